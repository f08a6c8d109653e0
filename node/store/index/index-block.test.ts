import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { encodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload } from "@mingjian/ledger/record/payload.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { BlockState, ParsedValues } from "@mingjian/ledger/runtime/block-state.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import fc from "fast-check";
import { historyNames, indexBlockOf, packBlock, unpackEntries, unpackWrites } from "./index-block.ts";
import { collections, permits, services } from "./sample-contracts.ts";
import { a, block, following, withIndex } from "./sample-index.ts";

/** A block of one act that wrote a permit and a service, as the runtime leaves it. */
function applied(): AppliedBlock {
	const payload = encodePayload({
		ledger: "sample",
		service: "sample",
		action: "issue",
		input: null,
		actor: "officer:one",
		onBehalfOf: "department:x",
		issuedAt: 0,
		nonce: "01234567",
	});
	const signature = { algorithm: 1, publicKey: new Uint8Array(32), signature: new Uint8Array(64) };
	const act = prepare(encodeEnvelope({ payload, signatures: [signature] }));
	assert.ok(typeof act !== "string", String(act));
	const state = new BlockState({ get: () => undefined }, new ParsedValues());
	state.put(permits, "with/slash", a);
	state.put(services, "s", { zh: "居住证", en: "Residence", theme: "living" });
	const touched = state.keep(act.id);
	const hash = new Uint8Array(32);
	return {
		...{ height: 0, timeMs: 5, firstIndex: 0, size: 2, root: hash, stateRoot: hash, leaves: [] },
		entries: [{ index: 0, act, code: "ok", result: "null", touched }],
		writes: state.writes(),
	};
}

test("a block the runtime applied is found by its entry, its records and their history", async () => {
	const made = applied();
	await withIndex(async (index) => {
		await following(index, indexBlockOf(made, historyNames(collections)));
		const { id } = made.entries[0]!.act;
		assert.equal(index.entry(id)?.onBehalfOf, "department:x");
		assert.deepEqual(index.find(permits, { where: { holder: "citizen:a" }, limit: 1 }).rows, [
			{ key: "with/slash", record: a },
		]);
		assert.equal(index.find(services, { text: "居住", limit: 1 }).rows[0]?.key, "s");
		assert.deepEqual(
			index.history("sample.permits/with/slash").map((each) => each.id),
			[id],
		);
		assert.deepEqual(index.history("sample.services/s"), []);
	});
});

test("only what collections with history hold counts as touched", () => {
	const [entry] = indexBlockOf(applied(), historyNames(collections)).entries;
	assert.deepEqual(entry?.touched, ["sample.permits/with/slash"]);
});

test("what is packed is unpacked the same, deletions and empty values too", () => {
	const value = fc.option(fc.uint8Array({ maxLength: 9 }), { nil: undefined });
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.string(), value)), fc.string(), (writes, actor) => {
			const entries = [
				{
					index: 1,
					id: toHex(new Uint8Array(32)),
					service: "s",
					action: "a",
					actor,
					code: "ok",
					touched: ["k"],
				},
			];
			const packed = packBlock(block(0, { writes, entries }));
			assert.deepEqual(unpackWrites(packed), writes);
			assert.deepEqual(unpackEntries(packed), [[1, "00".repeat(32), "s", "a", actor, null, "ok", ["k"]]]);
		}),
	);
});
