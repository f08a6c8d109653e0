import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { rfcRoot } from "@mingjian/ledger/merkle/log/reference.ts";
import { PublishedRecord } from "../testing/published-record.ts";
import { exportRangeTrail } from "./export-range-trail.ts";
import { exportRecordTrail } from "./export-record-trail.ts";
import { rangeProof } from "./range-proof.ts";
import type { RangeTrailFile, RecordTrailFile } from "./trail.ts";
import { explainTrail, type TrailVerdict } from "./trail-verdict.ts";
import { verifyTrail } from "./verify-trail.ts";

const hour = 3_600_000;

/** Five blocks an hour apart: lin opens an account and adds keys in three of them, others open theirs. */
function storied(): PublishedRecord {
	const record = new PublishedRecord();
	for (const block of [1, 2, 3, 4, 5]) {
		record.ledger.advance(hour);
		const lin =
			block === 1 ? [record.registration("lin")] : block === 5 ? [] : [record.addedKey("lin", `k${block}`)];
		record.block(record.registration(`a${block}`), ...lin, record.registration(`b${block}`));
	}
	return record;
}

const record = storied();
const { policy } = record;
const source = record.source();
const key = `identity.account/${record.accountOf("lin")}`;
const began = record.genesis.timeMs;

function edited<T>(file: Bytes, edit: (trail: T) => unknown): Bytes {
	return utf8(`${JSON.stringify(edit(JSON.parse(fromUtf8(file)) as T))}\n`);
}

function reason(verdict: TrailVerdict): string {
	if (verdict.ok) return "accepted";
	assert.match(explainTrail(verdict.reason).zh, /。$/);
	return verdict.at === undefined ? verdict.reason : `${verdict.reason} at ${verdict.at}`;
}

test("the trail of a record holds every act that wrote it, and proves that there was no other", async () => {
	const heard: number[] = [];
	const file = await exportRecordTrail(source, key, { progress: (done) => heard.push(done) });
	const verdict = verifyTrail(file, policy);
	assert.ok(verdict.ok && verdict.value.kind === "record");
	const { entries, stamp, record: account, fromGenesis, asOf } = verdict.value;
	assert.deepEqual(
		entries.map(({ index, payload }) => [index, payload.action]),
		[
			[2, "register"],
			[6, "add-key"],
			[10, "add-key"],
			[14, "add-key"],
		],
	);
	assert.equal(stamp?.revision, 4);
	assert.deepEqual(account, { kind: "citizen", openedMs: began + hour, activeKeys: 4 });
	assert.equal(fromGenesis, false);
	assert.equal(asOf.height, 5);
	assert.deepEqual(heard, [1, 2, 3, 4]);
});

test("a trail that leaves an act out, adds one, or has them in another order is refused", async () => {
	const file = await exportRecordTrail(source, key);
	const other = fromUtf8(record.entryProof(1));
	const absent = fromUtf8(record.stateProof("identity.account/citizen:nobody"));
	const entries = (edit: (entries: readonly string[]) => readonly string[]) =>
		edited<RecordTrailFile>(file, (trail) => ({ ...trail, entries: edit(trail.entries) }));
	const cases: [Bytes, string][] = [
		[entries((all) => all.slice(0, -1)), "trail-history"],
		[entries((all) => all.slice(1)), "trail-history"],
		[entries((all) => all.toSpliced(1, 1)), "trail-history"],
		[entries(() => []), "trail-history"],
		[entries((all) => [other, ...all]), "trail-history"],
		[entries((all) => all.toReversed()), "trail-order at 1"],
		[entries((all) => [all[0]!, ...all]), "trail-order at 1"],
		[entries((all) => all.with(2, absent)), "trail-kind at 2"],
		[entries((all) => all.with(2, all[2]!.replace("index 10", "index 11"))), "root-mismatch at 2"],
		[edited<RecordTrailFile>(file, (trail) => ({ ...trail, key: `${key}x` })), "trail-key"],
		[edited<RecordTrailFile>(file, (trail) => ({ ...trail, state: other })), "trail-kind"],
		[edited<RecordTrailFile>(file, (trail) => ({ ...trail, state: absent })), "trail-key"],
	];
	for (const [changed, expected] of cases) assert.equal(reason(verifyTrail(changed, policy)), expected);
	assert.equal(reason(verifyTrail(file, { ...policy, ledger: "other" })), "entry-ledger at 0");
});

