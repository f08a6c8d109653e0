import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "../crypto/base64.ts";
import { fromUtf8, utf8 } from "../crypto/bytes.ts";
import { leafHash } from "../merkle/log/hash.ts";
import { inclusionProof } from "../merkle/log/inclusion.ts";
import { rfcRoot, someLeaves } from "../merkle/log/reference.ts";
import { formatAddCheckpoint, parseAddCheckpoint } from "./add-checkpoint.ts";
import { formatCheckpoint } from "./checkpoint.ts";
import { cosign } from "./cosignature.ts";
import { addSignatures, formatNote, parseNote } from "./note.ts";
import { noteSigner } from "./note-signer.ts";
import type { TrustPolicy } from "./policy.ts";
import { signNote } from "./sign-note.ts";
import { formatTlogProof, MAX_PROOF_FILE_BYTES, parseTlogProof, type TlogProof } from "./tlog-proof.ts";
import { verifyTlogProof } from "./verify-tlog-proof.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "./vkey.ts";

const leaves = someLeaves(11);
const read = (level: number, index: number) =>
	rfcRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
const log = noteSigner("example.org/log", new Uint8Array(32).fill(1));
const witness = noteSigner("example.org/witness", new Uint8Array(32).fill(2));
const root = rfcRoot(leaves);
const text = formatCheckpoint({ origin: log.name, size: 11, root, extensions: [] });
const checkpoint = cosignedCheckpoint();
const proof: TlogProof = {
	extra: utf8("the entry's envelope"),
	index: 6,
	hashes: inclusionProof(6, 11, read),
	checkpoint,
};
const policy: TrustPolicy = {
	origin: log.name,
	logKeys: [formatVkey(verifierKey(log.name, LOG_KEY, log.publicKey))],
	cosigners: [formatVkey(verifierKey(witness.name, COSIGNER_KEY, witness.publicKey))],
	quorum: 1,
};

test("writes and reads proof files, with and without extra bytes, down to a log of one leaf", () => {
	const { extra: _, ...bare } = proof;
	for (const value of [proof, bare, { ...bare, index: 0, hashes: [] }])
		assert.deepEqual(parseTlogProof(formatTlogProof(value)), { ok: true, value });
	const [header, extra, index] = fromUtf8(formatTlogProof(proof)).split("\n");
	assert.equal(header, "c2sp.org/tlog-proof@v1");
	assert.equal(extra, `extra ${toBase64(proof.extra!)}`);
	assert.equal(index, "index 6");
});

test("proves a leaf offline", () => {
	const proved = verifyTlogProof(formatTlogProof(proof), leaves[6]!, policy);
	assert.ok(proved.ok);
	assert.deepEqual([proved.value.index, proved.value.extra], [6, proof.extra]);
	assert.deepEqual(proved.value.cosigners, [{ name: witness.name, timeSeconds: 77 }]);
});

test("refuses every single changed bit of a proof file that carries no extra bytes", () => {
	// One signature keeps this quick; verify-note.test.ts changes every bit of a cosigned note.
	const file = formatTlogProof({ index: 6, hashes: proof.hashes, checkpoint: signNote(text, [log]) });
	const alone = { ...policy, quorum: 0 };
	assert.equal(verifyTlogProof(file, leaves[6]!, alone).ok, true);
	for (let bit = 0; bit < file.length * 8; bit += 1) {
		const changed = file.with(bit >> 3, file[bit >> 3]! ^ (1 << (bit & 7)));
		assert.equal(verifyTlogProof(changed, leaves[6]!, alone).ok, false, `bit ${bit}`);
	}
});

test("gives the extra bytes one spelling", () => {
	const file = formatTlogProof(proof);
	const start = "c2sp.org/tlog-proof@v1\n".length;
	const end = file.indexOf(10, start);
	for (let bit = start * 8; bit <= end * 8 + 7; bit += 1) {
		const changed = file.with(bit >> 3, file[bit >> 3]! ^ (1 << (bit & 7)));
		const parts = parseTlogProof(changed);
		if (parts.ok) assert.notDeepEqual(parts.value.extra, proof.extra);
	}
});

