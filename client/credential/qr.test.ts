import assert from "node:assert/strict";
import { test } from "node:test";
import { concat } from "@mingjian/ledger/crypto/bytes.ts";
import fc from "fast-check";
import { encode } from "uqr";
import { fromBase45, toBase45 } from "./base45.ts";
import type { PolicyKey } from "./issuer-policy.ts";
import type { ProvenCertificate } from "./proven-certificate.ts";
import { decodeQr, encodeQr, longestQr, type StatusEvidence, verifyQr } from "./qr.ts";
import { decodeQrBody, encodeQrBody } from "./qr-body.ts";
import { statusListUri } from "./status-list.ts";
import {
	dayMs,
	department,
	identifier,
	nowMs,
	policyKey,
	policyOf,
	qrContent,
	samples,
	signerOf,
} from "./testing/department.ts";

const policy = policyOf(policyKey("market"));
const text = await encodeQr(qrContent(), signerOf("market"));

test("reads the vectors of RFC 9285 both ways, and refuses what no encoder prints", () => {
	const encoder = new TextEncoder();
	for (const [plain, coded] of [
		["AB", "BB8"],
		["Hello!!", "%69 VD92EX0"],
		["base-45", "UJCLQE7W581"],
		["ietf!", "QED8WEX0"],
	]) {
		assert.equal(toBase45(encoder.encode(plain)), coded);
		assert.deepEqual(fromBase45(coded!), encoder.encode(plain));
	}
	for (const wrong of ["GGW", "ZZZ", ":::", "A", "ABCD", "bb8", "00é", "Z:"])
		assert.equal(fromBase45(wrong), undefined, wrong);
});

for (const [name, particulars] of Object.entries(samples)) {
	test(`a ${name} fits ${longestQr} characters, makes a QR code, and verifies`, async (t) => {
		const qr = await encodeQr(qrContent(particulars), signerOf("market"));
		const code = encode(qr, { ecc: "M", border: 4 });
		t.diagnostic(`${qr.length} characters, QR version ${code.version} (M)`);
		assert.ok(qr.length <= longestQr);
		assert.ok(code.version <= 18);
		const verified = verifyQr(qr, policy, { nowMs });
		assert.ok(typeof verified === "object");
		assert.deepEqual(verified.content.particulars, particulars);
		assert.equal(verified.standing, "valid");
		assert.equal(verified.statusAsOfMs, undefined);
		assert.equal(verified.issuer.department, department);
	});
}

test("an Ed25519 issuing key serves as well", async () => {
	const qr = await encodeQr(qrContent(), signerOf("market", "Ed25519"));
	const verified = verifyQr(qr, policyOf(policyKey("market", { algorithm: "Ed25519" })), { nowMs });
	assert.ok(typeof verified === "object");
});

test("refuses to make a form longer than 800 characters", async () => {
	await assert.rejects(encodeQr(qrContent({ name: "长".repeat(200) }), signerOf("market")), RangeError);
});

test("every single flipped bit of body and signature is refused", () => {
	const bytes = fromBase45(text.slice(4))!;
	for (let bit = 0; bit < bytes.length * 8; bit++) {
		const flipped = bytes.slice();
		flipped[bit >> 3]! ^= 1 << (bit & 7);
		assert.equal(typeof verifyQr(`MJ1:${toBase45(flipped)}`, policy, { nowMs }), "string", `bit ${bit}`);
	}
});

test("every single flipped bit of the text is refused, or says other octets than were signed", () => {
	const whole = ({ body, signature }: { body: Uint8Array; signature: Uint8Array }) => concat(body, signature);
	const original = whole(decodeQr(text)!);
	for (let bit = 0; bit < text.length * 8; bit++) {
		const at = bit >> 3;
		const flipped =
			text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit & 7))) + text.slice(at + 1);
		const read = decodeQr(flipped);
		if (read) assert.notDeepEqual(whole(read), original, `bit ${bit}`);
	}
});

test("every body has one encoding", () => {
	const value = fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.maxSafeInteger(), fc.boolean());
	const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,7}$/);
	fc.assert(
		fc.property(fc.dictionary(name, value, { maxKeys: 6, noNullPrototype: true }), (particulars) => {
			const { keyId } = policyKey("market");
			const body = encodeQrBody({ ...qrContent(), keyId, particulars: particulars as never });
			const read = decodeQrBody(body)!;
			assert.deepEqual(read.particulars, particulars);
			assert.deepEqual(encodeQrBody(read), body);
			assert.equal(decodeQrBody(concat(body, Uint8Array.of(0))), undefined);
			assert.equal(decodeQrBody(body.subarray(0, -1)), undefined);
		}),
		{ numRuns: 60 },
	);
});

