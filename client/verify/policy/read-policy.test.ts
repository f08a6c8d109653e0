import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { PublishedPolicy } from "@mingjian/services/governance/schema.ts";
import { TestLedger } from "../../../testing/test-ledger.ts";
import { PublishedRecord } from "../../testing/published-record.ts";
import { readPolicy } from "./read-policy.ts";

const key = TestLedger.prototype.signer("seal");
const issuingKey = {
	keyId: keyId(1, key.publicKey),
	algorithm: "Ed25519",
	publicKey: toBase64(key.publicKey),
	validFromMs: 1,
	validUntilMs: 2,
	withdrawnAtMs: 2,
};
const name = { zh: "税务局", en: "Tax Office" };
const published = new PublishedRecord({ cosigners: 2, quorum: 1 }).policy;
const policy = { ...published, issuers: [{ department: "department:tax", name, keys: [issuingKey] }] };

function faultOf(document: unknown): string | undefined {
	const read = readPolicy(JSON.stringify(document));
	return read.ok ? undefined : `${read.fault.pointer} ${read.fault.words.en}`;
}

test("the policy the governance service publishes is read as it is", () => {
	assert.deepEqual(readPolicy(JSON.stringify(published)), { ok: true, value: published });
	assert.deepEqual(readPolicy(utf8(JSON.stringify(policy))), { ok: true, value: policy });
	assert.ok(validator(PublishedPolicy).Check(policy));
});

test("the answer of the query is read as well", () => {
	const answer = { height: 3, timeMs: 5, result: policy };
	assert.deepEqual(readPolicy(JSON.stringify(answer)), { ok: true, value: policy });
});

test("every member is needed, no other is known, and none may be null", () => {
	for (const member of Object.keys(policy)) {
		const { [member as "ledger"]: _, ...rest } = policy;
		assert.equal(faultOf(rest), `/${member} is missing`);
		assert.match(faultOf({ ...policy, [member]: null })!, new RegExp(`^/${member} must be`));
		assert.equal(validator(PublishedPolicy).Check(rest), false);
	}
	assert.equal(faultOf({ ...policy, "a/b": 1 }), "/a~1b is not known here");
	assert.equal(
		faultOf({ ...policy, passkeys: { ...policy.passkeys, extra: 1 } }),
		"/passkeys/extra is not known here",
	);
});

test("a policy whose keys or quorum cannot be used is refused at the place", () => {
	const [first, second] = policy.cosigners as [string, string];
	const faults: [object, string][] = [
		[{ logKeys: [first] }, "/logKeys must be verifier keys of a log (vkey)"],
		[{ logKeys: [] }, "/logKeys must have 1 to 4 items"],
		[
			{ logKeys: [policy.logKeys[0]!.replace("test", "best")] },
			"/logKeys must be verifier keys of a log (vkey)",
		],
		[{ cosigners: policy.logKeys }, "/cosigners must be verifier keys of cosigners (vkey)"],
		[{ cosigners: [first, first] }, "/cosigners one public key stands here twice"],
		[{ cosigners: [second], quorum: 2 }, "/quorum is more than there are cosigners or executors"],
		[{ quorum: 0.5 }, "/quorum must be a whole number from 0 to 64"],
		[{ version: 0 }, "/version must be a whole number from 1 to 9007199254740991"],
	];
	for (const [change, fault] of faults) assert.equal(faultOf({ ...policy, ...change }), fault);
});

test("a policy names who left with the size of the log they are good for, or leaves them out", () => {
	const [first, second] = policy.cosigners as [string, string];
	const later = {
		...policy,
		cosigners: [second],
		formerCosigners: [{ key: first, lastSize: 7 }],
		formerLogKeys: [],
		executors: [],
		formerExecutors: [],
		executionQuorum: 0,
	};
	assert.deepEqual(readPolicy(JSON.stringify(later)), { ok: true, value: later });
	assert.ok(validator(PublishedPolicy).Check(later));
	const faults: [object, string][] = [
		[{ formerCosigners: [{ key: first }] }, "/formerCosigners/0/lastSize is missing"],
		[{ formerExecutors: [{ key: first, lastSize: 1 }] }, "/cosigners one public key stands here twice"],
		[{ formerExecutors: first }, "/formerExecutors must be a list"],
		[
			{ formerExecutors: [{ key: policy.logKeys[0]!, lastSize: 1 }] },
			"/executors must be verifier keys of executors (vkey)",
		],
	];
	for (const [change, fault] of faults) assert.equal(faultOf({ ...later, ...change }), fault);
});

test("an issuing key that is none, or that goes by another's name, is refused", () => {
	const withKey = (change: object) => ({
		...policy,
		issuers: [...policy.issuers, { ...policy.issuers[0]!, keys: [{ ...issuingKey, ...change }] }],
	});
	const wrong = "/issuers/1/keys/0 is not a public key, or its key id is not its own";
	assert.equal(faultOf(withKey({})), undefined);
	assert.equal(faultOf(withKey({ keyId: issuingKey.keyId.replace(/.$/, "7").replace(/^k./, "kb") })), wrong);
	assert.equal(faultOf(withKey({ publicKey: toBase64(new Uint8Array(32)) })), wrong);
	assert.equal(faultOf(withKey({ algorithm: "P-256" })), wrong);
	assert.match(faultOf(withKey({ algorithm: "RSA" }))!, /^\/issuers\/1\/keys\/0\/algorithm must be/);
	assert.match(faultOf(withKey({ validFromMs: -1 }))!, /^\/issuers\/1\/keys\/0\/validFromMs must be/);
});

test("anything else is no policy", () => {
	const notJson = {
		ok: false,
		fault: { pointer: "", words: { zh: "不是 JSON 文件", en: "is not a JSON document" } },
	};
	assert.deepEqual(readPolicy("{"), notJson);
	assert.deepEqual(readPolicy(Uint8Array.of(0xff)), notJson);
	for (const document of [null, [], 3, "text"]) assert.equal(faultOf(document), " must be an object");
});
