import type { Genesis } from "@mingjian/ledger/runtime/contract.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { GovernanceGenesis } from "./genesis-schema.ts";
import type { MemberRecord } from "./proposals/proposal-schema.ts";
import { policyFault } from "./rules/policy-fault.ts";
import { cities, current, memberships, policies, policyVersions } from "./state.ts";

/** Writes the city and its first trust policy. A document that does not fit is a mistake of its author (TypeError). */
export const governanceGenesis: Genesis = (context, document) => {
	const given: unknown = document.services.governance;
	if (!fits(given)) throw new TypeError("genesis: services.governance does not fit its schema");
	const { city, policy, passkeys, consortium } = given;
	if (policy.origin !== document.origin)
		throw new TypeError("genesis: the trust policy is of another origin");
	const fault = policyFault(policy);
	if (fault) throw new TypeError(`genesis: ${fault}`);
	const { ledger, origin, timeMs } = document;
	const first = { version: 1, sinceMs: timeMs, ...policy };
	context.put(cities, current, { ledger, ...city, origin, passkeys });
	context.put(policies, current, first);
	context.put(policyVersions, "1", first);
	if (consortium) {
		checkMembers(consortium.members);
		context.put(memberships, current, { ...consortium, sinceHeight: 0 });
	}
};

/** Members must be told apart by everything a later change looks them up by. */
function checkMembers(members: readonly MemberRecord[]): void {
	for (const what of ["member", "account", "address", "nodeId", "validatorKey", "logKey"] as const) {
		const named = new Set(members.map((each) => each[what]));
		if (named.size < members.length) throw new TypeError(`genesis: two members have one ${what}`);
	}
}

function fits(given: unknown): given is GovernanceGenesis {
	return validator(GovernanceGenesis).Check(given);
}
