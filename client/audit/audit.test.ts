import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Tile } from "@mingjian/ledger/merkle/log/tiles.ts";
import { type Block, decodeBlock, encodeBlock } from "@mingjian/ledger/record/block.ts";
import {
	encodeBlockLeaf,
	encodeEntryLeaf,
	parseBlockLeaf,
	parseEntryLeaf,
} from "@mingjian/ledger/record/leaf.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { RecordSource } from "../api/record-source.ts";
import { PublishedRecord } from "../testing/published-record.ts";
import { type AuditProgress, audit } from "./audit.ts";
import type { Divergence } from "./divergence.ts";
import {
	busyRecord,
	clock,
	contracts,
	divergenceOf,
	flipped,
	forged,
	perBlock,
	quick,
} from "./testing/busy-record.ts";

const record = busyRecord();
const source = record.source();

test("a record that is as it should be is carried out again to the same root", async () => {
	const heard: AuditProgress[] = [];
	const report = await audit(source, record.policy, {
		contracts,
		clock,
		progress: (each) => heard.push(each),
	});
	const { elapsedMs, ...found } = report;
	assert.equal(elapsedMs, 1);
	assert.deepEqual(found, {
		divergence: undefined,
		position: { ...record.positions.at(-1), note: await source.checkpoint() },
		against: undefined,
		anchorsHeld: 0,
		blocks: 5,
		entries: 4 * perBlock,
		signatures: 4 * perBlock,
		refusals: { "transaction-repeated": 1 },
	});
	assert.deepEqual(heard.at(0), { stage: "log", done: 256, size: 285 });
	assert.deepEqual(heard.at(-1), { stage: "replay", done: 285, size: 285 });
});

test("a log that grew since the last audit is accepted, one that was rewritten or shrank is not", async () => {
	for (const previous of record.positions)
		assert.equal(await divergenceOf(record, {}, { ...quick, previous }), undefined);
	const [, early, late] = record.positions as [
		object,
		{ size: number; root: Bytes },
		{ size: number; root: Bytes },
	];
	const otherPast = { size: early.size, root: late.root };
	assert.deepEqual(await divergenceOf(record, {}, { ...quick, previous: otherPast }), {
		kind: "log-rewritten",
	});
	const longer = { size: record.size + 1, root: late.root };
	assert.deepEqual(await divergenceOf(record, {}, { ...quick, previous: longer }), { kind: "log-shrunk" });
});

test("two views of one log, both signed, are found out by whoever saw the other", async () => {
	const other = busyRecord({ lie: (leaf, index) => (index === 9 ? utf8("another leaf\n") : leaf) });
	const previous = other.positions[2]!;
	assert.deepEqual(await divergenceOf(record, {}, { ...quick, previous }), { kind: "log-rewritten" });
});

test("a changed tile is told from a changed bundle", async () => {
	const tile = async (asked: Tile) => flipped(await source.tile(asked), asked.level === 0 ? 40 * 32 : -1);
	assert.deepEqual(await divergenceOf(record, { tile }), {
		kind: "tile-changed",
		index: 40,
		file: "tile/0/000",
	});
	const upper = async (asked: Tile) => flipped(await source.tile(asked), asked.level === 1 ? 3 : -1);
	assert.deepEqual(await divergenceOf(record, { tile: upper }), {
		kind: "tile-changed",
		file: "tile/1/000.p/1",
	});
	const bundle = async (asked: { index: number; width: number }) =>
		flipped(await source.bundle(asked), asked.index === 1 ? 50 : -1);
	assert.deepEqual(await divergenceOf(record, { bundle }), {
		kind: "bundle-changed",
		index: 256,
		file: "tile/entries/001",
	});
});

test("a whole other log under the signed checkpoint is refused", async () => {
	const other = new PublishedRecord();
	for (let block = 1; block <= 4; block++)
		other.block(...Array.from({ length: perBlock }, (_, at) => other.registration(`q${block}.${at}`)));
	const { tile, bundle, block } = other.source();
	assert.deepEqual(await divergenceOf(record, { tile, bundle, block }), { kind: "log-differs" });
	assert.deepEqual(await divergenceOf(record, { tile, bundle: source.bundle }), {
		kind: "tile-changed",
		index: 1,
		file: "tile/0/000",
	});
});

