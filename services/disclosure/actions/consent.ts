import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { ownContent } from "../owner.ts";
import { refuse } from "../refusals.ts";
import { keyInForce } from "../rules/key-in-force.ts";
import {
	type ConsentInput,
	type ContentRecord,
	type ContentResult,
	longestConsentMs,
	mostConsented,
} from "../schema.ts";
import { consentKey, consents, contents } from "../state.ts";

type Input = Static<typeof ConsentInput>;

/**
 * The owner lets one more department see one content, for one purpose, until a date; a later consent takes the place of an earlier.
 * Refuses owner-unproved, content-unknown, content-erased, consent-term, consent-needless, consents-too-many, sealing-key-unknown.
 */
export const consent: Action<Input, Static<typeof ContentResult>, ContentRecord> = {
	check(context, { content, department, purpose, key, untilMs }) {
		const found = ownContent(context, content);
		const { timeMs } = context;
		if (untilMs <= timeMs || untilMs > timeMs + longestConsentMs) refuse("consent-term");
		const sealedTo = found.departments.some((each) => each.department === department);
		if (sealedTo && found.purpose === purpose) refuse("consent-needless");
		if (!keyInForce(context, department, key)) refuse("sealing-key-unknown");
		if (found.consented.includes(department)) return found;
		if (found.consented.length >= mostConsented) refuse("consents-too-many");
		return { ...found, consented: [...found.consented, department] };
	},
	apply(context, input, record) {
		const { content, department } = input;
		context.put(contents, content, record);
		const given = { ...input, tag: record.tag, sinceMs: context.timeMs };
		context.put(consents, consentKey(content, department), given);
		return { content };
	},
};
