import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { commitFact, commitTrace } from "@mingjian/services/rulebook/rules/commit-decision.ts";
import { type Decided, type Evaluation, evaluate } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { openOutcome } from "@mingjian/services/rulebook/rules/open-outcome.ts";
import { ruleHash } from "@mingjian/services/rulebook/rules/rule-hash.ts";
import { stampedRecord } from "../verify/stamped-record.ts";
import type { AsOf, ProofPolicy } from "../verify/verdict.ts";
import { verifyProofFile } from "../verify/verify-proof-file.ts";
import { type DecisionFile, readDecisionFile } from "./decision-file.ts";
import { type OwnCase, ownDifferences, sourceDifferences } from "./facts-as-sealed.ts";

/** In what a recorded decision and its recomputation differ; words are in words.ts. */
export type DifferenceCode =
	| "rule-text"
	| "rule-period"
	| "department"
	| "fact-set"
	| "fact-value"
	| "source-set"
	| "source-value"
	| "fact-not-sealed"
	| "other-case"
	| "source-not-own"
	| "fact-not-given"
	| "to-a-person"
	| "outcome"
	| "trace"
	| "proof-refused"
	| "proof-of-other-record"
	| "record-differs";

export interface Difference {
	readonly code: DifferenceCode;
	/** Name of the fact or outcome, or reason of the refusal; empty where it concerns the whole. */
	readonly where: string;
	/** What is on the record, where there is a value to show. */
	readonly recorded?: Json;
	/** What comes of the rule and the facts. */
	readonly recomputed?: Json;
}

export interface Recomputed {
	/** `same` where nothing differs. A file that cannot be read says nothing about anybody's decision. */
	readonly verdict: "same" | "different" | "unreadable";
	readonly differences: readonly Difference[];
	readonly file?: DecisionFile;
	readonly evaluation?: Evaluation;
	/** Present where the decision was proved to be on the record, under the policy given. */
	readonly proved?: AsOf;
}

/**
 * Works a decision out again, offline, from the file of the person concerned: the text has the recorded hash, each fact opens its
 * commitment, the facts are those of the sealed contents it names, and rule and facts give the recorded outcome and trace. With a trust policy and a proof, the record itself is proved, too; without
 * either, `proved` is missing and the result is about the decision as the file tells it. With the applicant's own case, it is
 * held against what they handed in, too. Any octets get a result, never an exception.
 */
export function recompute(bytes: Bytes, policy?: ProofPolicy, own?: OwnCase): Recomputed {
	const file = readDecisionFile(bytes);
	if (!file) return { verdict: "unreadable", differences: [] };
	const evaluation = evaluate(file.rule, file.facts);
	const proof = policy && file.proof !== undefined ? checkProof(file, file.proof, policy) : undefined;
	const differences = [
		...(proof?.differences ?? []),
		...ruleDifferences(file),
		...factDifferences(file),
		...sourceDifferences(file),
		...(own ? ownDifferences(file, own) : []),
		...outcomeDifferences(file, evaluation),
	];
	return {
		verdict: differences.length === 0 ? "same" : "different",
		differences,
		file,
		evaluation,
		...(proof?.proved ? { proved: proof.proved } : {}),
	};
}

function ruleDifferences({ rule, decision }: DecisionFile): Difference[] {
	const { effectiveFromMs, effectiveUntilMs = Number.POSITIVE_INFINITY } = rule;
	const sameText = ruleHash(rule) === decision.hash && rule.id === decision.id;
	const inForce = effectiveFromMs <= decision.asOfMs && decision.asOfMs < effectiveUntilMs;
	return [
		...(sameText ? [] : [{ code: "rule-text" as const, where: "" }]),
		...(inForce ? [] : [{ code: "rule-period" as const, where: "" }]),
		...(rule.department === decision.department ? [] : [{ code: "department" as const, where: "" }]),
	];
}

function factDifferences({ facts, salts, decision }: DecisionFile): Difference[] {
	const names = Object.keys(facts).sort();
	const recorded = decision.inputs.map(({ fact }) => fact);
	if (names.join() !== recorded.join()) return [{ code: "fact-set", where: "" }];
	return decision.inputs
		.filter(
			({ fact, commitment }) =>
				opened(() => commitFact(saltOf(salts, fact), fact, facts[fact])) !== commitment,
		)
		.map(({ fact }) => ({ code: "fact-value", where: fact }));
}

function saltOf({ facts }: DecisionFile["salts"], fact: string): string {
	return Object.hasOwn(facts, fact) ? facts[fact]! : "";
}

/** The commitment; undefined where the salt in the file is none. */
function opened(commit: () => string): string | undefined {
	try {
		return commit();
	} catch {
		return undefined;
	}
}

function outcomeDifferences(file: DecisionFile, evaluation: Evaluation): Difference[] {
	if (evaluation.kind === "human") return [{ code: "to-a-person", where: evaluation.reason }];
	const { decision, salts } = file;
	const sameTrace = opened(() => commitTrace(salts.trace, evaluation.trace)) === decision.traceCommitment;
	return [
		...valueDifferences(file, evaluation),
		...(sameTrace ? [] : [{ code: "trace" as const, where: "" }]),
	];
}

function valueDifferences({ rule, decision }: DecisionFile, { outcome }: Decided): Difference[] {
	const recorded = decision.outcome as Readonly<Record<string, Json>>;
	const recomputed = openOutcome(rule, outcome) as Readonly<Record<string, Json>>;
	const names = [...new Set([...Object.keys(recorded), ...Object.keys(recomputed)])].sort();
	return names
		.map((where) => ({
			code: "outcome" as const,
			where,
			...(Object.hasOwn(recorded, where) ? { recorded: recorded[where]! } : {}),
			...(Object.hasOwn(recomputed, where) ? { recomputed: recomputed[where]! } : {}),
		}))
		.filter(
			(each) => !("recorded" in each && "recomputed" in each && equalJson(each.recorded, each.recomputed)),
		);
}

interface ProofCheck {
	readonly differences: readonly Difference[];
	readonly proved?: AsOf;
}

function checkProof({ decision }: DecisionFile, proof: string, policy: ProofPolicy): ProofCheck {
	const bytes = octets(proof);
	if (!bytes) return { differences: [{ code: "proof-refused", where: "base64" }] };
	const verdict = verifyProofFile(bytes, policy);
	if (!verdict.ok) return { differences: [{ code: "proof-refused", where: verdict.reason }] };
	const { value } = verdict;
	if (value.kind !== "state" || value.key !== `rulebook.decision/${decision.decision}`)
		return { differences: [{ code: "proof-of-other-record", where: "" }] };
	const record = stampedRecord(value.value)?.record;
	if (record === undefined || !equalJson(record, decision as unknown as Json))
		return { differences: [{ code: "record-differs", where: "" }] };
	return { differences: [], proved: value.asOf };
}

function octets(text: string): Bytes | undefined {
	try {
		return fromBase64(text);
	} catch {
		return undefined;
	}
}

function equalJson(left: Json, right: Json): boolean {
	return canonicalJson(left) === canonicalJson(right);
}
