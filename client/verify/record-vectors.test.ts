import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { decodeBlock, encodeBlock } from "@mingjian/ledger/record/block.ts";
import { decodeEnvelope, encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { encodePayload, type Payload, parsePayload } from "@mingjian/ledger/record/payload.ts";
import { nextStamp, stampOf } from "@mingjian/ledger/runtime/history.ts";
import { ReplayWindow } from "@mingjian/ledger/runtime/replay-window.ts";

interface Vectors {
	readonly payload: {
		readonly valid: readonly { about: string; payload: string; id: string }[];
		readonly invalid: readonly { about: string; payload: string; reason: string }[];
	};
	readonly envelope: {
		readonly valid: readonly {
			about: string;
			payload: string;
			signatures: readonly { algorithm: number; publicKey: string; signature: string }[];
			envelope: string;
			hash: string;
		}[];
		readonly invalid: readonly { about: string; envelope: string; reason: string }[];
	};
	readonly block: {
		readonly valid: readonly {
			about: string;
			height: number;
			timeMs: number;
			membersHash: string;
			envelopes: readonly string[];
			block: string;
		}[];
		readonly invalid: readonly { about: string; block: string }[];
	};
	readonly members: readonly { names: readonly string[]; hash: string }[];
	readonly history: {
		readonly genesis: { transaction: string; revision: number; history: string };
		readonly chain: readonly { transaction: string; revision: number; history: string }[];
	};
	readonly replay: readonly { issuedAt: number; blockTimeMs: number; open: boolean }[];
}

const file = new URL("../../spec/vectors/record.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8")) as Vectors;

test("payloads of spec/vectors/record.json are read or refused", () => {
	for (const { about, payload, id } of vectors.payload.valid) {
		const bytes = utf8(payload);
		const read = parsePayload(bytes);
		assert.deepEqual(read, JSON.parse(payload), about);
		assert.deepEqual(encodePayload(read as Payload), bytes, about);
		assert.equal(toHex(transactionId(bytes)), id, about);
	}
	assert.equal(new Set(vectors.payload.valid.map(({ id }) => id)).size, vectors.payload.valid.length);
	for (const { about, payload, reason } of vectors.payload.invalid)
		assert.equal(parsePayload(fromHex(payload)), reason, about);
});

test("envelopes of spec/vectors/record.json are read or refused", () => {
	for (const { about, envelope, hash, payload, signatures } of vectors.envelope.valid) {
		const bytes = fromHex(envelope);
		const parts = {
			payload: fromHex(payload),
			signatures: signatures.map(({ algorithm, publicKey, signature }) => ({
				algorithm,
				publicKey: fromHex(publicKey),
				signature: fromHex(signature),
			})),
		};
		assert.deepEqual(decodeEnvelope(bytes), parts, about);
		assert.deepEqual(encodeEnvelope(parts), bytes, about);
		assert.equal(toHex(sha256(bytes)), hash, about);
	}
	for (const { about, envelope, reason } of vectors.envelope.invalid)
		assert.equal(decodeEnvelope(fromHex(envelope)), reason, about);
});

test("blocks of spec/vectors/record.json are read or refused", () => {
	for (const { about, block, height, timeMs, membersHash: hash, envelopes } of vectors.block.valid) {
		const parts = { height, timeMs, membersHash: fromHex(hash), envelopes: envelopes.map(fromHex) };
		assert.deepEqual(decodeBlock(fromHex(block)), parts, about);
		assert.equal(toHex(encodeBlock(parts)), block, about);
	}
	for (const { about, block } of vectors.block.invalid)
		assert.equal(decodeBlock(fromHex(block)), undefined, about);
});

test("members, stamps and the validity window are those of spec/vectors/record.json", () => {
	for (const { names, hash } of vectors.members) assert.equal(toHex(membersHash(names)), hash);
	const { transaction, ...first } = vectors.history.genesis;
	assert.deepEqual(nextStamp(undefined, transaction), first);
	const ids = vectors.history.chain.map((each) => each.transaction);
	for (const [at, { revision, history }] of vectors.history.chain.entries())
		assert.deepEqual(stampOf(ids.slice(0, at + 1)), { revision, history });
	for (const { issuedAt, blockTimeMs, open } of vectors.replay)
		assert.equal(ReplayWindow.open(issuedAt, blockTimeMs), open, `${issuedAt} at ${blockTimeMs}`);
});
