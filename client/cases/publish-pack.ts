import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { BoundPack } from "@mingjian/services/packs/bind-pack.ts";
import { actFor, type DepartmentSetting } from "./department-access.ts";
import { type PartFate, type PlannedPart, type PlannedRule, planPack } from "./plan-pack.ts";

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
	readonly fate: PartFate;
}

/**
 * Publishes what a pack is made of, as signed acts, the guide last: nobody finds an item whose flow and rules are not there. What stands on the
 * record already is left as it is, so that it can be run again and finishes what was cut short.
 */
export async function publishPack(staff: PackStaff, pack: BoundPack, note: string): Promise<PartPublished[]> {
	const { certificate, rules, flow, guide } = await planPack(staff.seal.client, pack, { note });
	const parts: PartPublished[] = [];
	if (certificate) parts.push(await publishPart(staff, certificate));
	for (const rule of rules) parts.push(await publishRule(staff, rule));
	parts.push(await publishPart(staff, flow), await publishPart(staff, guide));
	return parts;
}

async function publishPart(
	{ seal }: PackStaff,
	{ part, name, fate, act }: PlannedPart,
): Promise<PartPublished> {
	if (act) await actFor(seal, act.act, act.input);
	return { part, name, fate };
}

async function publishRule(
	{ seal, author, reviewers }: PackStaff,
	{ part, name, fate, rule, forward }: PlannedRule,
): Promise<PartPublished> {
	if (fate === "unchanged") return { part, name, fate };
	const text =
		forward?.text ?? (await actFor(author, "rulebook/draft", { rule: rule as unknown as Json })).result;
	const known = new Set(forward?.reviews.map(({ reviewer }) => reviewer));
	for (const reviewer of reviewers)
		if (!known.has(reviewer.account))
			await actFor(reviewer, "rulebook/review", { ...(text as object), verdict: "approve" });
	await actFor(seal, "rulebook/publish", text as Json);
	return { part, name, fate };
}