test("a block whose entries were changed, dropped, added, moved or redated is found out at the entry", async () => {
	const change = (edit: (block: Block) => Block) => ({
		block: async (height: number) => {
			const bytes = await source.block(height);
			return height === 2 ? encodeBlock(edit(decodeBlock(bytes!)!)) : bytes;
		},
	});
	const envelopes = (edit: (envelopes: readonly Bytes[]) => readonly Bytes[]) =>
		change((block) => ({ ...block, envelopes: edit(block.envelopes) }));
	const other = record.registration("p1.3").bytes;
	const cases: [Partial<RecordSource>, Divergence][] = [
		[envelopes((all) => all.with(4, other)), { kind: "block-envelope", index: 76, height: 2 }],
		[envelopes((all) => all.with(4, Uint8Array.of(9))), { kind: "block-envelope", index: 76, height: 2 }],
		[envelopes((all) => all.toSpliced(4, 1)), { kind: "block-envelope", index: 76, height: 2 }],
		[envelopes((all) => all.slice(0, -1)), { kind: "block-entries", index: 141, height: 2 }],
		[envelopes((all) => [...all, other]), { kind: "block-entries", index: 142, height: 2 }],
		[
			envelopes((all) => all.with(4, all[5]!).with(5, all[4]!)),
			{ kind: "block-envelope", index: 76, height: 2 },
		],
		[change((block) => ({ ...block, height: 3 })), { kind: "block-malformed", height: 2 }],
	];
	for (const [changes, expected] of cases) assert.deepEqual(await divergenceOf(record, changes), expected);
	const redated = await divergenceOf(
		record,
		change((block) => ({ ...block, timeMs: block.timeMs + 1 })),
	);
	assert.deepEqual([redated?.kind, redated?.index], ["block-header", 142]);
	const backwards = await divergenceOf(
		record,
		change((block) => ({ ...block, timeMs: 1 })),
	);
	assert.deepEqual([backwards?.kind, backwards?.index], ["block-header", 142]);
	const others = await divergenceOf(
		record,
		change((block) => ({ ...block, membersHash: sha256(other) })),
	);
	assert.deepEqual([others?.kind, others?.index], ["block-header", 142]);
});

test("an entry added to the last block, which the log ends with, is found out", async () => {
	const other = record.registration("p1.3").bytes;
	const block = async (height: number) => {
		const bytes = await source.block(height);
		if (height !== 4) return bytes;
		const whole = decodeBlock(bytes!)!;
		return encodeBlock({ ...whole, envelopes: [...whole.envelopes, other] });
	};
	assert.deepEqual(await divergenceOf(record, { block }), { kind: "block-entries", index: 284, height: 4 });
});

test("an act the log holds without a good signature is found out", async () => {
	const forging = new PublishedRecord();
	forging.block(forging.registration("lin"), forged(forging.registration("chen")));
	assert.deepEqual(await divergenceOf(forging, {}, {}), { kind: "signature", index: 2, height: 1 });
	const later = async (act: Prepared) => act.payload.actor !== forging.accountOf("chen");
	assert.deepEqual(await divergenceOf(forging, {}, { check: later }), {
		kind: "signature",
		index: 2,
		height: 1,
	});
});

