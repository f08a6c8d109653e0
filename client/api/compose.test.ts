import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, p256Signer, sm2Signer } from "@mingjian/ledger/crypto/signer.ts";
import type { Payload } from "@mingjian/ledger/record/payload.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { checkEnvelope, signatoriesOf } from "../verify/check-signatures.ts";
import { composeEnvelope, composeEnvelopeNow, freshNonce, PayloadError } from "./compose.ts";

const payload: Payload = {
	ledger: "test",
	service: "identity",
	action: "register",
	input: { name: "林" },
	actor: "citizen:lin",
	issuedAt: 5,
	nonce: freshNonce((size) => new Uint8Array(size).fill(7)),
};
const passkeys = { rpId: "test.example", origins: ["https://test.example"] };
const secret = sha256(utf8("secret"));
const signers = [ed25519Signer(secret), p256Signer(secret), sm2Signer(secret)];

test("an envelope holds the payload and everyone's signature in order", async () => {
	const bytes = await composeEnvelope(payload, signers);
	assert.deepEqual(composeEnvelopeNow(payload, signers), bytes);
	const act = prepare(bytes);
	assert.ok(typeof act !== "string");
	assert.deepEqual(act.payload, payload);
	assert.equal(checkEnvelope(act, passkeys), true);
	assert.deepEqual(
		signatoriesOf(act).map(({ algorithm }) => algorithm),
		["Ed25519", "P-256", "SM2"],
	);
});

test("one bad signature among good ones is noticed", async () => {
	const [first, ...rest] = signers;
	const wrong = { ...first!, sign: () => new Uint8Array(64) };
	const act = prepare(await composeEnvelope(payload, [...rest, wrong]));
	assert.ok(typeof act !== "string");
	assert.equal(checkEnvelope(act, passkeys), false);
});

test("nobody is asked to sign what no node would read", async () => {
	const asked: unknown[] = [];
	const sign = (digest: Uint8Array) => new Uint8Array(64).fill(asked.push(digest));
	const signer = { ...signers[0]!, sign };
	const wrong: [object, string][] = [
		[{ input: 0.5 }, "payload-not-integer"],
		[{ actor: "nobody" }, "payload-members"],
		[{ nonce: "short" }, "payload-members"],
		[{ input: undefined }, "payload-members"],
	];
	for (const [change, code] of wrong) {
		const attempt = composeEnvelope({ ...payload, ...change }, [signer]);
		await assert.rejects(attempt, (error) => error instanceof PayloadError && error.code === code);
	}
	assert.deepEqual(asked, []);
});

test("nonces are as long as the octets that were asked for, and no two alike", () => {
	let next = 0;
	const random = (size: number) => new Uint8Array(size).fill(next++);
	const nonces = Array.from({ length: 50 }, () => freshNonce(random));
	assert.equal(new Set(nonces).size, 50);
	for (const nonce of nonces) assert.match(nonce, /^[A-Za-z0-9_-]{22}$/);
});
