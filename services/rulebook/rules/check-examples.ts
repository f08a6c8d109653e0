import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Rule } from "../rule-schema.ts";
import { type PreparedRule, prepareRule } from "./evaluate.ts";
import { at, RuleFault } from "./rule-fault.ts";

type Example = Rule["examples"][number];

/**
 * Everything a rule must be before it is published: its text checked and each of its worked examples run. Throws the first
 * RuleFault: examples-missing for a rule without one, example-failed where one comes out otherwise.
 */
export function publishable(rule: Rule): PreparedRule {
	const prepared = prepareRule(rule);
	if (rule.examples.length === 0) throw new RuleFault("examples-missing", "", "/examples");
	rule.examples.forEach((example, index) => {
		at(`/examples/${index}`, () => checkExample(prepared, example));
	});
	return prepared;
}

function checkExample(prepared: PreparedRule, { facts, outcome, human }: Example): void {
	if ((outcome === undefined) === (human === undefined))
		throw new RuleFault("example-failed", "expects an outcome or a person, not both");
	const found = prepared.evaluate(facts);
	const got = found.kind === "decided" ? canonicalJson(found.outcome) : found.reason;
	const expected = human ?? canonicalJson(outcome);
	if (got !== expected) throw new RuleFault("example-failed", `${got} ≠ ${expected}`);
}