const standings = [
	["valid", nowMs],
	["not-yet-valid", nowMs - dayMs - 1],
	["expired", nowMs + 365 * dayMs],
] as const;
for (const [standing, at] of standings) {
	test(`says ${standing} by the clock alone`, () => {
		const lasting = policyOf(policyKey("market", { validUntilMs: nowMs }));
		const verified = verifyQr(text, lasting, { nowMs: at });
		assert.equal(typeof verified === "object" && verified.standing, standing);
	});
}

const uri = statusListUri("https://record.example", identifier, 5);
const listWith = (value: number, changed = {}): StatusEvidence => ({
	kind: "list",
	list: {
		uri,
		department,
		asOfMs: nowMs - 1,
		expiresMs: nowMs + 1,
		bytes: Uint8Array.of(0, value << 2),
		...changed,
	},
});

for (const [value, standing] of [
	[0, "valid"],
	[1, "revoked"],
	[2, "suspended"],
] as const) {
	test(`says ${standing} where the status list does`, () => {
		const verified = verifyQr(text, policy, { nowMs, evidence: listWith(value) });
		assert.ok(typeof verified === "object");
		assert.deepEqual([verified.standing, verified.statusAsOfMs], [standing, nowMs - 1]);
	});
}

const otherLists = [
	["of another department", { department: "department:11440300MB2C99999Y" }, "status-list-other"],
	["at another address", { uri: uri.replace("/0", "/1") }, "status-list-other"],
	["that does not reach the certificate", { bytes: Uint8Array.of(0) }, "status-index"],
	["with the reserved value", { bytes: Uint8Array.of(0, 12) }, "status-reserved"],
] as const;
for (const [which, changed, fault] of otherLists) {
	test(`refuses a status list ${which}`, () => {
		assert.equal(verifyQr(text, policy, { nowMs, evidence: listWith(1, changed) }), fault);
	});
}

test("says what a proven record says, and refuses another record", () => {
	const { commitment, statusIndex, validFromMs, validUntilMs } = qrContent();
	const record = {
		type: "food-handler",
		issuer: department,
		validFromMs,
		validUntilMs: validUntilMs!,
		status: "revoked" as const,
		statusIndex,
		commitment,
		transaction: "00".repeat(32),
	};
	const proven: ProvenCertificate = {
		identifier,
		record,
		stamp: { revision: 2, history: commitment },
		atMs: nowMs - 7,
	};
	const verify = (changed: Partial<ProvenCertificate>) =>
		verifyQr(text, policy, { nowMs, evidence: { kind: "record", proven: { ...proven, ...changed } } });
	const verified = verify({});
	assert.equal(typeof verified === "object" && verified.standing, "revoked");
	assert.equal(verify({ identifier: identifier.replace("12345", "12346") }), "record-other");
	for (const changed of [
		{ commitment: proven.stamp.history.replace(/^./, "_") },
		{ statusIndex: 6 },
		{ validFromMs: 0 },
		{ validUntilMs: 1 },
	]) {
		assert.equal(verify({ record: { ...record, ...changed } }), "record-differs");
	}
});

const keys: readonly (readonly [title: string, fault: string, changed: Partial<PolicyKey>])[] = [
	["withdrawn since", "issuer-key-withdrawn", { withdrawnAtMs: nowMs }],
	["declared later", "issuer-key-not-in-force", { validFromMs: nowMs }],
	["that had ended before", "issuer-key-not-in-force", { validUntilMs: nowMs - dayMs }],
	["whose id does not follow from it", "issuer-key-unknown", { publicKey: policyKey("other").publicKey }],
];
for (const [title, fault, changed] of keys) {
	test(`refuses the signature of a key ${title}`, () => {
		assert.equal(verifyQr(text, policyOf(policyKey("market", changed)), { nowMs }), fault);
	});
}

test("refuses a key no policy names, a department's key over another's certificate, and a date ahead", async () => {
	assert.equal(verifyQr(text, policyOf(), { nowMs }), "issuer-key-unknown");
	assert.equal(verifyQr(await encodeQr(qrContent(), signerOf("other")), policy, { nowMs }), "issuer-other");
	const ahead = await encodeQr({ ...qrContent(), signedAtMs: nowMs + dayMs }, signerOf("market"));
	assert.equal(verifyQr(ahead, policy, { nowMs }), "signed-in-future");
});

for (const wrong of [
	"",
	"MJ1:",
	"MJ2:00",
	"https://example.cn",
	text.toLowerCase(),
	`${text} `,
	text.slice(0, -3),
]) {
	test(`refuses ${JSON.stringify(wrong.slice(0, 20))}…`, () =>
		assert.equal(typeof verifyQr(wrong, policy, { nowMs }), "string"));
}
