import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatTlogProof, parseTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { decodeEnvelope, encodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { encodeProofExtra, parseProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { PublishedRecord } from "../testing/published-record.ts";
import { stampedRecord } from "./stamped-record.ts";
import type { ProofPolicy, Proved, Verdict } from "./verdict.ts";
import { ProofVerifier, verifyProofFile } from "./verify-proof-file.ts";

/** Two blocks: lin's account, then chen's with a repeat that is refused. */
function smallRecord(setting = {}): PublishedRecord {
	const record = new PublishedRecord(setting);
	record.block(record.registration("lin"));
	const chen = record.registration("chen");
	record.block(chen, chen);
	return record;
}

function proved(verdict: Verdict): Proved {
	if (!verdict.ok) throw new TypeError(verdict.reason);
	return verdict.value;
}

function refused(reason: string) {
	return { ok: false, reason };
}

test("a proof file of an entry tells who said what, how it ended and where it stands", () => {
	const record = smallRecord();
	const act = record.applied[1]!.entries[0]!.act;
	const { entry, ...rest } = proved(verifyProofFile(record.entryProof(1), record.policy)) as Extract<
		Proved,
		{ kind: "entry" }
	>;
	const account = record.accountOf("lin");
	assert.equal(rest.kind, "entry");
	assert.deepEqual(entry, {
		id: act.id,
		payload: act.payload,
		signatories: [{ algorithm: "Ed25519", keyId: account.slice("citizen:".length) }],
		code: "ok",
		result: { account },
		index: 1,
		size: 6,
	});
	assert.deepEqual(rest.trusted.checkpoint, {
		origin: "test.example/record",
		size: 6,
		root: record.applied.at(-1)!.root,
		extensions: [],
	});
});

test("a refusal on the record is proved with its code", () => {
	const record = smallRecord();
	const { kind, ...rest } = proved(verifyProofFile(record.entryProof(4), record.policy));
	assert.equal(kind, "entry");
	const { entry } = rest as Extract<Proved, { kind: "entry" }>;
	assert.deepEqual([entry.code, entry.result], ["transaction-repeated", null]);
});

test("a proof file of a state tells the record, its stamp and the moment", () => {
	const record = smallRecord();
	const key = `identity.account/${record.accountOf("lin")}`;
	const state = proved(verifyProofFile(record.stateProof(key), record.policy));
	assert.ok(state.kind === "state");
	assert.equal(state.key, key);
	assert.deepEqual(state.asOf, { height: 2, timeMs: record.ledger.timeMs, size: 6, newest: true });
	assert.deepEqual(state.block.stateRoot, record.applied.at(-1)!.stateRoot);
	const stamped = stampedRecord(state.value);
	assert.equal(stamped?.revision, 1);
	assert.deepEqual(stamped?.record, {
		kind: "citizen",
		openedMs: record.ledger.timeMs,
		activeKeys: 1,
	});
	assert.deepEqual(JSON.parse(fromUtf8(state.bytes!)), state.value);
});

test("a proof of an older block under a newer checkpoint says that it is not the newest", () => {
	const record = smallRecord();
	const key = `identity.account/${record.accountOf("lin")}`;
	const extra = parseProofExtra(extraOf(record.stateProof(key)))!;
	const index = record.size - 1;
	record.block(record.registration("wang"));
	const state = proved(verifyProofFile(record.proof(index, extra), record.policy));
	assert.ok(state.kind === "state");
	assert.deepEqual(state.asOf, { height: 2, timeMs: record.ledger.timeMs, size: 8, newest: false });
});

test("that there is no such record is proved too", () => {
	const record = smallRecord();
	const state = proved(verifyProofFile(record.stateProof("identity.account/citizen:nobody"), record.policy));
	assert.ok(state.kind === "state");
	assert.deepEqual(
		[state.key, state.value, state.bytes],
		["identity.account/citizen:nobody", undefined, undefined],
	);
	assert.equal(state.asOf.newest, true);
});

test("every single changed bit of a proof file is refused", async (context) => {
	const record = smallRecord();
	const account = `identity.account/${record.accountOf("lin")}`;
	await context.test("of an entry", () => refusesEveryFlip(record.entryProof(1), record.policy));
	await context.test("of a record that is there", () =>
		refusesEveryFlip(record.stateProof(account), record.policy),
	);
	await context.test("of a record that is not there", () =>
		refusesEveryFlip(record.stateProof("identity.account/citizen:nobody"), record.policy),
	);
});

test("every single changed bit is refused where more cosigned than the policy asks for", () => {
	const record = smallRecord({ cosigners: 2, quorum: 1 });
	refusesEveryFlip(record.entryProof(1), record.policy);
});

test("every single changed bit is refused where one who signed has left since, in time or not", () => {
	const record = smallRecord({ cosigners: 2, quorum: 1 });
	const [first, ...cosigners] = record.policy.cosigners as [string, string];
	const after = (lastSize: number, quorum: number) => ({
		...record.policy,
		cosigners,
		quorum,
		formerCosigners: [{ key: first, lastSize }],
	});
	const signed = (policy: ProofPolicy) => {
		const { trusted } = proved(verifyProofFile(record.entryProof(1), policy));
		return [trusted.cosigners.length, trusted.late.length];
	};
	const [inTime, late] = [after(record.size, 1), after(record.size - 1, 1)];
	assert.deepEqual(
		[signed(inTime), signed(late)],
		[
			[2, 0],
			[1, 1],
		],
	);
	refusesEveryFlip(record.entryProof(1), inTime);
	refusesEveryFlip(record.entryProof(1), late);
	const third = new PublishedRecord({ cosigners: 3 }).policy.cosigners[2]!;
	const gone = [...record.policy.cosigners].map((key) => ({ key, lastSize: record.size - 1 }));
	const left = { ...late, cosigners: [third], formerCosigners: gone };
	assert.deepEqual(verifyProofFile(record.entryProof(1), left), refused("cosigner-replaced"));
});

test("another order of bytes than the file's own is refused wherever it is cut", () => {
	const record = smallRecord();
	const file = record.entryProof(1);
	const verifier = new ProofVerifier(record.policy);
	for (let length = 0; length < file.length; length++)
		assert.equal(verifier.verify(file.subarray(0, length)).ok, false, `cut at ${length}`);
	assert.equal(verifier.verify(Uint8Array.of(...file, 10)).ok, false);
});

test("a file is refused under another city's policy, and without enough cosigners", () => {
	const record = smallRecord({ cosigners: 2, quorum: 2 });
	const { policy } = record;
	const file = record.entryProof(1);
	const verdict = (change: Partial<ProofPolicy>) => verifyProofFile(file, { ...policy, ...change });
	assert.equal(verdict({}).ok, true);
	assert.deepEqual(verdict({ ledger: "other" }), refused("entry-ledger"));
	assert.deepEqual(verdict({ origin: "other.example/record" }), refused("origin-mismatch"));
	assert.deepEqual(verdict({ quorum: 3 }), refused("policy-quorum"));
	assert.deepEqual(verdict({ cosigners: policy.cosigners.slice(1), quorum: 1 }), refused("cosigner-unknown"));
	assert.deepEqual(verdict({ cosigners: policy.cosigners.slice(1) }), refused("policy-quorum"));
	const other = new PublishedRecord({ cosigners: 2 });
	const wrongLog = noteSigner("test.example/record", sha256(utf8("another log")));
	const text = fromUtf8(record.checkpoint()).split("\n").slice(0, 3).join("\n");
	const forged = withCheckpoint(file, signNote(`${text}\n`, [wrongLog]));
	assert.deepEqual(verifyProofFile(forged, other.policy), refused("signature-of-known-key-missing"));
});

test("a log that holds an act nobody validly signed is found out", () => {
	const record = new PublishedRecord();
	const act = record.registration("lin");
	const { payload, signatures } = decodeEnvelope(act.bytes) as Exclude<
		ReturnType<typeof decodeEnvelope>,
		string
	>;
	const signature = signatures[0]!.signature.map((byte, at) => (at === 40 ? byte ^ 1 : byte));
	const forged = prepare(encodeEnvelope({ payload, signatures: [{ ...signatures[0]!, signature }] }));
	assert.ok(typeof forged !== "string");
	record.block(forged);
	assert.deepEqual(verifyProofFile(record.entryProof(1), record.policy), refused("entry-signature"));
	const unknown = prepare(encodeEnvelope({ payload, signatures: [{ ...signatures[0]!, algorithm: 9 }] }));
	assert.ok(typeof unknown !== "string");
	record.block(unknown);
	assert.deepEqual(verifyProofFile(record.entryProof(3), record.policy), refused("entry-signature"));
});

test("an act meant for another ledger proves that it was refused here, and nothing else", () => {
	const record = new PublishedRecord();
	const by = record.ledger.signer("lin");
	const act = { by, actor: record.accountOf("lin"), service: "identity", action: "register", input: {} };
	record.block(record.prepare({ ...act, ledger: "elsewhere" }));
	const verdict = proved(verifyProofFile(record.entryProof(1), record.policy));
	assert.ok(verdict.kind === "entry");
	assert.equal(verdict.entry.code, "ledger-other");
});

test("a file that carries nothing, or something else, is refused", () => {
	const record = smallRecord();
	const parts = parseTlogProof(record.entryProof(1));
	assert.ok(parts.ok);
	const { index, hashes, checkpoint } = parts.value;
	const bare = formatTlogProof({ index, hashes, checkpoint });
	assert.deepEqual(verifyProofFile(bare, record.policy), refused("extra-missing"));
	const odd = formatTlogProof({ extra: utf8("hello\n"), index, hashes, checkpoint });
	assert.deepEqual(verifyProofFile(odd, record.policy), refused("extra-unreadable"));
	const entry = parseProofExtra(extraOf(record.entryProof(1)))!;
	assert.ok(entry.kind === "entry");
	const claims = { ...entry, code: "not-allowed" };
	assert.deepEqual(verifyProofFile(record.proof(1, claims), record.policy), refused("root-mismatch"));
	const key = `identity.account/${record.accountOf("lin")}`;
	const state = parseProofExtra(extraOf(record.stateProof(key)))!;
	assert.ok(state.kind === "state");
	const last = record.size - 1;
	const says = (change: Partial<typeof state>) =>
		verifyProofFile(record.proof(last, { ...state, ...change }), record.policy);
	assert.deepEqual(says({ value: undefined }), refused("state-other-claim"));
	assert.deepEqual(says({ value: utf8("{}") }), refused("state-root-differs"));
	assert.deepEqual(says({ key: "identity.account/citizen:nobody" }), refused("state-root-differs"));
	const misread = fromUtf8(encodeProofExtra(state)).replace(key, `${key}x`);
	assert.equal(parseProofExtra(utf8(misread)), undefined);
	assert.deepEqual(says({ proof: new Uint8Array(2) }), refused("state-malformed"));
	assert.deepEqual(says({ block: { ...state.block, height: 3 } }), refused("root-mismatch"));
});

test("a verifier may bring its own check of signatures, which is asked once an entry", () => {
	const record = smallRecord();
	const asked: string[] = [];
	const check = ({ id }: { id: string }) => asked.push(id) > 0;
	assert.equal(verifyProofFile(record.entryProof(1), record.policy, { check }).ok, true);
	assert.deepEqual(asked, [record.applied[1]!.entries[0]!.act.id]);
	assert.deepEqual(
		verifyProofFile(record.entryProof(1), record.policy, { check: () => false }),
		refused("entry-signature"),
	);
});

function refusesEveryFlip(file: Bytes, policy: ProofPolicy): void {
	const verifier = new ProofVerifier(policy);
	assert.equal(verifier.verify(file).ok, true);
	for (let bit = 0; bit < file.length * 8; bit++) {
		file[bit >> 3]! ^= 1 << (bit & 7);
		const { ok } = verifier.verify(file);
		file[bit >> 3]! ^= 1 << (bit & 7);
		assert.equal(ok, false, `bit ${bit & 7} of byte ${bit >> 3} does not matter`);
	}
	assert.equal(verifier.verify(file).ok, true);
}

function extraOf(file: Bytes): Bytes {
	const parts = parseTlogProof(file);
	if (!parts.ok) throw new TypeError(parts.reason);
	return parts.value.extra!;
}

function withCheckpoint(file: Bytes, checkpoint: Bytes): Bytes {
	const parts = parseTlogProof(file);
	if (!parts.ok) throw new TypeError(parts.reason);
	return formatTlogProof({ ...parts.value, checkpoint });
}
