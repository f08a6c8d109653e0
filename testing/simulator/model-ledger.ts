import assert from "node:assert/strict";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { type Bytes, equal, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { decodeBlock } from "@mingjian/ledger/record/block.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { type AppliedBlock, Chain, type Entry } from "@mingjian/ledger/runtime/chain.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { Receipt } from "@mingjian/node/pipeline/receipt.ts";
import type { RecordNode } from "@mingjian/node/pipeline/record-node.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { genesis, policy } from "./people.ts";
import type { Random } from "./random.ts";

/**
 * What must be true of a record whatever its disk went through: it knows what was sent and what was acknowledged, and carries
 * out every block again by itself, from the genesis, in memory.
 */
export class ModelLedger {
	/** Envelopes ever handed over that may stand on the record, by id. */
	readonly sent = new Map<string, Bytes>();
	readonly acknowledged = new Map<string, Receipt>();
	/** Receipts found again after a crash. */
	recovered = 0;
	#size = 0;

	/** Notes a receipt. The same transaction never has two. */
	acknowledge(receipt: Receipt): void {
		const known = this.acknowledged.get(receipt.id);
		if (known) assert.deepEqual(receipt, known, "two receipts for one transaction");
		else this.acknowledged.set(receipt.id, receipt);
		this.#size = Math.max(this.#size, receipt.index + 1);
	}

	/** Compares a node that may serve with the model; throws at the first difference. */
	async verify(node: RecordNode, random: Random): Promise<void> {
		const replayed = await replayNode(node);
		const entries = replayed.flatMap((block) => [...block.entries]);
		this.#sameRecord(node, replayed);
		this.#nothingInvented(entries);
		this.#nothingLost(replayed);
		await sameTiles(node, replayed);
		await sameIndex(node, entries, random);
		await sameProofs(node, replayed, random);
	}

	#sameRecord(node: RecordNode, replayed: readonly AppliedBlock[]): void {
		const { height, timeMs, size, root, stateRoot } = replayed.at(-1)!;
		assert.deepEqual(
			node.head(),
			{ height, timeMs, size, root, stateRoot },
			"another head than the replay's",
		);
		assert.ok(size >= this.#size, "the log shrank below what was acknowledged");
	}

	#nothingInvented(entries: readonly Entry[]): void {
		const done = new Set<string>();
		for (const { act, index } of entries) {
			const bytes = this.sent.get(act.id);
			assert.ok(bytes && equal(bytes, act.bytes), `nobody sent entry ${index}`);
			assert.ok(!done.has(act.id), `entry ${index} is on the record twice`);
			done.add(act.id);
		}
	}

	#nothingLost(replayed: readonly AppliedBlock[]): void {
		const found = new Map<string, Receipt>();
		for (const block of replayed) {
			for (const { act, index, code, result } of block.entries) {
				const { height, timeMs } = block;
				found.set(act.id, { id: act.id, index, height, timeMs, code, result: JSON.parse(result) });
			}
		}
		for (const [id, receipt] of this.acknowledged)
			assert.deepEqual(found.get(id), receipt, `acknowledged and not as it was: ${id}`);
		this.recovered += this.acknowledged.size;
	}
}

/** Carries out every block of a node again, apart from it. */
async function replayNode(node: RecordNode): Promise<AppliedBlock[]> {
	const chain = new Chain({
		registry: new Registry(contracts),
		ledger: genesis.ledger,
		state: new MemoryState(),
	});
	const replayed = [chain.genesis(genesis)];
	assert.equal(decodeBlock((await node.block(0))!)?.timeMs, genesis.timeMs);
	for (let height = 1; height <= node.head().height; height++) {
		const block = decodeBlock((await node.block(height))!)!;
		const acts = block.envelopes.map((envelope) => {
			const act = prepare(envelope);
			assert.ok(typeof act !== "string", `block ${height} holds no envelope: ${act}`);
			return act;
		});
		assert.deepEqual(block.membersHash, membersHash(genesis.members));
		replayed.push(chain.apply({ ...block, acts }));
	}
	return replayed;
}

async function sameTiles(node: RecordNode, replayed: readonly AppliedBlock[]): Promise<void> {
	const leaves = replayed.flatMap((block) => [...block.leaves]);
	for (let index = 0; index * 256 < leaves.length; index++) {
		const part = leaves.slice(index * 256, (index + 1) * 256);
		const tile = await node.tile(0, index, part.length);
		assert.ok(tile && Buffer.concat(part.map(leafHash)).equals(tile), `tile ${index}`);
		const bundle = await node.bundle(index, part.length);
		const whole = part.map((leaf) => Buffer.concat([Uint8Array.of(leaf.length >> 8, leaf.length), leaf]));
		assert.ok(bundle && Buffer.concat(whole).equals(bundle), `bundle ${index}`);
	}
}

async function sameIndex(node: RecordNode, entries: readonly Entry[], random: Random): Promise<void> {
	const { entries: newest, total } = await node.entries({ limit: 100, newestFirst: true });
	assert.equal(total, entries.length, "the index counts other entries");
	const codes = entries
		.slice(-100)
		.reverse()
		.map(({ index, code }) => ({ index, code }));
	assert.deepEqual(
		newest.map(({ index, code }) => ({ index, code })),
		codes,
	);
	for (const { index, act, code, result } of sample(entries, random)) {
		const summary = await node.entry(act.id);
		assert.deepEqual([summary?.index, summary?.actor, summary?.code], [index, act.payload.actor, code]);
		const parts = await node.entryParts(index);
		assert.ok(
			parts && equal(parts.envelope, act.bytes) && parts.result === result,
			`parts of entry ${index}`,
		);
	}
}

async function sameProofs(
	node: RecordNode,
	replayed: readonly AppliedBlock[],
	random: Random,
): Promise<void> {
	const last = new Map(replayed.flatMap((block) => [...block.writes]));
	for (const { index, act } of sample(
		replayed.flatMap((block) => [...block.entries]),
		random,
	)) {
		const verdict = verifyProofFile(utf8((await node.entryProof(index))!), policy);
		assert.ok(verdict.ok && verdict.value.kind === "entry", `proof of entry ${index}`);
		assert.equal(verdict.value.entry.id, act.id);
	}
	for (const [key, value] of sample([...last], random)) {
		const verdict = verifyProofFile(utf8(await node.stateProof(key)), policy);
		assert.ok(verdict.ok && verdict.value.kind === "state", `proof of ${key}`);
		const { bytes } = verdict.value;
		assert.ok(value && bytes ? equal(value, bytes) : value === bytes, `value of ${key}`);
	}
}

function sample<T>(from: readonly T[], random: Random): readonly T[] {
	return from.length === 0 ? [] : Array.from({ length: 2 }, () => random.pick(from));
}