test("that a record was never there is a trail of no acts", async () => {
	const nobody = "identity.account/citizen:nobody";
	const verdict = verifyTrail(await exportRecordTrail(source, nobody), policy);
	assert.ok(verdict.ok && verdict.value.kind === "record");
	assert.deepEqual(
		[verdict.value.record, verdict.value.stamp, verdict.value.entries],
		[undefined, undefined, []],
	);
});

test("a record the genesis document wrote has a trail that says so", async () => {
	const city = verifyTrail(await exportRecordTrail(source, "governance.city/current"), policy);
	assert.ok(city.ok && city.value.kind === "record");
	assert.deepEqual([city.value.fromGenesis, city.value.stamp?.revision, city.value.entries], [true, 1, []]);
});

test("a record that is written while its trail is exported is read again", async () => {
	const busy = storied();
	let asked = 0;
	const late = {
		...busy.source(),
		history: async (of: string) => {
			const history = await busy.source().history(of);
			if (asked++ === 0) busy.block(busy.addedKey("lin", "late"));
			return history;
		},
	};
	const verdict = verifyTrail(await exportRecordTrail(late, key), policy);
	assert.ok(verdict.ok && verdict.value.kind === "record");
	assert.deepEqual([asked, verdict.value.stamp?.revision], [2, 5]);
	const endless = { ...late, history: async () => ({ stamp: null, entries: [] }) };
	await assert.rejects(exportRecordTrail(endless, key), /written faster/);
});

test("the trail of a part of the log holds every leaf of it, to the end of its last block", async () => {
	const file = await exportRangeTrail(source, { from: 3, until: 6 });
	const verdict = verifyTrail(file, policy);
	assert.ok(verdict.ok && verdict.value.kind === "range");
	const { entries, ...range } = verdict.value;
	assert.deepEqual(range, { kind: "range", from: 3, until: 9, size: record.size, period: undefined });
	assert.deepEqual(
		entries.map(({ index, height, timeMs }) => [index, height, timeMs - began]),
		[
			[3, 1, hour],
			[5, 2, 2 * hour],
			[6, 2, 2 * hour],
			[7, 2, 2 * hour],
		],
	);
	await assert.rejects(exportRangeTrail(source, { from: 3, until: 3 }), RangeError);
	await assert.rejects(exportRangeTrail(source, { from: 3, until: 300 }), RangeError);
});

test("the trail of a period holds the entries of every block in it, and proves that the period is covered", async () => {
	const periods: [number, number, number[]][] = [
		[began + 2 * hour, began + 4 * hour, [5, 6, 7, 9, 10, 11]],
		[began, began + hour + 1, [1, 2, 3]],
		[began + 5 * hour, began + 9 * hour, [17, 18]],
		[began + 6 * hour, began + 9 * hour, []],
		[0, began, []],
		[0, began + 9 * hour, [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18]],
	];
	for (const [fromMs, untilMs, expected] of periods) {
		const verdict = verifyTrail(await exportRangeTrail(source, { fromMs, untilMs }), policy);
		assert.ok(verdict.ok && verdict.value.kind === "range", reason(verdict));
		assert.deepEqual(verdict.value.period, { fromMs, untilMs });
		assert.deepEqual(
			verdict.value.entries.map(({ index }) => index),
			expected,
		);
	}
});

