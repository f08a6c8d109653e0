import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Rule } from "../rule-schema.ts";
import type { InputCommitment } from "../schema.ts";
import { publishable } from "./check-examples.ts";
import { commitFacts, commitTrace, type DecisionSalts } from "./commit-decision.ts";
import { type Evaluation, evaluate, type Facts } from "./evaluate.ts";
import { openOutcome } from "./open-outcome.ts";

interface DecisionVectors {
	readonly cases: readonly {
		readonly rule: Rule;
		readonly decisions: readonly {
			readonly facts: Facts;
			readonly salts: DecisionSalts;
			readonly evaluation: Evaluation;
			readonly inputs: readonly InputCommitment[];
			readonly openOutcome?: Readonly<Record<string, unknown>>;
			readonly traceCommitment?: string;
		}[];
	}[];
}

const file = join(import.meta.dirname, "..", "vectors", "decisions.json");
const { cases } = JSON.parse(readFileSync(file, "utf8")) as DecisionVectors;

test("the vectors hold decisions and referrals of both rules", () => {
	const kinds = cases.map(
		({ decisions }) => new Set(decisions.map(({ evaluation }) => evaluation.kind)).size,
	);
	assert.deepEqual(kinds, [2, 2]);
	for (const { rule } of cases) assert.ok(publishable(rule).cost > 0);
});

for (const { rule, decisions } of cases) {
	decisions.forEach(({ facts, salts, evaluation, inputs, ...committed }, index) => {
		test(`vector ${rule.id} ${index + 1}: outcome, trace, hash and commitments`, () => {
			const found = evaluate(rule, facts);
			assert.deepEqual(found, evaluation);
			assert.deepEqual(commitFacts(facts, salts), inputs);
			if (found.kind === "human") return assert.deepEqual(committed, {});
			assert.deepEqual(committed, {
				openOutcome: openOutcome(rule, found.outcome),
				traceCommitment: commitTrace(salts.trace, found.trace),
			});
		});
	});
}
