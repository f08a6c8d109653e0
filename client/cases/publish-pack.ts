import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { flowHash } from "@mingjian/services/cases/rules/flow-hash.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import { guideHash } from "@mingjian/services/catalogue/rules/guide-hash.ts";
import { catalogueService } from "@mingjian/services/catalogue/service.ts";
import { certificatesService } from "@mingjian/services/certificates/service.ts";
import type { BoundPack } from "@mingjian/services/packs/bind-pack.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { rulebookService } from "@mingjian/services/rulebook/service.ts";
import { actFor, type DepartmentSetting } from "./department-access.ts";

/** Who publishes: the department's seal, and three officers for rules, since nobody reviews their own text. */
export interface PackStaff {
	readonly seal: DepartmentSetting;
	readonly author: DepartmentSetting;
	readonly reviewers: readonly [DepartmentSetting, DepartmentSetting];
}

/** What became of one part of a pack. */
export interface PartPublished {
	readonly part: "certificate" | "rule" | "flow" | "guide";
	readonly name: string;
	readonly fate: "published" | "amended" | "unchanged";
}

/**
 * Publishes what a pack is made of, as signed acts, the guide last: nobody finds an item whose flow and rules are not there. What stands on the
 * record already is left as it is, so that it can be run again and finishes what was cut short.
 */
export async function publishPack(staff: PackStaff, pack: BoundPack, note: string): Promise<PartPublished[]> {
	const parts: PartPublished[] = [];
	if (pack.certificate) parts.push(await publishType(staff, pack.certificate));
	for (const rule of pack.rules) parts.push(await publishRule(staff, rule));
	parts.push(await publishFlow(staff, pack, note), await publishGuide(staff, pack, note));
	return parts;
}

async function publishType(
	{ seal }: PackStaff,
	wanted: NonNullable<BoundPack["certificate"]>,
): Promise<PartPublished> {
	const { type, code, ...version } = wanted;
	const known = (await seal.client.of(certificatesService).queries.type({ type }))?.result;
	const part = { part: "certificate", name: type } as const;
	if (!known) {
		await actFor(seal, "certificates/define-type", wanted as unknown as Json);
		return { ...part, fate: "published" };
	}
	const lastMs = known.record.versions.at(-1)!;
	const last = (await seal.client.of(certificatesService).queries.type({ type, atMs: lastMs }))?.result
		.inForce;
	if (last && sameBut(["effectiveFromMs", "transaction"], last, version))
		return { ...part, fate: "unchanged" };
	// A version takes effect after the one before it, which may have begun today.
	const effectiveFromMs = Math.max(version.effectiveFromMs, lastMs + 1);
	await actFor(seal, "certificates/amend-type", { type, ...version, effectiveFromMs } as unknown as Json);
	return { ...part, fate: "amended" };
}

async function publishRule({ seal, author, reviewers }: PackStaff, rule: Rule): Promise<PartPublished> {
	const { id } = rule;
	const known = (await seal.client.of(rulebookService).queries.rule({ id }))?.result;
	const latest = known?.header.versions.at(-1)?.version;
	const shown =
		latest === undefined
			? undefined
			: (await seal.client.of(rulebookService).queries.rule({ id, version: latest }))?.result.shown;
	if (shown && sameBut(["effectiveFromMs"], shown.rule, rule))
		return { part: "rule", name: id, fate: "unchanged" };
	const { result } = await actFor(author, "rulebook/draft", { rule: rule as unknown as Json });
	const text = result as { readonly [member: string]: Json };
	for (const reviewer of reviewers)
		await actFor(reviewer, "rulebook/review", { ...text, verdict: "approve" });
	await actFor(seal, "rulebook/publish", text);
	return { part: "rule", name: id, fate: known ? "amended" : "published" };
}

async function publishFlow(
	{ seal }: PackStaff,
	{ item, flow }: BoundPack,
	note: string,
): Promise<PartPublished> {
	const known = (await seal.client.of(casesService).queries.flow({ item }))?.result.header.versions.at(-1);
	const part = { part: "flow", name: item } as const;
	if (known?.hash === flowHash(flow)) return { ...part, fate: "unchanged" };
	await actFor(seal, "cases/publish-flow", {
		item,
		flow: flow as unknown as Json,
		...(known ? { note } : {}),
	});
	return { ...part, fate: known ? "amended" : "published" };
}

async function publishGuide(
	{ seal }: PackStaff,
	{ item: code, guide }: BoundPack,
	note: string,
): Promise<PartPublished> {
	const known = (await seal.client.of(catalogueService).queries.item({ code }))?.result.item.versions.at(-1);
	const part = { part: "guide", name: code } as const;
	if (known?.hash === guideHash(guide)) return { ...part, fate: "unchanged" };
	const input = { code, guide: guide as unknown as Json, ...(known ? { note } : {}) };
	await actFor(seal, known ? "catalogue/amend" : "catalogue/publish", input);
	return { ...part, fate: known ? "amended" : "published" };
}

function sameBut(but: readonly string[], one: object, other: object): boolean {
	const rest = (value: object) =>
		canonicalJson(Object.fromEntries(Object.entries(value).filter(([name]) => !but.includes(name))));
	return rest(one) === rest(other);
}
