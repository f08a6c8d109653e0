import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCheckpoint } from "./checkpoint.ts";
import { cosign } from "./cosignature.ts";
import { knownLines } from "./known-lines.ts";
import { addSignatures, formatNote, parseNote } from "./note.ts";
import { type NoteSigner, noteSigner } from "./note-signer.ts";
import { parsePolicy, type TrustPolicy, verifyCheckpoint } from "./policy.ts";
import { signNote } from "./sign-note.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "./vkey.ts";

const log = noteSigner("example.org/log", new Uint8Array(32).fill(1));
const witnesses = [2, 3, 4].map((seed) => noteSigner(`example.org/w${seed}`, new Uint8Array(32).fill(seed)));
const checkpoint = { origin: log.name, size: 9, root: new Uint8Array(32).fill(5), extensions: [] };
const text = formatCheckpoint(checkpoint);
const policy: TrustPolicy = {
	origin: log.name,
	logKeys: [vkey(log, LOG_KEY)],
	cosigners: witnesses.map((witness) => vkey(witness, COSIGNER_KEY)),
	quorum: 2,
};

test("accepts a checkpoint its log signed and a quorum cosigned", () => {
	assert.deepEqual(verifyCheckpoint(cosigned(2), policy), {
		ok: true,
		value: {
			checkpoint,
			logKeys: [log.name],
			cosigners: [
				{ name: "example.org/w2", timeSeconds: 1000 },
				{ name: "example.org/w3", timeSeconds: 1001 },
			],
			executors: [],
			late: [],
			ignored: [],
		},
	});
	assert.equal(verifyCheckpoint(cosigned(3), policy).ok, true);
	assert.equal(verifyCheckpoint(cosigned(0), { ...policy, quorum: 0 }).ok, true);
});

test("refuses a checkpoint too few cosigned, also when a stranger made up the number", () => {
	assert.deepEqual(verifyCheckpoint(cosigned(1), policy), refusal("quorum-not-reached"));
	const stranger = noteSigner("example.org/stranger", new Uint8Array(32).fill(9));
	const note = parseNote(cosigned(1));
	assert.ok(note.ok);
	const more = formatNote(addSignatures(note.value, [cosign(text, stranger, 5)]));
	assert.deepEqual(verifyCheckpoint(more, policy), refusal("quorum-not-reached"));
});

test("refuses a checkpoint its log did not sign, however many cosigned", () => {
	const signatures = witnesses.map((witness) => cosign(text, witness, 1000));
	assert.deepEqual(
		verifyCheckpoint(formatNote({ text, signatures }), policy),
		refusal("log-signature-missing"),
	);
});

test("refuses another log's checkpoint and a text that is no checkpoint", () => {
	const other = formatCheckpoint({ ...checkpoint, origin: "example.org/other" });
	const free = { ...policy, quorum: 0 };
	assert.deepEqual(verifyCheckpoint(signNote(other, [log]), free), refusal("origin-mismatch"));
	assert.deepEqual(verifyCheckpoint(signNote("hello\n", [log]), free), refusal("checkpoint-lines"));
});

test("refuses a cosignature over another text", () => {
	const note = parseNote(cosigned(1));
	assert.ok(note.ok);
	const elsewhere = cosign(text.replace("9", "8"), witnesses[1]!, 1000);
	const mixed = formatNote(addSignatures(note.value, [elsewhere]));
	assert.deepEqual(verifyCheckpoint(mixed, policy), refusal("signature-invalid"));
});

test("a key that was replaced is good for the log as it was, and for nothing larger", () => {
	const next = numbered(1);
	const after = (lastSize: number) => ({
		...policy,
		logKeys: [vkey(next, LOG_KEY)],
		formerLogKeys: [{ key: vkey(log, LOG_KEY), lastSize }],
	});
	assert.equal(verifyCheckpoint(cosigned(2), after(9)).ok, true);
	assert.deepEqual(verifyCheckpoint(cosigned(2), after(8)), refusal("log-key-replaced"));
	const free = { ...after(8), origin: log.name, quorum: 0 };
	const named = { ...next, name: log.name };
	const both = { ...free, logKeys: [vkey(named, LOG_KEY)] };
	assert.equal(verifyCheckpoint(signNote(text, [log, named]), both).ok, true);
	assert.deepEqual(verifyCheckpoint(cosigned(0), { ...free, formerLogKeys: [] }), {
		ok: false,
		reason: "signature-of-known-key-missing",
	});
});

test("who left counts for the log as it was, and for nothing larger", () => {
	const [first, ...others] = witnesses.map((witness) => vkey(witness, COSIGNER_KEY)) as [
		string,
		string,
		string,
	];
	const kinds = [
		["cosigners", "formerCosigners", "quorum", "cosigner-replaced", "quorum-not-reached"],
		["executors", "formerExecutors", "executionQuorum", "executor-replaced", "execution-quorum-not-reached"],
	] as const;
	for (const [present, former, quorum, replaced, tooFew] of kinds) {
		const after = (lastSize: number, asked = 2): TrustPolicy => ({
			...policy,
			cosigners: [],
			quorum: 0,
			[present]: others,
			[former]: [{ key: first, lastSize }],
			[quorum]: asked,
		});
		for (const lastSize of [9, 10]) {
			const trusted = verifyCheckpoint(cosigned(2), after(lastSize));
			assert.ok(trusted.ok, `${former} ${lastSize}`);
			const names = trusted.value[present].map(({ name }) => name);
			assert.deepEqual([names, trusted.value.late], [["example.org/w2", "example.org/w3"], []]);
		}
		assert.deepEqual(verifyCheckpoint(cosigned(2), after(8)), refusal(replaced));
		assert.deepEqual(verifyCheckpoint(cosigned(1), after(8)), refusal(tooFew));
		const enough = verifyCheckpoint(cosigned(3), after(8));
		assert.ok(enough.ok);
		assert.deepEqual(
			[enough.value[present].length, enough.value.late, enough.value.ignored],
			[2, [{ name: "example.org/w2", timeSeconds: 1000 }], []],
		);
		assert.deepEqual(verifyCheckpoint(cosigned(0), after(9, 3)), refusal("policy-quorum"));
	}
	const crossed = { ...policy, cosigners: others, formerExecutors: [{ key: first, lastSize: 9 }] };
	assert.deepEqual(verifyCheckpoint(cosigned(2), crossed), refusal("quorum-not-reached"));
});

