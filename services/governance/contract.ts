import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { declareIssuingKey } from "./actions/declare-issuing-key.ts";
import { publishTrustPolicy } from "./actions/publish-trust-policy.ts";
import { withdrawIssuingKey } from "./actions/withdraw-issuing-key.ts";
import { governanceGenesis } from "./genesis.ts";
import { city } from "./queries/city.ts";
import { issuers } from "./queries/issuers.ts";
import { trustPolicy } from "./queries/trust-policy.ts";
import { trustPolicyHistory } from "./queries/trust-policy-history.ts";
import { inForce } from "./rules/in-force.ts";
import { governanceService } from "./service.ts";
import { cities, current, issuers as issuerRecords } from "./state.ts";

/** Which city this is, and whom a verifier of its record shall trust. */
export const governance = contract(governanceService, {
	actions: {
		"publish-trust-policy": publishTrustPolicy,
		"declare-issuing-key": declareIssuingKey,
		"withdraw-issuing-key": withdrawIssuingKey,
	},
	queries: {
		city,
		"trust-policy": trustPolicy,
		"trust-policy-history": trustPolicyHistory,
		issuers,
	},
	provides: {
		city: (state) => ({
			describe() {
				const { name, divisionCode } = state.get(cities, current)!;
				return { name, divisionCode };
			},
		}),
		issuers: (state) => ({
			keyInForce(department, keyId, timeMs) {
				const keys = state.get(issuerRecords, department)?.keys ?? [];
				const found = keys.find((key) => key.keyId === keyId);
				return found && inForce(found, timeMs) ? { department, ...found } : undefined;
			},
		}),
	},
	genesis: governanceGenesis,
});
