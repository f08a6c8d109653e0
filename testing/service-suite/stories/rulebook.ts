import type { Json } from "@mingjian/ledger/record/payload.ts";
import { rulebook } from "@mingjian/services/rulebook/contract.ts";
import { elderlyAllowance } from "@mingjian/services/rulebook/demo/elderly-allowance.ts";
import {
	commitFacts,
	commitTrace,
	decisionSalts,
} from "@mingjian/services/rulebook/rules/commit-decision.ts";
import { evaluate } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { openOutcome } from "@mingjian/services/rulebook/rules/open-outcome.ts";
import type { Persona, Story } from "./story.ts";

const authors: readonly Persona[] = ["department", "officer:rule-author"];
const facts = { birthDate: "1936-01-01", onDate: "2026-01-05", registered: true, paidElsewhere: false };

/** A rule drafted, reviewed by two, published, applied and withdrawn. */
export const rulebookStory: Story = {
	contract: rulebook,
	tell(city) {
		const office = city.department("civil-affairs");
		const author = city.officer("rule author", office, "rule-author");
		const reviewers = ["first reviewer", "second reviewer"].map((name) =>
			city.officer(name, office, "rule-reviewer"),
		);
		const decider = city.officer("decider", office, "rule-decider");
		const rule = elderlyAllowance(office.id, city.ledger.timeMs);
		const text = city.expect(author, "rulebook/draft", { rule: rule as unknown as Json }) as {
			id: string;
			version: number;
			hash: string;
		};
		city.does(office, "rulebook/publish", text);
		for (const reviewer of reviewers)
			city.expect(reviewer, "rulebook/review", { ...text, verdict: "approve" });
		city.does(reviewers[0]!, "rulebook/review", { ...text, verdict: "approve" });
		city.expect(office, "rulebook/publish", text);
		city.ledger.advance(60_000);
		const evaluation = evaluate(rule, facts);
		if (evaluation.kind !== "decided") throw new Error(evaluation.reason);
		const salts = decisionSalts(new Uint8Array(32).fill(7), Object.keys(facts));
		const decision = {
			decision: "5a".repeat(16),
			...text,
			asOfMs: city.ledger.timeMs,
			inputs: commitFacts(facts, salts).map((each) => ({ ...each })),
			outcome: openOutcome(rule, evaluation.outcome) as Record<string, Json>,
			traceCommitment: commitTrace(salts.trace, evaluation.trace),
		};
		city.expect(decider, "rulebook/record-decision", decision);
		city.does(decider, "rulebook/record-decision", decision);
		city.expect(author, "rulebook/withdraw", { id: text.id, reason: "另行公布新办法" });
		city.does(author, "rulebook/draft", { rule: rule as unknown as Json });
	},
	allowed: {
		draft: authors,
		review: ["department", "officer:rule-reviewer"],
		publish: authors,
		withdraw: authors,
		"record-decision": ["department", "officer:rule-decider"],
	},
};
