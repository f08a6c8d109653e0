import { manifests } from "@mingjian/services/manifests.ts";
import type { Act } from "../../city/city.ts";
import { type EntryLine, entryLine, type Party, partyOf } from "../../city/entry-line.ts";
import { type Fact, factsOf } from "../../city/facts.ts";
import type { EntrySummary } from "../../city/record-node.ts";
import type { Offered } from "../../parts/verify-panel.tsx";
import { trustPolicy } from "../../policy/trust-policy.ts";
import type { Load } from "../page.ts";

/** An entry as its page tells it. */
export interface EntryModel {
	readonly entry: EntrySummary;
	readonly line: EntryLine;
	/** Who signed, where that is another than the party acted for. */
	readonly actor: Party;
	readonly input: readonly Fact[];
	readonly result: readonly Fact[];
	readonly issuedAtMs?: number;
	readonly bytes?: number;
	/** Pages about what the act is about. */
	readonly about?: { readonly kind: "service" | "certificate"; readonly id: string };
	readonly size: number;
	readonly offered: Offered;
}

export const loadEntry: Load<EntryModel> = async ({ city, path }) => {
	const at = referenceOf(path.id ?? "");
	const entry = at === undefined ? undefined : await city.node.entry(at);
	if (!entry) return undefined;
	const act = await city.act(entry.index);
	const about = aboutOf(entry, act);
	const { fingerprint } = await trustPolicy(city);
	const { index, id, service, action } = entry;
	const manifest = manifests.find((each) => each.id === service)?.actions[action];
	return {
		entry,
		line: await entryLine(city, entry),
		actor: await partyOf(city, entry.actor),
		input: act ? factsOf(manifest?.input, act.payload.input) : [],
		result: act?.result === undefined ? [] : factsOf(manifest?.result, act.result),
		...(act ? { issuedAtMs: act.payload.issuedAt, bytes: act.bytes } : {}),
		...(about ? { about } : {}),
		size: city.node.head().size,
		offered: {
			kind: "entry",
			address: `/v1/entries/${index}/proof`,
			fileName: `entry-${index}.tlog-proof`,
			subject: id,
			detail: String(index),
			fingerprint,
		},
	};
};

/** A log index or a transaction id. */
function referenceOf(id: string): number | string | undefined {
	if (/^[0-9a-f]{64}$/.test(id)) return id;
	return /^(0|[1-9][0-9]{0,14})$/.test(id) ? Number(id) : undefined;
}

function aboutOf({ service, code }: EntrySummary, act: Act | undefined): EntryModel["about"] {
	const said = { ...memberTexts(act?.payload.input), ...(code === "ok" ? memberTexts(act?.result) : {}) };
	if (service === "catalogue" && said.code && code === "ok") return { kind: "service", id: said.code };
	if (service === "certificates" && said.identifier) return { kind: "certificate", id: said.identifier };
	return undefined;
}

function memberTexts(value: unknown): Readonly<Record<string, string>> {
	if (typeof value !== "object" || value === null) return {};
	return Object.fromEntries(Object.entries(value).filter((each) => typeof each[1] === "string"));
}
