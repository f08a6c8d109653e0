import { disclosureListKeys } from "@mingjian/client/seal/verify-disclosure-list.ts";
import type { DisclosureRecord } from "@mingjian/services/disclosure/schema.ts";
import { chains, disclosureKey, disclosures } from "@mingjian/services/disclosure/state.ts";
import type { City } from "../../../city/city.ts";
import type { Text } from "../../../city/subject.ts";
import type { KeptMatter } from "../../../me/matters.ts";
import { trustPolicy } from "../../../policy/trust-policy.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { titleOf } from "../cases/load.ts";
import { groupNames } from "../data/held.ts";

/** One time somebody opened something of a citizen's. */
export interface Opening {
	readonly number: number;
	readonly openedMs: number;
	readonly department: Words;
	readonly officer: Words;
	/** What it is called in the form, or as a letter. */
	readonly group: Words;
	readonly reason: DisclosureRecord["reason"];
	readonly basis: DisclosureRecord["basis"];
	/** Index of its entry. */
	readonly entry?: number;
	readonly dispute?: DisclosureRecord["dispute"];
}

/** What was opened of one application. */
export interface AccessOf {
	readonly tag: string;
	readonly case: string;
	readonly title: Text;
	readonly openings: readonly Opening[];
	/** Addresses of the proofs that the list is whole: of each opening, and of the absence of a further one. */
	readonly proofs: readonly string[];
}

export interface AccessModel {
	readonly matters: readonly AccessOf[];
	readonly fingerprint: string;
	/** What became of a dispute that was just made. */
	readonly fault?: { readonly tag: string; readonly number: number; readonly code: string };
}

export const grounds = ["no-such-matter", "not-needed", "not-entitled", "other"] as const;
const mostOpenings = 100;
const mostMatters = 30;

async function modelOf({ city, me, visitor }: AskedBy): Promise<AccessModel> {
	const matters = me.matters.of(visitor.account).slice(0, mostMatters);
	const { fingerprint } = await trustPolicy(city);
	const all = await Promise.all(matters.map((matter) => accessOf(city, matter)));
	// What was opened comes before what nobody opened, otherwise the newest matter first.
	const [seen, unseen] = [all.filter(wasOpened), all.filter((each) => !wasOpened(each))];
	return { matters: [...seen, ...unseen], fingerprint };
}

function wasOpened({ openings }: AccessOf): boolean {
	return openings.length > 0;
}

async function accessOf(city: City, matter: KeptMatter): Promise<AccessOf> {
	const { tag } = matter;
	const records = await recordsOf(city, tag);
	const nameOf = await groupNames(city, matter.item);
	return {
		tag,
		case: matter.case!,
		title: await titleOf(city, matter.item),
		openings: await Promise.all(records.map((record) => openingOf(city, record, nameOf))),
		proofs: disclosureListKeys(tag, records[0]?.number ?? 0).map(
			(key) => `/v1/state/${key.split("/").map(encodeURIComponent).join("/")}`,
		),
	};
}

// From the state itself, the newest first: lists follow the record a moment later, and a dispute just made should be seen.
async function recordsOf(city: City, tag: string): Promise<DisclosureRecord[]> {
	const context = city.node.queryContext("disclosure");
	const count = context.get(chains, tag)?.count ?? 0;
	const numbers = Array.from({ length: Math.min(count, mostOpenings) }, (_, at) => count - at);
	const records = numbers.flatMap((number) => context.get(disclosures, disclosureKey(tag, number)) ?? []);
	await city.node.durable(context.height);
	return records;
}

async function openingOf(
	city: City,
	record: DisclosureRecord,
	nameOf: (group: string) => Words,
): Promise<Opening> {
	const { number, openedMs, department, officer, group, reason, basis, opening, dispute } = record;
	const entry = await city.node.entry(opening);
	return {
		number,
		openedMs,
		department: (await city.nameOf(department)) ?? { zh: department, en: department },
		officer: (await city.nameOf(officer)) ?? { zh: officer, en: officer },
		group: nameOf(group),
		reason,
		basis,
		...(entry ? { entry: entry.index } : {}),
		...(dispute ? { dispute } : {}),
	};
}

export const loadAccess: Load<AccessModel> = only("citizen", modelOf);

/** Disputes one opening, signed with the matter's own key: the department has fifteen days to answer and opens nothing more until it has. */
export const disputeOpening: Act<AccessModel> = only("citizen", async (asked) => {
	const { fields } = asked.posted;
	const number = Number(fields.get("number"));
	const ground = grounds.find((each) => each === fields.get("ground"));
	const matter = asked.me.matters.find(asked.visitor.account, fields.get("tag") ?? "");
	if (!matter || !Number.isSafeInteger(number)) return undefined;
	const fault = (code: string) => ({ tag: matter.tag, number, code });
	if (!ground) return { ...(await modelOf(asked)), fault: fault("ground") };
	const code = await asked.me.edge.dispute(asked.me.matters.file(matter), number, ground);
	if (code !== undefined) return { ...(await modelOf(asked)), fault: fault(code) };
	return new SeeOther(`/me/access#opening-${matter.tag}-${number}`);
});
