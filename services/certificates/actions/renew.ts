import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { RenewInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { issuableType } from "../rules/issuance.ts";
import { notEnded, ownCertificate } from "../rules/own-certificate.ts";
import { planSuccession, type Succession, writeSuccession } from "../rules/succession.ts";
import { checkValidity } from "../rules/validity.ts";

/**
 * Gives a valid or expired certificate a new validity from now on, under the next version number; the old one is
 * superseded at once and both name each other. Refuses a suspended or ended one, and what checkValidity refuses.
 */
export const renew: Action<RenewInput, { identifier: string; statusIndex: number }, Succession> = {
	check(context, { identifier, validUntilMs, ...item }) {
		const record = ownCertificate(context, identifier);
		notEnded(record);
		if (record.status !== "valid") refuse("not-valid");
		const validity = { validFromMs: context.timeMs, validUntilMs };
		checkValidity(validity, issuableType(context, record.type).version.validity, context.timeMs);
		return planSuccession(context, { identifier, record }, { item, validity });
	},
	apply: (context, _input, plan) => writeSuccession(context, plan, "renewed"),
};
