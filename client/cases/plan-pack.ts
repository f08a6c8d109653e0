import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { flowHash } from "@mingjian/services/cases/rules/flow-hash.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import { guideHash } from "@mingjian/services/catalogue/rules/guide-hash.ts";
import { catalogueService } from "@mingjian/services/catalogue/service.ts";
import { certificatesService } from "@mingjian/services/certificates/service.ts";
import type { BoundPack } from "@mingjian/services/packs/bind-pack.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { ruleHash } from "@mingjian/services/rulebook/rules/rule-hash.ts";
import { rulebookService } from "@mingjian/services/rulebook/service.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";

/** What publishing a part of a pack comes to. */
export type PartFate = "published" | "amended" | "unchanged";

/** An act as its service takes it. */
export interface PartAct {
	readonly act:
		| "certificates/define-type"
		| "certificates/amend-type"
		| "cases/publish-flow"
		| "catalogue/publish"
		| "catalogue/amend";
	readonly input: Json;
}

/** A part that one act puts on the record; none where it stands there already. */
export interface PlannedPart {
	readonly part: "certificate" | "flow" | "guide";
	readonly name: string;
	readonly fate: PartFate;
	readonly act?: PartAct;
}

/** A rule, which needs a draft and two approvals before its act of publishing. */
export interface PlannedRule {
	readonly part: "rule";
	readonly name: string;
	readonly fate: PartFate;
	readonly rule: Rule;
	/** This very text as it was put forward, with what its reviewers said. */
	readonly forward?: ForwardedRule;
}

export interface ForwardedRule {
	readonly text: { readonly id: string; readonly version: number; readonly hash: string };
	readonly authors: readonly string[];
	readonly reviews: readonly {
		readonly reviewer: string;
		readonly verdict: string;
		readonly note?: string;
	}[];
}

/** What putting a pack on the record still takes. */
export interface PackPlan {
	readonly certificate?: PlannedPart;
	readonly rules: readonly PlannedRule[];
	readonly flow: PlannedPart;
	readonly guide: PlannedPart;
}

export interface PlanSetting {
	/** What changed, said of every amendment. */
	readonly note: string;
	/** When the flow takes effect; at once where it is not said. */
	readonly flowFromMs?: number;
}

/** Holds a pack against the record: which of its parts are new, amended or there already, and by which act each is published. */
export async function planPack(
	client: MingjianClient,
	pack: BoundPack,
	setting: PlanSetting,
): Promise<PackPlan> {
	const { certificate } = pack;
	return {
		...(certificate ? { certificate: await planType(client, certificate) } : {}),
		rules: await Promise.all(pack.rules.map((rule) => planRule(client, rule))),
		flow: await planFlow(client, pack, setting),
		guide: await planGuide(client, pack, setting),
	};
}

async function planType(
	client: MingjianClient,
	wanted: NonNullable<BoundPack["certificate"]>,
): Promise<PlannedPart> {
	const { type, code: _code, ...version } = wanted;
	const known = (await client.of(certificatesService).queries.type({ type }))?.result;
	const part = { part: "certificate", name: type } as const;
	if (!known)
		return {
			...part,
			fate: "published",
			act: { act: "certificates/define-type", input: wanted as unknown as Json },
		};
	const lastMs = known.record.versions.at(-1)!;
	const last = (await client.of(certificatesService).queries.type({ type, atMs: lastMs }))?.result.inForce;
	if (last && sameBut(["effectiveFromMs", "transaction"], last, version))
		return { ...part, fate: "unchanged" };
	// A version takes effect after the one before it, which may have begun today.
	const effectiveFromMs = Math.max(version.effectiveFromMs, lastMs + 1);
	const input = { type, ...version, effectiveFromMs } as unknown as Json;
	return { ...part, fate: "amended", act: { act: "certificates/amend-type", input } };
}

async function planRule(client: MingjianClient, rule: Rule): Promise<PlannedRule> {
	const { id } = rule;
	const { queries } = client.of(rulebookService);
	const version = (await queries.rule({ id }))?.result.header.versions.at(-1)?.version;
	const shown = version === undefined ? undefined : (await queries.rule({ id, version }))?.result.shown;
	const part = { part: "rule", name: id, rule } as const;
	if (shown && sameBut(["effectiveFromMs"], shown.rule, rule)) return { ...part, fate: "unchanged" };
	const draft = (await queries["latest-draft"]({ id }))?.result.draft;
	const same = draft && draft.version > (version ?? 0) && draft.hash === ruleHash(rule);
	const fate = version === undefined ? "published" : "amended";
	if (!same) return { ...part, fate };
	const text = { id, version: draft.version, hash: draft.hash };
	return { ...part, fate, forward: { text, authors: draft.authors, reviews: draft.reviews } };
}

async function planFlow(
	client: MingjianClient,
	{ item, flow }: BoundPack,
	{ note, flowFromMs }: PlanSetting,
): Promise<PlannedPart> {
	const known = (await client.of(casesService).queries.flow({ item }))?.result.header.versions.at(-1);
	const part = { part: "flow", name: item } as const;
	if (known?.hash === flowHash(flow)) return { ...part, fate: "unchanged" };
	const input = {
		item,
		flow: flow as unknown as Json,
		...(flowFromMs === undefined ? {} : { effectiveFromMs: flowFromMs }),
		...(known ? { note } : {}),
	};
	return { ...part, fate: known ? "amended" : "published", act: { act: "cases/publish-flow", input } };
}

async function planGuide(
	client: MingjianClient,
	{ item: code, guide }: BoundPack,
	{ note }: PlanSetting,
): Promise<PlannedPart> {
	const known = (await client.of(catalogueService).queries.item({ code }))?.result.item.versions.at(-1);
	const part = { part: "guide", name: code } as const;
	if (known?.hash === guideHash(guide)) return { ...part, fate: "unchanged" };
	const input = { code, guide: guide as unknown as Json, ...(known ? { note } : {}) };
	const act = known ? "catalogue/amend" : "catalogue/publish";
	return { ...part, fate: known ? "amended" : "published", act: { act, input } };
}

function sameBut(but: readonly string[], one: object, other: object): boolean {
	const rest = (value: object) =>
		canonicalJson(Object.fromEntries(Object.entries(value).filter(([name]) => !but.includes(name))));
	return rest(one) === rest(other);
}
