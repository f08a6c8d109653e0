import type { Action, Contract } from "@mingjian/ledger/runtime/contract.ts";
import { contracts as present } from "@mingjian/services/contracts.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { refuse } from "@mingjian/services/identity/refusals.ts";
import { taken } from "./next-rule.ts";

const register = identity.actions.register as Action<never, unknown, never>;

/** The next version of the identity service: it opens accounts by another rule, so that whoever runs the old one comes to another root. */
const next: Contract = {
	...identity,
	manifest: { ...identity.manifest, version: "1.1.0" },
	actions: {
		...identity.actions,
		register: {
			check(context, input) {
				const plan = register.check(context, input);
				if (!taken(context.principal.account)) refuse("account-id");
				return plan;
			},
			apply: (context, input, plan) => register.apply(context, input, plan),
		},
	},
};

/** Every contract of the next release, versions of one service oldest first. */
export const contracts: readonly Contract[] = present.flatMap((each) =>
	each === identity ? [each, next] : [each],
);
