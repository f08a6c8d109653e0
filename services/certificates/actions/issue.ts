import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { IssueInput } from "../inputs.ts";
import { type Issuance, planIssuance, writeIssuance } from "../rules/issuance.ts";

/** Issues one certificate. Refuses what planIssuance refuses. */
export const issue: Action<IssueInput, { identifier: string; statusIndex: number }, Issuance> = {
	check: (context, input) => planIssuance(context, input, [input]),
	apply(context, _input, plan) {
		writeIssuance(context, plan);
		const [identifier, { statusIndex }] = plan.certificates[0]!;
		return { identifier, statusIndex };
	},
};
