import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { DisclosureRecord } from "../schema.ts";
import { consentKey, consents, contents, disclosureKey, disclosures, openings } from "../state.ts";
import { consentInForce, entitledWrap } from "./entitlement.ts";

/** What a vault may hand out for an opening: to whom, and which wrap. */
export interface Release {
	readonly disclosure: DisclosureRecord;
	readonly wrap: string;
}

/**
 * Whether the record lets a vault release a content for an opening at this time: the opening is on the record for that very content,
 * its term has not run out, and the department is entitled still. Undefined otherwise.
 */
export function releaseOf(
	state: Pick<StateReader, "get">,
	opening: string,
	{ content, timeMs }: { readonly content: string; readonly timeMs: number },
): Release | undefined {
	const disclosure = disclosureOf(state, opening, content);
	const record = state.get(contents, content);
	if (!disclosure || !record || timeMs >= disclosure.untilMs) return undefined;
	const { department, purpose } = disclosure;
	const wrap = entitledWrap(state, record, { content, department, purpose, timeMs });
	return wrap === undefined ? undefined : { disclosure, wrap };
}

function disclosureOf(
	state: Pick<StateReader, "get">,
	opening: string,
	content: string,
): DisclosureRecord | undefined {
	const place = state.get(openings, opening);
	for (let at = 0; place && at < (place.count ?? 1); at++) {
		const found = state.get(disclosures, disclosureKey(place.tag, place.number + at));
		if (found?.content === content) return found;
	}
	return undefined;
}

/** Ids of the wraps that a vault keeps for a content: the owner's, the entitled departments', and those of consents in force. */
export function wrapsOnRecord(
	state: Pick<StateReader, "get">,
	content: string,
	timeMs: number,
): ReadonlySet<string> {
	const record = state.get(contents, content);
	if (!record || record.erasedMs !== undefined) return new Set();
	const consented = record.consented
		.map((department) => state.get(consents, consentKey(content, department)))
		.filter((consent) => consent && consentInForce(consent, timeMs))
		.map((consent) => consent!.wrap);
	return new Set([record.owner.wrap, ...record.departments.map(({ wrap }) => wrap), ...consented]);
}
