import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { inclusionProof } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { encodeStateProof } from "@mingjian/ledger/merkle/state/state-proof-encoding.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { encodeProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { rulebook } from "@mingjian/services/rulebook/contract.ts";
import { elderlyAllowance } from "@mingjian/services/rulebook/demo/elderly-allowance.ts";
import {
	commitFacts,
	commitTrace,
	decisionSalts,
} from "@mingjian/services/rulebook/rules/commit-decision.ts";
import { evaluate } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { openOutcome } from "@mingjian/services/rulebook/rules/open-outcome.ts";
import { decisions } from "@mingjian/services/rulebook/state.ts";
import { SmallCity } from "../../testing/service-suite/small-city.ts";
import type { ProofPolicy } from "../verify/verdict.ts";
import type { DecisionFile } from "./decision-file.ts";
import { recompute } from "./recompute.ts";
import { differenceWords, explainDifference, explainRecomputed } from "./words.ts";

const facts = { birthDate: "1936-01-01", onDate: "2026-01-05", registered: true, paidElsewhere: false };
const id = "5a".repeat(16);

/** A decision on a real record, as its file, and the policy it is proved under. */
function decided(): { readonly file: DecisionFile; readonly policy: ProofPolicy } {
	const city = new SmallCity([rulebook]);
	const office = city.department("civil-affairs");
	const author = city.officer("author", office, "rule-author");
	const rule = elderlyAllowance(office.id, city.ledger.timeMs);
	const text = city.expect(author, "rulebook/draft", { rule: rule as unknown as Json }) as {
		[name: string]: Json;
	};
	for (const name of ["first", "second"])
		city.expect(city.officer(name, office, "rule-reviewer"), "rulebook/review", {
			...text,
			verdict: "approve",
		});
	city.expect(office, "rulebook/publish", text);
	const found = evaluate(rule, facts);
	assert.ok(found.kind === "decided");
	const salts = decisionSalts(new Uint8Array(32).fill(9), Object.keys(facts));
	city.expect(office, "rulebook/record-decision", {
		decision: id,
		...text,
		asOfMs: city.ledger.timeMs,
		inputs: commitFacts(facts, salts).map((each) => ({ ...each })),
		outcome: openOutcome(rule, found.outcome) as { [name: string]: Json },
		traceCommitment: commitTrace(salts.trace, found.trace),
	});
	const decision = city.ledger.get(decisions, id)!;
	const proof = toBase64(stateProof(city, `rulebook.decision/${id}`));
	const policy = city.ledger.query("governance", "trust-policy", {}) as ProofPolicy;
	return { file: { format: "mingjian/decision/1", rule, facts, salts, decision, proof }, policy };
}

/** Runs the city's blocks again as a node would, and proves a record after the last of them. */
function stateProof(city: SmallCity, key: string): Bytes {
	const { genesis, registry } = city.ledger;
	const state = new MemoryState();
	const chain = new Chain({ registry, ledger: genesis.ledger, state });
	const leaves = [...chain.genesis(genesis).leaves];
	for (const { height, timeMs, entries } of city.blocks) {
		const acts = entries.map(({ act }) => act);
		leaves.push(...chain.apply({ height, timeMs, membersHash: membersHash(genesis.members), acts }).leaves);
	}
	const edge = new RightEdge();
	const subtrees = new Map<string, Bytes>();
	for (const leaf of leaves)
		edge.append(leafHash(leaf), (level, index, complete) => {
			subtrees.set(`${level}/${index}`, complete);
		});
	const index = leaves.length - 1;
	const block = parseBlockLeaf(leaves[index]!)!;
	const log = noteSigner(genesis.origin, sha256(utf8("test signer log")));
	const { origin } = genesis;
	return formatTlogProof({
		extra: encodeProofExtra({
			kind: "state",
			block,
			key,
			value: state.get(key),
			proof: encodeStateProof(state.prove(key)),
		}),
		index,
		hashes: inclusionProof(index, leaves.length, (level, at) => subtrees.get(`${level}/${at}`)!),
		checkpoint: signNote(formatCheckpoint({ origin, size: edge.size, root: edge.root(), extensions: [] }), [
			log,
		]),
	});
}

const { file, policy } = decided();

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
