import type { DecideInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Case } from "../schema.ts";
import { basisOf, ruleDecisionOf } from "./rule-basis.ts";
import type { Turn } from "./turn.ts";

type Fee = Pick<NonNullable<Case["decision"]>, "feeFen" | "feeBasis">;

/**
 * What a grant costs, where its flow has a fee rule: as that rule's recorded decision says, or, where the rule leaves it to a person, as an officer
 * says who names the law. Refuses fee-needed, fee-unasked and what `ruleDecisionOf` refuses.
 */
export function feeOf(turn: Turn, { outcome, feeDecision, feeFen, clause }: DecideInput): Fee {
	const use = outcome === "granted" ? turn.flow.rules?.fee : undefined;
	if (!use) return feeDecision === undefined && feeFen === undefined ? {} : refuse("fee-unasked");
	if (feeDecision === undefined) {
		const byOfficer = turn.context.principal.kind === "officer" && clause !== undefined;
		return byOfficer && feeFen !== undefined ? { feeFen } : refuse("fee-needed");
	}
	const found = ruleDecisionOf(turn, use, feeDecision);
	const amount = found.outcome[use.outcome];
	if (!Number.isSafeInteger(amount) || (amount as number) < 0) return refuse("rule-not-met");
	if (feeFen !== undefined && feeFen !== amount) return refuse("fee-unasked");
	return { feeFen: amount as number, feeBasis: basisOf(found) };
}