test("no number of keys of those who left makes a larger log trusted", () => {
	const former = witnesses.map((witness) => ({ key: vkey(witness, COSIGNER_KEY), lastSize: 8 }));
	const present = [5, 6].map((seed) => vkey(numbered(seed), COSIGNER_KEY));
	const gone = { ...policy, cosigners: present, formerCosigners: former, quorum: 1 };
	assert.deepEqual(verifyCheckpoint(cosigned(3), gone), refusal("cosigner-replaced"));
	const executing = { ...policy, quorum: 0, cosigners: [], executors: present, formerExecutors: former };
	assert.deepEqual(
		verifyCheckpoint(cosigned(3), { ...executing, executionQuorum: 1 }),
		refusal("executor-replaced"),
	);
});

test("only lines that count go into a proof file", () => {
	const [first, ...others] = witnesses.map((witness) => vkey(witness, COSIGNER_KEY)) as [
		string,
		string,
		string,
	];
	const after = (lastSize: number) => ({
		...policy,
		cosigners: others,
		formerCosigners: [{ key: first, lastSize }],
	});
	assert.deepEqual(knownLines(cosigned(3), after(9)), cosigned(3));
	const without = parseNote(knownLines(cosigned(3), after(8)));
	assert.ok(without.ok);
	assert.deepEqual(
		without.value.signatures.map(({ name }) => name),
		[log.name, "example.org/w3", "example.org/w4"],
	);
});

test("names what is wrong with a policy", () => {
	const sameKey = { ...witnesses[0]!, name: "example.org/again" };
	const cosigningLog = { ...log, name: "example.org/itself" };
	const cases: [Partial<TrustPolicy>, string][] = [
		[{ logKeys: [] }, "policy-log-keys"],
		[{ logKeys: ["x"] }, "policy-log-keys"],
		[{ logKeys: [vkey(log, COSIGNER_KEY)] }, "policy-log-keys"],
		[{ logKeys: Array.from({ length: 9 }, (_, seed) => vkey(numbered(seed), LOG_KEY)) }, "policy-log-keys"],
		[{ cosigners: [vkey(witnesses[0]!, LOG_KEY)] }, "policy-cosigners"],
		[{ cosigners: [...policy.cosigners, vkey(sameKey, COSIGNER_KEY)] }, "policy-keys-repeated"],
		[{ cosigners: [...policy.cosigners, vkey(cosigningLog, COSIGNER_KEY)] }, "policy-keys-repeated"],
		[{ logKeys: [...policy.logKeys, ...policy.logKeys] }, "policy-keys-repeated"],
		[{ formerLogKeys: [{ key: "x", lastSize: 1 }] }, "policy-log-keys"],
		[{ formerLogKeys: [{ key: vkey(numbered(0), LOG_KEY), lastSize: -1 }] }, "policy-log-keys"],
		[{ formerLogKeys: [{ key: policy.logKeys[0]!, lastSize: 1 }] }, "policy-keys-repeated"],
		[{ formerCosigners: [{ key: policy.logKeys[0]!, lastSize: 1 }] }, "policy-cosigners"],
		[{ formerCosigners: [{ key: policy.cosigners[0]!, lastSize: 1 }] }, "policy-keys-repeated"],
		[{ formerExecutors: [{ key: policy.cosigners[0]!, lastSize: 1 }] }, "policy-keys-repeated"],
		[{ formerExecutors: [{ key: vkey(numbered(0), COSIGNER_KEY), lastSize: 0.5 }] }, "policy-executors"],
		[{ quorum: 4 }, "policy-quorum"],
		[{ quorum: -1 }, "policy-quorum"],
		[{ quorum: 1.5 }, "policy-quorum"],
		[{ quorum: Number.NaN }, "policy-quorum"],
	];
	for (const [change, reason] of cases) {
		assert.deepEqual(parsePolicy({ ...policy, ...change }), refusal(reason));
		assert.deepEqual(verifyCheckpoint(cosigned(3), { ...policy, ...change }), refusal(reason));
	}
});

function cosigned(count: number): Uint8Array {
	const note = parseNote(signNote(text, [log]));
	assert.ok(note.ok);
	const lines = witnesses.slice(0, count).map((witness, at) => cosign(text, witness, 1000 + at));
	return formatNote(addSignatures(note.value, lines));
}

function vkey(signer: NoteSigner, type: typeof LOG_KEY | typeof COSIGNER_KEY): string {
	return formatVkey(verifierKey(signer.name, type, signer.publicKey));
}

function numbered(seed: number): NoteSigner {
	return noteSigner(`example.org/l${seed}`, new Uint8Array(32).fill(40 + seed));
}

function refusal(reason: string) {
	return { ok: false, reason };
}