test("a log that is signed but says of an act what never came of it is found out", async () => {
	const lying = (index: number, edit: (leaf: Bytes) => Bytes) =>
		busyRecord({ lie: (leaf, at) => (at === index ? edit(leaf) : leaf) });
	const code = lying(75, (leaf) => encodeEntryLeaf({ ...parseEntryLeaf(leaf)!, code: "not-allowed" }));
	assert.deepEqual(await divergenceOf(code), {
		kind: "code",
		index: 75,
		height: 2,
		expected: "ok",
		found: "not-allowed",
	});
	const result = lying(75, (leaf) =>
		encodeEntryLeaf({ ...parseEntryLeaf(leaf)!, resultHash: sha256(utf8("null")) }),
	);
	assert.deepEqual(await divergenceOf(result), {
		kind: "result",
		index: 75,
		height: 2,
		expected: JSON.stringify({ account: result.accountOf("p2.3") }),
		found: `SHA-256 ${toBase64(sha256(utf8("null")))}`,
	});
	const state = lying(142, (leaf) =>
		encodeBlockLeaf({ ...parseBlockLeaf(leaf)!, stateRoot: new Uint8Array(32) }),
	);
	const departed = await divergenceOf(state);
	assert.deepEqual([departed?.kind, departed?.index, departed?.height], ["state-root", 142, 2]);
	const unreadable = lying(75, () => utf8("nothing we know\n"));
	assert.deepEqual(await divergenceOf(unreadable), { kind: "leaf-unreadable", index: 75, height: 2 });
	const genesis = lying(0, (leaf) => encodeBlockLeaf({ ...parseBlockLeaf(leaf)!, timeMs: 1 }));
	assert.deepEqual(await divergenceOf(genesis), { kind: "genesis-differs", index: 0, height: 0 });
});

test("another genesis document than the ledger began with is found out", async () => {
	const changed = (change: object) => ({ genesis: async () => ({ ...record.genesis, ...change }) });
	const services = { ...record.genesis.services, identity: { operators: [] } };
	const departures: [object, string][] = [
		[{ ledger: "other" }, "ledger-other"],
		[{ origin: "other.example/record" }, "ledger-other"],
		[{ timeMs: record.genesis.timeMs + 1 }, "genesis-differs"],
		[{ members: ["somebody"] }, "genesis-differs"],
		[{ services }, "genesis-unusable"],
		[{ services: {} }, "genesis-unusable"],
	];
	for (const [change, kind] of departures)
		assert.equal((await divergenceOf(record, changed(change)))?.kind, kind);
});

test("files that are missing or cut are named", async () => {
	const missing = async () => undefined;
	const cut = async (file: Promise<Bytes | undefined>) => (await file)?.subarray(1);
	const cases: [Partial<RecordSource>, Divergence][] = [
		[{ tile: missing }, { kind: "file-missing", file: "tile/0/000" }],
		[{ bundle: missing }, { kind: "file-missing", file: "tile/entries/000" }],
		[{ block: missing }, { kind: "block-malformed", height: 0 }],
		[
			{ block: async (height) => (height === 3 ? undefined : source.block(height)) },
			{ kind: "file-missing", height: 3, file: "v1/blocks/3" },
		],
		[{ tile: (tile) => cut(source.tile(tile)) }, { kind: "file-malformed", file: "tile/0/000" }],
		[
			{ bundle: (bundle) => cut(source.bundle(bundle)) },
			{ kind: "file-malformed", file: "tile/entries/000" },
		],
	];
	for (const [changes, expected] of cases) assert.deepEqual(await divergenceOf(record, changes), expected);
});

test("a checkpoint the policy does not believe ends the audit, and trouble is thrown on", async () => {
	const other = new PublishedRecord({ cosigners: 1 });
	const { divergence, position } = await audit(source, other.policy, { contracts, clock });
	assert.deepEqual(divergence, { kind: "checkpoint-refused", found: "quorum-not-reached" });
	assert.equal(position, undefined);
	const lost = { ...source, tile: () => Promise.reject(new Error("lost")) };
	await assert.rejects(audit(lost, record.policy, { contracts }), /lost/);
});

test("full files serve where the log went on while it was read", async () => {
	const growing = busyRecord();
	const { size } = growing;
	const checkpoint = growing.checkpoint();
	for (let block = 5; block <= 9; block++)
		growing.block(...Array.from({ length: perBlock }, (_, at) => growing.registration(`p${block}.${at}`)));
	assert.ok(growing.size >= 512);
	const onlyFull = {
		checkpoint: async () => checkpoint,
		tile: async (tile: Tile) =>
			tile.width === 256 || tile.level > 0 ? growing.source().tile(tile) : undefined,
		bundle: async (bundle: { index: number; width: number }) =>
			bundle.width === 256 ? growing.source().bundle(bundle) : undefined,
	};
	const report = await audit({ ...growing.source(), ...onlyFull }, growing.policy, { contracts, ...quick });
	assert.deepEqual([report.divergence, report.position?.size], [undefined, size]);
});
