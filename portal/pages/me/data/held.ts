import type { FlowVersion } from "@mingjian/services/cases/flow-schema.ts";
import { consentInForce } from "@mingjian/services/disclosure/rules/entitlement.ts";
import type { ConsentRecord, ContentRecord, RequestRecord } from "@mingjian/services/disclosure/schema.ts";
import { consentKey, consents, contents, requests } from "@mingjian/services/disclosure/state.ts";
import type { City } from "../../../city/city.ts";
import { flowOf } from "../../../me/application.ts";
import { caughtUp } from "../../../me/caught-up.ts";
import type { HeldHere } from "../../../me/sealed.ts";
import type { AskedBy } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";

/** Names of what departments seal to an applicant. */
const letterNames: Readonly<Record<string, Words>> = {
	notice: { zh: "部门告知", en: "A notice of a department" },
	decision: { zh: "决定与理由", en: "Decision and reasons" },
	certificate: { zh: "证照", en: "Certificate" },
	"appeal-grounds": { zh: "异议理由", en: "Grounds of your objection" },
	"hearing-grounds": { zh: "要求听证的事项", en: "What you want to be heard" },
};

/** Contents listed of one matter at most. */
const mostContents = 100;

/** The content an address names, of the reader's own matters alone; for anybody else there is no such content. */
export async function ownContent({ city, me, path, visitor }: AskedBy): Promise<HeldHere | undefined> {
	const content = path.content ?? "";
	const context = city.node.queryContext("disclosure");
	const record = /^[0-9a-f]{64}$/.test(content) ? context.get(contents, content) : undefined;
	await city.node.durable(context.height);
	const matter = record && me.matters.find(visitor.account, record.tag);
	return matter?.case === undefined ? undefined : { content, record: record!, matter };
}

/** Everything sealed of a matter, newest first. */
export async function contentsOf(
	city: City,
	{ tag, owner }: HeldHere["matter"],
): Promise<readonly (ContentRecord & { readonly content: string })[]> {
	await caughtUp(city, owner);
	const page = await city.ask<{ readonly rows: readonly (ContentRecord & { readonly content: string })[] }>(
		"disclosure",
		"contents",
		{ tag, limit: mostContents },
	);
	return page?.rows ?? [];
}

/** What groups and materials of an item are called. */
export async function groupNames(city: City, item: string): Promise<(group: string) => Words> {
	const flow = (await flowOf(city, item))?.flow;
	const names = new Map<string, Words>([
		...(flow?.sealing?.groups.map(({ group, title }) => [group, title] as const) ?? []),
		...(flow?.materials.map(({ code, title }) => [code, title] as const) ?? []),
	]);
	return (group) => names.get(group) ?? letterNames[group] ?? { zh: group, en: group };
}

/** How a consent stands. */
export type ConsentStanding = "given" | "withdrawn" | "ended";

export function standingOf(consent: ConsentRecord, timeMs: number): ConsentStanding {
	if (consent.withdrawnMs !== undefined) return "withdrawn";
	return consentInForce(consent, timeMs) ? "given" : "ended";
}

/** Every consent its owner gave for a content, and the latest request about it. From the state itself, so that what was just signed is seen. */
export async function termsOf(
	city: City,
	{ content, record }: Pick<HeldHere, "content" | "record">,
): Promise<{ readonly consents: readonly ConsentRecord[]; readonly request?: RequestRecord }> {
	const context = city.node.queryContext("disclosure");
	const given = record.consented.flatMap((each) => context.get(consents, consentKey(content, each)) ?? []);
	const request = context.get(requests, content);
	await city.node.durable(context.height);
	return { consents: given, ...(request ? { request } : {}) };
}

/** A department that handles an item, for whose purpose something can be shown to it. */
export interface Showable {
	readonly department: string;
	readonly purpose: string;
	readonly name: Words;
	/** The item it would be shown for. */
	readonly item: Words;
}

const mostFlows = 100;

/** Everybody to whom something can be shown: the departments entitled by each item's flow, for its purpose. */
export async function showableTo(city: City): Promise<Showable[]> {
	const page = await city.ask<{ readonly rows: readonly { readonly item: string }[] }>("cases", "flows", {
		limit: mostFlows,
	});
	const flows = await Promise.all((page?.rows ?? []).map(({ item }) => flowOf(city, item)));
	const all = await Promise.all(flows.map((version) => (version ? entitledBy(city, version) : [])));
	const unique = new Map(all.flat().map((each) => [`${each.department}|${each.purpose}`, each]));
	return [...unique.values()];
}

async function entitledBy(city: City, { flow }: FlowVersion): Promise<Showable[]> {
	const { sealing, title } = flow;
	if (!sealing) return [];
	const departments = new Set([...sealing.groups.flatMap((each) => each.departments), ...sealing.materials]);
	return Promise.all(
		[...departments].map(async (department) => ({
			department,
			purpose: sealing.purpose,
			name: (await city.nameOf(department)) ?? { zh: department, en: department },
			item: title,
		})),
	);
}
