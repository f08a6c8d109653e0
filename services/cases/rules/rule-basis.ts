import type { RuleDecision } from "@mingjian/ledger/runtime/capabilities.ts";
import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { RuleUse } from "../flow-wiring.ts";
import { refuse } from "../refusals.ts";
import type { Basis, Case } from "../schema.ts";
import type { Turn } from "./turn.ts";

/**
 * The decision by rule that an act on a case rests on: recorded for this very case, by its department, by the rule the flow names, over what the
 * applicant handed in last, sealed contents by their commitments. Refuses rule-decision-unknown, rule-decision-other, rule-decision-stale,
 * rule-decision-sources.
 */
export function ruleDecisionOf(
	{ context, record }: Turn,
	use: RuleUse | undefined,
	id: string,
): RuleDecision {
	const found = context.use("ruleDecisions").describe(id) ?? refuse("rule-decision-unknown");
	if (!use || found.id !== use.rule || found.matter !== record.id || found.department !== record.department)
		return refuse("rule-decision-other");
	if (found.asOfMs < record.receivedMs) refuse("rule-decision-stale");
	requireSources(context, record, found);
	return found;
}

/** The facts were read from the very contents that were handed in; whoever has those opened can then hold the facts against them. */
function requireSources(context: CheckContext, record: Case, { sources = [] }: RuleDecision): void {
	const sealed = context.use("sealed");
	const line = (content: string, commitment: string | undefined) => `${content} ${commitment ?? ""}`;
	const wanted = (record.contents ?? []).map(({ content }) =>
		line(content, sealed.describe(content)?.commitment),
	);
	const given = sources.map(({ content, commitment }) => line(content, commitment));
	if (wanted.sort().join() !== given.sort().join()) refuse("rule-decision-sources");
}

/** The same, where its outcome says yes. Refuses rule-not-met for anything else. */
export function permittedBy(turn: Turn, use: RuleUse | undefined, id: string): Basis {
	const found = ruleDecisionOf(turn, use, id);
	return found.outcome[use!.outcome] === true ? basisOf(found) : refuse("rule-not-met");
}

/** What a case keeps of a decision by rule. */
export function basisOf({ decision, id, version, hash, inputs, traceCommitment }: RuleDecision): Basis {
	return {
		decision,
		rule: id,
		version,
		ruleHash: hash,
		inputCommitments: inputs.map(({ commitment }) => commitment),
		traceCommitment,
	};
}
