import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { approve } from "./actions/approve.ts";
import { declareIssuingKey } from "./actions/declare-issuing-key.ts";
import { propose } from "./actions/propose.ts";
import { publishTrustPolicy } from "./actions/publish-trust-policy.ts";
import { reportEquivocation } from "./actions/report-equivocation.ts";
import { withdrawIssuingKey } from "./actions/withdraw-issuing-key.ts";
import { withdrawProposal } from "./actions/withdraw-proposal.ts";
import { governanceGenesis } from "./genesis.ts";
import { enactDue, seatsDue } from "./proposals/enact.ts";
import { chainParameters } from "./queries/chain-parameters.ts";
import { city } from "./queries/city.ts";
import { issuers } from "./queries/issuers.ts";
import { members } from "./queries/members.ts";
import { proposals } from "./queries/proposals.ts";
import { trustPolicy } from "./queries/trust-policy.ts";
import { trustPolicyHistory } from "./queries/trust-policy-history.ts";
import { inForce } from "./rules/in-force.ts";
import { versionsByService } from "./rules/versions-by-service.ts";
import { governanceService } from "./service.ts";
import {
	cities,
	contractVersions,
	current,
	issuers as issuerRecords,
	memberships,
	chainParameters as parameterRecords,
} from "./state.ts";

/** Which city this is, and whom a verifier of its record shall trust. */
export const governance = contract(governanceService, {
	actions: {
		"publish-trust-policy": publishTrustPolicy,
		"declare-issuing-key": declareIssuingKey,
		"withdraw-issuing-key": withdrawIssuingKey,
		propose,
		approve,
		"withdraw-proposal": withdrawProposal,
		"report-equivocation": reportEquivocation,
	},
	queries: {
		city,
		"trust-policy": trustPolicy,
		"trust-policy-history": trustPolicyHistory,
		issuers,
		members,
		proposals,
		"chain-parameters": chainParameters,
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
		membership: (state) => ({
			members: () => state.get(memberships, current)?.members,
			parameters: () => state.get(parameterRecords, current),
			seatsDue: (height) => seatsDue(state, height),
		}),
		versions: (state) => ({ inForce: () => versionsByService(state.get(contractVersions, current)) }),
	},
	genesis: governanceGenesis,
	opening: enactDue,
});
