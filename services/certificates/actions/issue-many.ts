import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { IssuedManyResult, IssueManyInput } from "../inputs.ts";
import { type Issuance, planIssuance, writeIssuance } from "../rules/issuance.ts";

/**
 * Issues up to 100,000 certificates under one signature, each with a record, a proof and a status of its own.
 * All or none. Refuses what planIssuance refuses.
 */
export const issueMany: Action<IssueManyInput, Static<typeof IssuedManyResult>, Issuance> = {
	check: (context, input) => planIssuance(context, input, input.certificates),
	apply(context, _input, plan) {
		writeIssuance(context, plan);
		const [firstIdentifier, first] = plan.certificates[0]!;
		return {
			count: plan.certificates.length,
			firstIdentifier,
			lastIdentifier: plan.certificates.at(-1)![0],
			firstStatusIndex: first.statusIndex,
		};
	},
};
