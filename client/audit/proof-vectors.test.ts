import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { decodeBlock } from "@mingjian/ledger/record/block.ts";
import { parseBlockLeaf, parseEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import { checkCheckpoint } from "../verify/check-checkpoint.ts";
import { readPolicy } from "../verify/policy/read-policy.ts";
import type { ProofPolicy, PublishedPolicy, Verdict } from "../verify/verdict.ts";
import { verifyProofFile } from "../verify/verify-proof-file.ts";
import type { TrailVerdict } from "./trail-verdict.ts";
import { verifyTrail } from "./verify-trail.ts";

interface Case {
	readonly about: string;
	readonly file: string;
	readonly proves: object;
	readonly policy?: Partial<ProofPolicy>;
	readonly reason: string;
	readonly at?: number;
}

interface Vectors {
	readonly policy: PublishedPolicy;
	readonly proofs: { readonly valid: readonly Case[]; readonly invalid: readonly Case[] };
	readonly trails: { readonly valid: readonly Case[]; readonly invalid: readonly Case[] };
	readonly ledger: { blocks: readonly string[]; leaves: readonly string[]; root: string; checkpoint: string };
}

const file = new URL("../../spec/vectors/proof.json", import.meta.url);
const { policy, proofs, trails, ledger } = JSON.parse(readFileSync(file, "utf8")) as Vectors;

test("the policy of spec/vectors/proof.json is a published policy", () => {
	assert.deepEqual(readPolicy(JSON.stringify(policy)), { ok: true, value: policy });
});

test("proof files of spec/vectors/proof.json prove what they say, or are refused for the reason given", () => {
	assert.equal(proofs.valid.length, 4);
	for (const { about, file: text, proves } of proofs.valid)
		assert.deepEqual(summaryOf(verifyProofFile(utf8(text), policy)), proves, about);
	for (const { about, file: text, reason, policy: change } of proofs.invalid)
		assert.deepEqual(verifyProofFile(utf8(text), { ...policy, ...change }), { ok: false, reason }, about);
});

test("trail files of spec/vectors/proof.json prove what they say, or are refused for the reason given", () => {
	for (const { about, file: text, proves } of trails.valid)
		assert.deepEqual(trailSummary(verifyTrail(utf8(text), policy)), proves, about);
	for (const { about, file: text, reason, at } of trails.invalid) {
		const expected = { ok: false, reason, ...(at === undefined ? {} : { at }) };
		assert.deepEqual(verifyTrail(utf8(text), policy), expected, about);
	}
});

test("blocks, leaves, root and checkpoint of spec/vectors/proof.json are of one ledger", () => {
	const edge = new RightEdge();
	const leaves = ledger.leaves.map(utf8);
	for (const leaf of leaves) edge.append(leafHash(leaf));
	assert.equal(toHex(edge.root()), ledger.root);
	const trusted = checkCheckpoint(utf8(ledger.checkpoint), policy);
	assert.deepEqual(trusted.ok && [trusted.value.checkpoint.size, toHex(trusted.value.checkpoint.root)], [
		leaves.length,
		ledger.root,
	]);
	let at = 0;
	for (const bytes of ledger.blocks) {
		const { height, timeMs, envelopes, membersHash } = decodeBlock(fromHex(bytes))!;
		for (const envelope of envelopes)
			assert.deepEqual(parseEntryLeaf(leaves[at++]!)?.envelopeHash, sha256(envelope));
		const { stateRoot, ...end } = parseBlockLeaf(leaves[at++]!)!;
		assert.deepEqual(end, { height, timeMs, entryCount: envelopes.length, membersHash });
	}
	assert.equal(at, leaves.length);
});

function summaryOf(verdict: Verdict): object {
	assert.ok(verdict.ok, JSON.stringify(verdict));
	if (verdict.value.kind === "entry") {
		const { id, code, result, index, size, signatories } = verdict.value.entry;
		return { kind: "entry", id, code, result, index, size, signatories };
	}
	const { kind, key, value, asOf } = verdict.value;
	return { kind, key, value: value ?? null, asOf };
}

function trailSummary(verdict: TrailVerdict): object {
	assert.ok(verdict.ok, JSON.stringify(verdict));
	if (verdict.value.kind === "record") {
		const { kind, key, record, stamp, fromGenesis, entries } = verdict.value;
		return {
			kind,
			key,
			record: record ?? null,
			stamp,
			fromGenesis,
			indices: entries.map(({ index }) => index),
		};
	}
	const { kind, from, until, size, period, entries } = verdict.value;
	const short = entries.map(({ index, height, timeMs }) => ({ index, height, timeMs }));
	return { kind, from, until, size, period, entries: short };
}