test("refuses another leaf, another index, and a policy that is not met", () => {
	const file = formatTlogProof(proof);
	assert.deepEqual(verifyTlogProof(file, leafHash(utf8("other")), policy), refusal("root-mismatch"));
	const moved = formatTlogProof({ ...proof, index: 7 });
	assert.deepEqual(verifyTlogProof(moved, leaves[6]!, policy), refusal("root-mismatch"));
	const outside = formatTlogProof({ ...proof, index: 11 });
	assert.deepEqual(verifyTlogProof(outside, leaves[6]!, policy), refusal("index-out-of-range"));
	const unmet = formatTlogProof({ ...proof, checkpoint: signNote(text, [log]) });
	assert.deepEqual(verifyTlogProof(unmet, leaves[6]!, policy), refusal("quorum-not-reached"));
});

test("names what is wrong with a proof file", () => {
	const good = fromUtf8(formatTlogProof(proof));
	const hashLine = toBase64(proof.hashes[0]!);
	const cases: [string, string][] = [
		["", "file-header"],
		[good.replace("@v1", "@v2"), "file-header"],
		[` ${good}`, "file-header"],
		[good.replaceAll("\n", "\r\n"), "file-header"],
		["c2sp.org/tlog-proof@v1\nindex 0\n", "file-header"],
		["c2sp.org/tlog-proof@v1\nindex 0\n\n", "file-checkpoint"],
		[good.replace(/extra .*/, "extra "), "file-extra"],
		[good.replace(/extra .*/, "extra"), "file-extra"],
		[good.replace(/extra (.*)/, "extra  $1"), "file-extra"],
		[good.replace(/(extra .*)/, "$1\n$1"), "file-index"],
		[good.replace("index 6", "index 06"), "file-index"],
		[good.replace("index 6", "index  6"), "file-index"],
		[good.replace("index 6", "index -6"), "file-index"],
		[good.replace("index 6", "index 9007199254740992"), "file-index"],
		[good.replace("index 6\n", ""), "file-index"],
		[good.replace(hashLine, `${hashLine} `), "file-hashes"],
		[good.replace(hashLine, hashLine.slice(4)), "file-hashes"],
		[good.replace(hashLine, Array(61).fill(hashLine).join("\n")), "file-hashes"],
	];
	for (const [file, reason] of cases)
		assert.deepEqual(parseTlogProof(utf8(file)), refusal(reason), file.slice(0, 80));
	assert.deepEqual(parseTlogProof(Uint8Array.of(0xff)), refusal("file-not-utf8"));
	assert.deepEqual(parseTlogProof(new Uint8Array(MAX_PROOF_FILE_BYTES + 1)), refusal("file-too-large"));
});

test("refuses to write what is not a proof file", () => {
	const cases: Partial<TlogProof>[] = [
		{ index: -1 },
		{ index: 2 ** 53 },
		{ extra: new Uint8Array() },
		{ hashes: [new Uint8Array(31)] },
		{ checkpoint: new Uint8Array() },
	];
	for (const change of cases) assert.throws(() => formatTlogProof({ ...proof, ...change }), RangeError);
});

test("writes and reads what a log asks of a witness", () => {
	const request = { oldSize: 5, proof: proof.hashes, checkpoint };
	for (const value of [request, { oldSize: 0, proof: [], checkpoint }])
		assert.deepEqual(parseAddCheckpoint(formatAddCheckpoint(value)), { ok: true, value });
	const good = fromUtf8(formatAddCheckpoint(request));
	const cases: [string, string][] = [
		["", "request-old-size"],
		[good.replace("old 5", "old 05"), "request-old-size"],
		[good.replace("old 5", "new 5"), "request-old-size"],
		[good.replace("old 5", "old 0"), "request-proof"],
		[good.replace("=\n", "\n"), "request-proof"],
		["old 0\n\n", "request-checkpoint"],
	];
	for (const [body, reason] of cases) assert.deepEqual(parseAddCheckpoint(utf8(body)), refusal(reason));
	assert.deepEqual(parseAddCheckpoint(Uint8Array.of(0xff)), refusal("request-not-utf8"));
	assert.deepEqual(parseAddCheckpoint(new Uint8Array(2 ** 21)), refusal("request-too-large"));
	assert.throws(() => formatAddCheckpoint({ ...request, oldSize: -1 }), RangeError);
});

function cosignedCheckpoint(): Uint8Array {
	const note = parseNote(signNote(text, [log]));
	assert.ok(note.ok);
	return formatNote(addSignatures(note.value, [cosign(text, witness, 77)]));
}

function refusal(reason: string) {
	return { ok: false, reason };
}
