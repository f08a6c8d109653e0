import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { type Issuer, mostIssuers, type PublishedPolicy } from "../schema.ts";
import { cities, current, issuers, policies } from "../state.ts";
import { named } from "./issuers.ts";

const rowsAtATime = 100;

/** Everything a verifier must know beforehand, as one document to keep: verification then needs no network. */
export const trustPolicy: Query<object, PublishedPolicy> = (context) => {
	const city = context.get(cities, current);
	const policy = context.get(policies, current);
	if (!city || !policy) return undefined;
	const { ledger, name, divisionCode, passkeys } = city;
	return { ledger, city: { name, divisionCode }, ...policy, passkeys, issuers: allIssuers(context) };
};

function allIssuers(context: QueryContext): Issuer[] {
	const all: Issuer[] = [];
	let after: string | undefined;
	do {
		const where = { order: "department", limit: rowsAtATime, ...(after === undefined ? {} : { after }) };
		const found = context.find(issuers, where);
		for (const { key, record } of found.rows) all.push(named(context, record, key));
		after = found.next;
	} while (after !== undefined && all.length < mostIssuers);
	return all;
}
