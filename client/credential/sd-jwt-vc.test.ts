import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64Url, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { concat, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import * as jose from "jose";
import { signJws, verifyJws } from "./jws.ts";
import { jwsSignerOf, webCryptoSigner } from "./jws-signer.ts";
import { disclosedClaims, makeDisclosure, parseSdJwt, textDigest } from "./sd-jwt.ts";
import {
	bindToHolder,
	type CredentialContent,
	type EcJwk,
	issueSdJwtVc,
	selectDisclosures,
} from "./sd-jwt-vc.ts";
import { statusListUri } from "./status-list.ts";
import {
	created,
	dayMs,
	department,
	identifier,
	nowMs,
	policyKey,
	policyOf,
	samples,
	secretOf,
	seededRandom,
} from "./testing/department.ts";
import { type CredentialChecks, verifySdJwtVc } from "./verify-sd-jwt-vc.ts";

const particulars = samples["business licence"]!;
const policy = policyOf(policyKey("market"));
const checks: CredentialChecks = { policy, nowMs };
const market = await jwsSignerOf("P-256", secretOf("market"));
const pair = await jose.generateKeyPair("ES256", { extractable: true });
const { x, y } = (await jose.exportJWK(pair.publicKey)) as EcJwk;
const holderKey: EcJwk = { kty: "EC", crv: "P-256", x, y };
const holder = webCryptoSigner(pair.privateKey as CryptoKey);
const uri = statusListUri("https://record.example", identifier, 5);
const content: CredentialContent = {
	vct: "https://record.example/types/business-licence",
	department,
	identifier,
	commitment: created(particulars).commitment,
	signedAtMs: nowMs - dayMs,
	validFromMs: nowMs - dayMs,
	validUntilMs: nowMs + 365 * dayMs,
	status: { uri, position: 5 },
	particulars,
	holderKey,
};
const issue = (changed: Partial<CredentialContent> = {}) =>
	issueSdJwtVc({ ...content, ...changed }, market, seededRandom("sd"));
const credential = await issue();
const shown = selectDisclosures(credential, ["name", "uscc"]);
const question = { audience: "https://shop.example", nonce: "n-0123456789" };
const bound = await bindToHolder(shown, { ...question, nowMs }, holder);
const keyBinding = { ...question, maxAgeMs: 60_000 };

// RFC 9901 §5.1 and §5.2: the issuer-signed JWT, and the disclosures of the presentation.
const rfc9901 = {
	jwt: [
		"eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImV4YW1wbGUrc2Qtand0In0.",
		"eyJfc2QiOiBbIkNyUWU3UzVrcUJBSHQtbk1ZWGdjNmJkdDJTSDVhVFkxc1VfTS1QZ2tqUEkiLCAiSnpZakg0c3ZsaUgwUjNQeUVNZmVadTZKdDY5dTVxZWhabzdGN0VQWWxTRSIsICJQb3JGYnBLdVZ1Nnh5bUphZ3ZrRnNGWEFiUm9jMkpHbEFVQTJCQTRvN2NJIiwgIlRHZjRvTGJnd2Q1SlFhSHlLVlFaVTlVZEdFMHc1cnREc3JaemZVYW9tTG8iLCAiWFFfM2tQS3QxWHlYN0tBTmtxVlI2eVoyVmE1TnJQSXZQWWJ5TXZSS0JNTSIsICJYekZyendzY002R242Q0pEYzZ2Vks4QmtNbmZHOHZPU0tmcFBJWmRBZmRFIiwgImdiT3NJNEVkcTJ4Mkt3LXc1d1BFemFrb2I5aFYxY1JEMEFUTjNvUUw5Sk0iLCAianN1OXlWdWx3UVFsaEZsTV8zSmx6TWFTRnpnbGhRRzBEcGZheVF3TFVLNCJdLCAiaXNzIjogImh0dHBzOi8vaXNzdWVyLmV4YW1wbGUuY29tIiwgImlhdCI6IDE2ODMwMDAwMDAsICJleHAiOiAxODgzMDAwMDAwLCAic3ViIjogInVzZXJfNDIiLCAibmF0aW9uYWxpdGllcyI6IFt7Ii4uLiI6ICJwRm5kamtaX1ZDem15VGE2VWpsWm8zZGgta284YUlLUWM5RGxHemhhVllvIn0sIHsiLi4uIjogIjdDZjZKa1B1ZHJ5M2xjYndIZ2VaOGtoQXYxVTFPU2xlclAwVmtCSnJXWjAifV0sICJfc2RfYWxnIjogInNoYS0yNTYiLCAiY25mIjogeyJqd2siOiB7Imt0eSI6ICJFQyIsICJjcnYiOiAiUC0yNTYiLCAieCI6ICJUQ0FFUjE5WnZ1M09IRjRqNFc0dmZTVm9ISVAxSUxpbERsczd2Q2VHZW1jIiwgInkiOiAiWnhqaVdXYlpNUUdIVldLVlE0aGJTSWlyc1ZmdWVjQ0U2dDRqVDlGMkhaUSJ9fX0.",
		"MczwjBFGtzf-6WMT-hIvYbkb11NrV1WMO-jTijpMPNbswNzZ87wY2uHz-CXo6R04b7jYrpj9mNRAvVssXou1iw",
	].join(""),
	disclosures: [
		"WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd",
		"WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd",
		"WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0",
	],
};

test("a credential verifies with all that was disclosed, and only that", () => {
	const all = verifySdJwtVc(credential, checks);
	assert.ok(typeof all === "object");
	assert.deepEqual(all.particulars, particulars);
	const some = verifySdJwtVc(shown, checks);
	assert.ok(typeof some === "object");
	assert.deepEqual(some.particulars, { name: particulars.name, uscc: particulars.uscc });
	assert.deepEqual([some.standing, some.identifier, some.boundToHolder], ["valid", identifier, false]);
	assert.ok(
		!fromUtf8(fromBase64Url(shown.split(".")[1]!)).includes("欧阳明月"),
		"what is withheld is not in the text",
	);
	assert.throws(() => selectDisclosures(credential, ["salary"]), TypeError);
});

test("another implementation verifies the issuer's and the holder's signatures", async () => {
	const [issuerJwt] = credential.split("~");
	const jwk = await uncompressed(secretOf("market"));
	const { payload, protectedHeader } = await jose.jwtVerify(issuerJwt!, jwk, {
		typ: "dc+sd-jwt",
		issuer: department,
		currentDate: new Date(nowMs),
	});
	assert.equal(protectedHeader.alg, "ES256");
	assert.equal(payload._sd_alg, "sha-256");
	const kb = bound.slice(bound.lastIndexOf("~") + 1);
	await jose.jwtVerify(kb, pair.publicKey, {
		typ: "kb+jwt",
		audience: question.audience,
		currentDate: new Date(nowMs),
	});
});

test("reads the worked example of RFC 9901 §5: signature, members and array elements", () => {
	const parsed = parseSdJwt([rfc9901.jwt, ...rfc9901.disclosures, ""].join("~"));
	assert.ok(parsed);
	// The RFC's issuer key; its y is odd.
	const key = concat(Uint8Array.of(3), fromBase64Url("b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ"));
	assert.equal(verifyJws(parsed.jwt, "P-256", key), true);
	const claims = disclosedClaims(parsed.jwt.payload, parsed.disclosures);
	assert.equal(claims?.given_name, "John");
	assert.equal(claims?.family_name, "Doe");
	assert.deepEqual(claims?.nationalities, ["US"]);
	assert.ok(!("_sd" in claims!) && !("_sd_alg" in claims!) && !("email" in claims!));
});

test("the holder shows that the credential is theirs, to this shop, for this question", () => {
	const verified = verifySdJwtVc(bound, { ...checks, keyBinding });
	assert.equal(typeof verified === "object" && verified.boundToHolder, true);
});

const unbound: readonly (readonly [
	title: string,
	fault: string,
	text: string,
	changed: Partial<CredentialChecks>,
])[] = [
	["without key binding where it was asked for", "key-binding-missing", shown, { keyBinding }],
	["with key binding nobody asked for", "key-binding-unexpected", bound, {}],
	[
		"made for another shop",
		"key-binding",
		bound,
		{ keyBinding: { ...keyBinding, audience: "https://other.example" } },
	],
	["made for another question", "key-binding", bound, { keyBinding: { ...keyBinding, nonce: "another" } }],
	["made two minutes ago", "key-binding", bound, { keyBinding, nowMs: nowMs + 120_000 }],
	["made ten minutes ahead", "key-binding", bound, { keyBinding, nowMs: nowMs - 600_000 }],
	[
		"bound over other disclosures",
		"key-binding",
		selectDisclosures(credential, ["name"]) + bound.slice(bound.lastIndexOf("~") + 1),
		{ keyBinding },
	],
];
for (const [title, fault, text, changed] of unbound) {
	test(`refuses a presentation ${title}`, () =>
		assert.equal(verifySdJwtVc(text, { ...checks, ...changed }), fault));
}

test("refuses key binding by another key, and where the credential names no key", async () => {
	const thief = await jwsSignerOf("P-256", secretOf("thief"));
	assert.equal(
		verifySdJwtVc(await bindToHolder(shown, { ...question, nowMs }, thief), { ...checks, keyBinding }),
		"key-binding",
	);
	const { holderKey: _none, ...free } = content;
	const loose = await issueSdJwtVc(free, market, seededRandom("loose"));
	assert.equal(
		verifySdJwtVc(await bindToHolder(loose, { ...question, nowMs }, thief), { ...checks, keyBinding }),
		"key-binding",
	);
});

test("says expired, not yet valid, revoked and suspended", async () => {
	const standing = (changed: Partial<CredentialChecks>) => {
		const verified = verifySdJwtVc(credential, { ...checks, ...changed });
		return typeof verified === "object" ? verified.standing : verified;
	};
	const list = (value: number) => ({
		uri,
		department,
		asOfMs: nowMs,
		expiresMs: nowMs + 1,
		bytes: Uint8Array.of(0, value << 2),
	});
	assert.equal(standing({ nowMs: nowMs + 365 * dayMs }), "expired");
	assert.equal(standing({ statusList: list(0) }), "valid");
	assert.equal(standing({ statusList: list(1) }), "revoked");
	assert.equal(standing({ statusList: list(2) }), "suspended");
	assert.equal(standing({ statusList: list(3) }), "status-reserved");
	assert.equal(standing({ statusList: { ...list(1), uri: `${uri}1` } }), "status-list-other");
	const later = verifySdJwtVc(await issue({ validFromMs: nowMs + dayMs }), checks);
	assert.equal(typeof later === "object" && later.standing, "not-yet-valid");
});

const [jwt, firstDisclosure = ""] = credential.split("~") as [string, string];
const payload = parseSdJwt(credential)!.jwt.payload;
const forged = makeDisclosure("name", "假公司", seededRandom("forged"));
const resigned = async (changed: object, type = "dc+sd-jwt") =>
	`${await signJws(type, { ...payload, ...changed }, market)}~`;
const tampered: readonly (readonly [title: string, fault: string, text: string])[] = [
	["with a disclosure that was not signed", "disclosure", `${jwt}~${forged.text}~`],
	["with a disclosure twice", "disclosure", `${jwt}~${firstDisclosure}~${firstDisclosure}~`],
	["without its last tilde", "malformed", jwt],
	["of another type", "type", await resigned({}, "jwt")],
	["in another department's name", "issuer-other", await resigned({ iss: "department:11440300MB2C99999Y" })],
	[
		"with an identifier of another issuer",
		"issuer-other",
		await resigned({
			identifier: "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
		}),
	],
	[
		"with a wrong check character",
		"identifier",
		await resigned({ identifier: `${identifier.slice(0, -1)}${identifier.endsWith("0") ? "1" : "0"}` }),
	],
	[
		"with one digest twice",
		"disclosure",
		await resigned({ particulars: { _sd: [forged.digest, forged.digest] } }),
	],
	["with another digest algorithm", "disclosure", await resigned({ _sd_alg: "md5" })],
	["without status", "malformed", await resigned({ status: undefined })],
	["signed ahead of time", "signed-in-future", await resigned({ iat: nowMs / 1000 + 86_400 })],
	[
		"whose disclosure would overwrite a claim",
		"disclosure",
		`${await resigned({ particulars: { name: "a", _sd: [forged.digest] } })}${forged.text}~`,
	],
	["without a signature", "signature", `${jwt.slice(0, jwt.lastIndexOf("."))}.~`],
	[
		"that says it needs no signature",
		"signature",
		`${toBase64Url(utf8(JSON.stringify({ alg: "none", typ: "dc+sd-jwt", kid: market.keyId })))}.${jwt.split(".")[1]}.~`,
	],
];
for (const [title, fault, text] of tampered) {
	test(`refuses a credential ${title}`, () => assert.equal(verifySdJwtVc(text, checks), fault));
}

test("a flipped bit is refused, every seventh of a presentation tried, so all of its characters", () => {
	const step = 7;
	for (let bit = 0; bit < bound.length * 8; bit += step) {
		const at = bit >> 3;
		const flipped =
			bound.slice(0, at) + String.fromCharCode(bound.charCodeAt(at) ^ (1 << (bit & 7))) + bound.slice(at + 1);
		assert.equal(typeof verifySdJwtVc(flipped, { ...checks, keyBinding }), "string", `bit ${bit}`);
	}
});

test("a disclosure's digest is the one of RFC 9901 §4.2.3", () => {
	assert.equal(
		textDigest("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"),
		"X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0",
	);
});

async function uncompressed(secret: Uint8Array) {
	const der = concat(
		Uint8Array.from(
			Buffer.from("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420", "hex"),
		),
		secret,
	);
	const key = await crypto.subtle.importKey(
		"pkcs8",
		der as Uint8Array<ArrayBuffer>,
		{ name: "ECDSA", namedCurve: "P-256" },
		true,
		["sign"],
	);
	const { d: _secret, key_ops: _ops, ...jwk } = await crypto.subtle.exportKey("jwk", key);
	return jose.importJWK(jwk, "ES256");
}
