import type { Guide } from "../guide-schema.ts";
import type { RefusalCode } from "../refusals.ts";
import { type Item, maxVersions, type Version } from "../schema.ts";
import { guideFault } from "./check-guide.ts";
import { guideHash } from "./guide-hash.ts";

/** A guide about to become a version. */
export interface Draft {
	readonly code: string;
	readonly guide: Guide;
	/** Block time where none is given. */
	readonly effectiveFromMs?: number;
	readonly note?: string;
}

/** Who publishes, for which department, when. */
export interface Publisher {
	readonly owner: string;
	readonly account: string;
	readonly timeMs: number;
}

/** The two records a new version writes. */
export interface PlannedVersion {
	readonly item: Item;
	readonly version: Version;
}

/** The first version of a new item, or the code of why there can be none. */
export function planFirst(draft: Draft, by: Publisher): PlannedVersion | RefusalCode {
	const effective = draft.effectiveFromMs ?? by.timeMs;
	return (
		timeFault(effective, by.timeMs) ?? guideFault(draft.guide) ?? compose(draft, by, undefined, effective)
	);
}

/** The next version of an item, or the code of why there can be none. */
export function planNext(item: Item, draft: Draft, by: Publisher): PlannedVersion | RefusalCode {
	if (item.owner !== by.owner) return "not-owner";
	if (item.withdrawal) return "item-withdrawn";
	const effective = draft.effectiveFromMs ?? by.timeMs;
	const fault = timeFault(effective, by.timeMs) ?? guideFault(draft.guide);
	if (fault) return fault;
	const previous = item.versions.at(-1)!;
	if (previous.hash === guideHash(draft.guide)) return "guide-unchanged";
	if (item.versions.length >= maxVersions) return "too-many-versions";
	if (effective < previous.effectiveFromMs) return "effective-before-previous";
	return compose(draft, by, item, effective);
}

/** Versions only ever look forward: what was in force yesterday stays what was in force yesterday. */
function timeFault(effectiveFromMs: number, timeMs: number): RefusalCode | undefined {
	return effectiveFromMs < timeMs ? "effective-in-past" : undefined;
}

function compose(
	{ code, guide, note }: Draft,
	by: Publisher,
	before: Item | undefined,
	effectiveFromMs: number,
): PlannedVersion {
	const hash = guideHash(guide);
	const publishedAtMs = by.timeMs;
	const version = (before?.versions.length ?? 0) + 1;
	const line = { version, effectiveFromMs, publishedAtMs, hash };
	const { title, summary, keywords, taskType, divisionCode } = guide;
	return {
		item: {
			code,
			owner: by.owner,
			status: "published",
			title,
			...(summary ? { summary } : {}),
			...(keywords ? { keywords } : {}),
			taskType,
			divisionCode,
			versions: [...(before?.versions ?? []), line],
			...(before?.offeredTo ? { offeredTo: before.offeredTo } : {}),
		},
		version: { code, ...line, publisher: by.account, ...(note ? { note } : {}), guide },
	};
}
