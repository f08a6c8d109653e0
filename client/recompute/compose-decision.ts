import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { RecordDecisionInput } from "@mingjian/services/rulebook/inputs.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import {
	commitFacts,
	commitTrace,
	decisionSalts,
} from "@mingjian/services/rulebook/rules/commit-decision.ts";
import { type Evaluation, evaluate, type Facts } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { openOutcome } from "@mingjian/services/rulebook/rules/open-outcome.ts";
import type { Decision } from "@mingjian/services/rulebook/schema.ts";
import type { DecisionFile } from "./decision-file.ts";

/** What is decided over, and by what. */
export interface ToDecide {
	readonly rule: Rule;
	/** The published version whose text it is. */
	readonly version: number;
	readonly facts: Facts;
	/** The decision's id: 16 random octets in hexadecimal. */
	readonly decision: string;
	/** 32 octets of fresh randomness, used once; the salts are drawn from it. */
	readonly seed: Bytes;
	readonly asOfMs: number;
	/** What the facts were read from, where it is known: named on the record, and kept in the file. */
	readonly read?: FactsRead;
}

/** Sealed contents that facts were read from, opened, and everything else they came from. */
export interface FactsRead {
	readonly sources: readonly OpenedSource[];
	readonly ground: NonNullable<DecisionFile["ground"]>;
}

/** A sealed content, opened. */
export interface OpenedSource {
	readonly content: string;
	/** As the record has it, base64. */
	readonly commitment: string;
	/** Base64. */
	readonly salt: string;
	readonly value: Answers;
}

/** What a rule decides, and both papers of it: for the record, and for the person concerned. */
export type Composed =
	| {
			readonly kind: "decided";
			readonly evaluation: Extract<Evaluation, { kind: "decided" }>;
			/** Input of `rulebook/record-decision`; no fact is in it. */
			readonly input: RecordDecisionInput;
			/** The decision file, once the decision is on the record. It is private: it holds the facts. */
			file(recorded: Decision, proof?: string): DecisionFile;
	  }
	| { readonly kind: "human"; readonly evaluation: Extract<Evaluation, { kind: "human" }> };

/** Decides by a rule and writes what goes on the record and what the person concerned is given. Where a person must decide, nothing is written. */
export function composeDecision({ rule, version, facts, decision, seed, asOfMs, read }: ToDecide): Composed {
	const evaluation = evaluate(rule, facts);
	if (evaluation.kind === "human") return { kind: "human", evaluation };
	const salts = decisionSalts(seed, Object.keys(facts));
	return {
		kind: "decided",
		evaluation,
		input: {
			decision,
			id: rule.id,
			version,
			hash: evaluation.ruleHash,
			asOfMs,
			inputs: commitFacts(facts, salts),
			...(read && read.sources.length > 0
				? { sources: read.sources.map(({ content, commitment }) => ({ content, commitment })) }
				: {}),
			outcome: openOutcome(rule, evaluation.outcome),
			traceCommitment: commitTrace(salts.trace, evaluation.trace),
		},
		file: (recorded, proof) => ({
			format: "mingjian/decision/1",
			rule,
			facts: facts as DecisionFile["facts"],
			salts,
			decision: recorded,
			...(read
				? {
						sources: read.sources.map(({ content, salt, value }) => ({ content, salt, value })),
						ground: read.ground,
					}
				: {}),
			...(proof === undefined ? {} : { proof }),
		}),
	};
}
