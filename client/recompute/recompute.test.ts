import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { decidedCase, facts } from "../testing/decided-case.ts";
import type { ProofPolicy } from "../verify/verdict.ts";
import { composeDecision } from "./compose-decision.ts";
import { recompute } from "./recompute.ts";
import { differenceWords, explainDifference, explainRecomputed } from "./words.ts";

const { file, policy } = decidedCase();

function bytesOf(value: unknown): Bytes {
	return utf8(JSON.stringify(value));
}

function differing(more: object, under?: ProofPolicy): string[] {
	const found = recompute(bytesOf({ ...file, ...more }), under);
	assert.equal(found.verdict, found.differences.length === 0 ? "same" : "different");
	return found.differences.map(({ code, where }) => `${code} ${where}`.trim());
}

test("a decision worked out again from the citizen's file is the same, and proved to be on the record", () => {
	const found = recompute(bytesOf(file), policy);
	assert.deepEqual(found.differences, []);
	assert.deepEqual([found.verdict, found.proved?.newest], ["same", true]);
	assert.ok(found.evaluation?.kind === "decided");
	assert.deepEqual(found.evaluation.outcome, {
		eligible: true,
		finding: "entitled",
		monthlyFen: 20_000,
		bracketSince: "2026-01-01",
	});
});

test("without a policy or a proof it is the same, but not proved", () => {
	const { proof: _, ...unproved } = file;
	for (const found of [recompute(bytesOf(file)), recompute(bytesOf(unproved), policy)])
		assert.deepEqual([found.verdict, found.proved], ["same", undefined]);
});

test("another outcome on the record is shown beside the right one", () => {
	const decision = { ...file.decision, outcome: { ...file.decision.outcome, monthlyFen: 10_000 } };
	const found = recompute(bytesOf({ ...file, decision }));
	const difference = { code: "outcome", where: "monthlyFen", recorded: 10_000, recomputed: 20_000 } as const;
	assert.deepEqual(found.differences, [difference]);
	assert.deepEqual(explainDifference(difference), {
		zh: "monthlyFen：重算的结果与登记的结果不同。登记：10000；重算：20000。",
		en: "monthlyFen: The outcome worked out again is not the one on the record. On the record: 10000; worked out: 20000.",
	});
	assert.deepEqual(differing({ decision }, policy), ["record-differs", "outcome monthlyFen"]);
});

test("outcomes too many and too few are differences", () => {
	const { eligible, ...fewer } = file.decision.outcome;
	const decision = { ...file.decision, outcome: { ...fewer, more: eligible } };
	assert.deepEqual(differing({ decision }), ["outcome eligible", "outcome more"]);
});

test("a changed fact, salt or set of facts is named", () => {
	assert.deepEqual(differing({ facts: { ...facts, birthDate: "1936-01-02" } }), [
		"fact-value birthDate",
		"trace",
	]);
	const salts = { ...file.salts, facts: { ...file.salts.facts, onDate: file.salts.trace } };
	assert.deepEqual(differing({ salts }), ["fact-value onDate"]);
	const { onDate: _, ...fewer } = file.salts.facts;
	assert.deepEqual(differing({ salts: { ...file.salts, facts: fewer } }), ["fact-value onDate"]);
	assert.deepEqual(differing({ salts: { ...file.salts, trace: file.salts.facts.onDate } }), ["trace"]);
	const { paidElsewhere: __, ...missing } = facts;
	assert.deepEqual(differing({ facts: missing }), ["fact-set", "to-a-person fact-missing"]);
});

test("another text, department or time is named", () => {
	const rule = { ...file.rule, title: { zh: "另一规则", en: "Another rule" } };
	assert.deepEqual(differing({ rule }), ["rule-text"]);
	const early = { ...file.decision, asOfMs: file.rule.effectiveFromMs - 1 };
	assert.deepEqual(differing({ decision: early }), ["rule-period"]);
	const elsewhere = { ...file.decision, department: "department:elsewhere" };
	assert.deepEqual(differing({ decision: elsewhere }), ["department"]);
});

test("proofs of nothing, of another record and of another city are refused", () => {
	assert.deepEqual(differing({ proof: "*" }, policy), ["proof-refused base64"]);
	assert.deepEqual(differing({ proof: toBase64(utf8("no proof")) }, policy), ["proof-refused file-header"]);
	const other = { ...file.decision, decision: "00".repeat(16) };
	assert.deepEqual(differing({ decision: other }, policy), ["proof-of-other-record"]);
	const [refused] = differing({}, { ...policy, origin: "other.example/record" });
	assert.match(refused!, /^proof-refused /);
});

test("no octets make it throw, and what is no decision file says nothing", () => {
	const texts = [
		"",
		"{}",
		"null",
		"[1]",
		"\ufeff{}",
		JSON.stringify({ ...file, format: "mingjian/decision/2" }),
	];
	const surrogate = JSON.stringify(file).replace("1936-01-01", "\\ud800");
	for (const text of [...texts, surrogate, JSON.stringify({ ...file, more: 1 })])
		assert.deepEqual(recompute(utf8(text), policy), { verdict: "unreadable", differences: [] });
	assert.equal(recompute(new Uint8Array([0xff, 0xfe]), policy).verdict, "unreadable");
	assert.equal(recompute(new Uint8Array(4 * 1024 * 1024 + 1), policy).verdict, "unreadable");
	const [said] = explainRecomputed({ verdict: "unreadable", differences: [] });
	assert.match(said!.en, /^This is not a whole decision file: /);
});

test("a recomputation is told line by line in both languages", () => {
	const lines = explainRecomputed(recompute(bytesOf(file), policy));
	assert.deepEqual(
		lines.slice(0, 3).map(({ zh }) => zh),
		["重算结果与登记的决定一致。", "该决定已证明在账本上。", "年龄：90周岁（其他情形）"],
	);
	const human = explainRecomputed(recompute(bytesOf({ ...file, facts: {} })));
	assert.match(human.at(-1)!.en, /a person must\. A fact the rule needs is missing\.$/);
	for (const { zh, en } of [...lines, ...Object.values(differenceWords)]) {
		assert.match(zh, /\p{Script=Han}/u);
		assert.doesNotMatch(en, /\p{Script=Han}/u);
	}
});

test("where a person must decide, nothing is composed for the record", () => {
	const { rule } = file;
	const given = { rule, version: 1, decision: "00".repeat(16), seed: new Uint8Array(32), asOfMs: 0 };
	const { birthDate: _, ...missing } = facts;
	const composed = composeDecision({ ...given, facts: missing });
	assert.deepEqual([composed.kind, composed.evaluation.kind], ["human", "human"]);
	assert.equal(JSON.stringify(composed).includes("traceCommitment"), false);
	assert.throws(() => composeDecision({ ...given, facts, seed: new Uint8Array(16) }), RangeError);
});
