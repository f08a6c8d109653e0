import type { Genesis } from "@mingjian/ledger/runtime/contract.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { policyFault } from "./rules/policy-fault.ts";
import { GovernanceGenesis } from "./schema.ts";
import { cities, current, policies, policyVersions } from "./state.ts";

/** Writes the city and its first trust policy. A document that does not fit is a mistake of its author (TypeError). */
export const governanceGenesis: Genesis = (context, document) => {
	const given: unknown = document.services.governance;
	if (!fits(given)) throw new TypeError("genesis: services.governance does not fit its schema");
	const { city, policy, passkeys } = given;
	if (policy.origin !== document.origin)
		throw new TypeError("genesis: the trust policy is of another origin");
	const fault = policyFault(policy);
	if (fault) throw new TypeError(`genesis: ${fault}`);
	const { ledger, origin, timeMs } = document;
	const first = { version: 1, sinceMs: timeMs, ...policy };
	context.put(cities, current, { ledger, ...city, origin, passkeys });
	context.put(policies, current, first);
	context.put(policyVersions, "1", first);
};

function fits(given: unknown): given is GovernanceGenesis {
	return validator(GovernanceGenesis).Check(given);
}