test("a part of the log with a leaf left out, changed or added, or a period not covered, is refused", async () => {
	const wanted = { fromMs: began + 2 * hour, untilMs: began + 4 * hour };
	const file = await exportRangeTrail(source, wanted);
	const changed = (edit: (trail: RangeTrailFile) => Partial<RangeTrailFile>) =>
		edited<RangeTrailFile>(file, (trail) => ({ ...trail, ...edit(trail) }));
	const { from, until, leaves } = JSON.parse(fromUtf8(file)) as RangeTrailFile;
	assert.deepEqual([from, until], [4, 17]);
	const entry = leaves[1] as { envelope: string; code: string; result: string };
	const cases: [Bytes, string][] = [
		[changed(() => ({ leaves: leaves.toSpliced(1, 1) })), "trail-gap"],
		[changed(() => ({ leaves: leaves.toSpliced(1, 1), until: until - 1 })), "trail-gap"],
		[changed(() => ({ leaves: leaves.slice(1), from: from + 1 })), "trail-gap"],
		[changed(() => ({ leaves: leaves.with(1, { ...entry, code: "not-allowed" }) })), "trail-gap"],
		[changed(() => ({ leaves: leaves.with(1, { ...entry, result: "{}" }) })), "trail-gap"],
		[changed(() => ({ leaves: leaves.with(1, { ...entry, envelope: "AA=" }) })), "trail-unreadable at 1"],
		[changed(() => ({ leaves: leaves.with(0, { block: "no leaf" }) })), "trail-unreadable at 0"],
		[changed(() => ({ hashes: [] })), "trail-gap"],
		[changed(() => ({ hashes: ["no base64"] })), "trail-gap"],
		[changed(() => ({ from: from + 1, until: until + 1 })), "trail-gap"],
		[changed(() => ({ period: { ...wanted, fromMs: wanted.fromMs - hour } })), "trail-period"],
		[changed(() => ({ period: { ...wanted, untilMs: wanted.untilMs + hour } })), "trail-period"],
		[
			changed(({ checkpoint }) => ({ checkpoint: checkpoint.replace("\n20\n", "\n21\n") })),
			"signature-invalid",
		],
	];
	for (const [bytes, expected] of cases) assert.equal(reason(verifyTrail(bytes, policy)), expected);
});

test("a range that stops before its last block ends is refused", async () => {
	const file = await exportRangeTrail(source, { from: 1, until: 5 });
	const hashes = record.leaves.map(leafHash);
	const read = (level: number, index: number) =>
		rfcRoot(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
	const cut = edited<RangeTrailFile>(file, (trail) => ({
		...trail,
		until: 4,
		hashes: rangeProof({ from: 1, until: 4 }, record.size, read).map(toBase64),
		leaves: trail.leaves.slice(0, 3),
	}));
	assert.equal(reason(verifyTrail(file, policy)), "accepted");
	assert.equal(reason(verifyTrail(cut, policy)), "trail-gap");
});

test("every signature in a trail is checked", async () => {
	const file = await exportRangeTrail(source, { from: 1, until: 5 });
	assert.equal(reason(verifyTrail(file, policy, { check: () => false })), "entry-signature at 0");
	const story = await exportRecordTrail(source, key);
	assert.equal(reason(verifyTrail(story, policy, { check: () => false })), "entry-signature at 0");
});

test("a file that is no trail, or spelled otherwise, is refused", async () => {
	const file = await exportRangeTrail(source, { from: 1, until: 5 });
	const text = fromUtf8(file);
	const wrong = [
		"",
		"{}",
		"null\n",
		text.trim(),
		` ${text}`,
		text.replace(":1,", ": 1,"),
		text.replace("mingjian-trail/1", "mingjian-trail/2"),
		text.replace('"kind":"range"', '"kind":"else"'),
		text.replace('"kind":"range"', '"kind":"__proto__"'),
		text.replace("}\n", ',"more":1}\n'),
		text.replace('"from":1', '"from":1.5'),
	];
	for (const each of wrong) {
		assert.notEqual(each, text);
		assert.equal(reason(verifyTrail(utf8(each), policy)), "trail-unreadable", each.slice(0, 60));
	}
	assert.equal(reason(verifyTrail(Uint8Array.of(0xff), policy)), "trail-unreadable");
});
