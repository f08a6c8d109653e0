import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { ReplaceInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { notEnded, ownCertificate } from "../rules/own-certificate.ts";
import { standingAt } from "../rules/standing.ts";
import { planSuccession, type Succession, writeSuccession } from "../rules/succession.ts";

/**
 * Puts a certificate in the place of one that was lost, damaged or says what is no longer so, valid until the same
 * end. The old one is superseded at once. Refuses a suspended, ended or expired one, or another department's.
 */
export const replace: Action<ReplaceInput, { identifier: string; statusIndex: number }, Succession> = {
	check(context, { identifier, reason: _reason, ...item }) {
		const record = ownCertificate(context, identifier);
		notEnded(record);
		if (record.status !== "valid") refuse("not-valid");
		if (standingAt(record, context.timeMs) === "expired") refuse("expired");
		const validity = { validFromMs: context.timeMs, validUntilMs: record.validUntilMs };
		return planSuccession(context, { identifier, record }, { item, validity });
	},
	apply: (context, { reason }, plan) => writeSuccession(context, plan, reason),
};
