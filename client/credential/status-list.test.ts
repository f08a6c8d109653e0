import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { fromBase64Url, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { signJws } from "./jws.ts";
import { jwsSignerOf } from "./jws-signer.ts";
import {
	type StatusListContent,
	signStatusList,
	standingInList,
	statusListUri,
	verifyStatusList,
} from "./status-list.ts";
import { dayMs, department, identifier, nowMs, policyKey, policyOf, secretOf } from "./testing/department.ts";
import { streamZlib, type Zlib } from "./zlib.ts";

const nodeZlib: Zlib = {
	deflate: async (bytes) => Uint8Array.from(deflateSync(bytes)),
	inflate: async (bytes, maxOutputLength) => Uint8Array.from(inflateSync(bytes, { maxOutputLength })),
};
const policy = policyOf(policyKey("market"));
const uri = statusListUri("https://record.example", identifier, 5);
const market = await jwsSignerOf("P-256", secretOf("market"));
const list: StatusListContent = {
	uri,
	department,
	asOfMs: nowMs - 1000,
	expiresMs: nowMs + dayMs,
	bytes: Uint8Array.of(0xc9, 0x44, 0xf9),
};
const token = await signStatusList(list, market);
const verify = (text: string, changed = {}) => verifyStatusList(text, { policy, uri, nowMs, ...changed });

test("unpacks the two-bit example of draft-ietf-oauth-status-list §4.2", async () => {
	const packed = fromBase64Url("eNo76fITAAPfAgc");
	assert.deepEqual(await streamZlib.inflate(packed, 100), list.bytes);
	const bytes = await streamZlib.inflate(packed, 100);
	const values = Array.from({ length: 12 }, (_, position) =>
		standingInList({ ...list, bytes }, { identifier, position }),
	);
	const [v, r, s, x] = ["valid", "revoked", "suspended", "status-reserved"];
	assert.deepEqual(values, [r, s, v, x, v, r, v, r, r, s, x, x]);
});

for (const [name, writer, reader] of [
	["streams", streamZlib, nodeZlib],
	["node:zlib", nodeZlib, streamZlib],
] as const) {
	test(`what ${name} packs is read by the other`, async () => {
		const bytes = new Uint8Array(250_000).map((_, at) => (at % 97 === 0 ? 1 : 0));
		const text = await signStatusList({ ...list, bytes }, market, writer);
		const verified = await verify(text, { zlib: reader });
		assert.ok(typeof verified === "object");
		assert.deepEqual(verified.bytes, bytes);
		assert.ok(text.length < 20_000, `${text.length} characters for a million certificates`);
	});
}

test("a list names the type, the issuer and its number, which follow from the certificate", () => {
	assert.equal(uri, "https://record.example/status-lists/11100000MB0143028R001/11440300MB2C88888X/0");
	assert.ok(statusListUri("https://record.example", identifier, 1_048_576).endsWith("/1"));
	assert.throws(() => statusListUri("https://record.example", "no identifier", 1), TypeError);
});

test("a signed list verifies until it expires", async () => {
	assert.deepEqual(await verify(token), list);
	assert.equal(await verify(token, { nowMs: nowMs + dayMs }), "expired");
});

const claims = {
	iss: department,
	sub: uri,
	iat: nowMs / 1000 - 1,
	exp: nowMs / 1000 + 60,
	status_list: { bits: 2, lst: "eNo76fITAAPfAgc" },
};
const bomb = toBase64Url(Uint8Array.from(deflateSync(new Uint8Array(300_000))));
const signed = (changed: object, type = "statuslist+jwt") => signJws(type, { ...claims, ...changed }, market);
const refused: readonly (readonly [title: string, fault: string, text: string])[] = [
	["of another type", "type", await signed({}, "jwt")],
	["at another address", "uri-other", await signed({ sub: `${uri}1` })],
	["in another department's name", "issuer-other", await signed({ iss: "department:11440300MB2C99999Y" })],
	["without an end", "malformed", await signed({ exp: undefined })],
	[
		"with one bit a certificate",
		"malformed",
		await signed({ status_list: { bits: 1, lst: claims.status_list.lst } }),
	],
	["that is not ZLIB", "compression", await signed({ status_list: { bits: 2, lst: "AAAA" } })],
	[
		"with octets after the end",
		"compression",
		await signed({ status_list: { bits: 2, lst: `${claims.status_list.lst.slice(0, -1)}xAA` } }),
	],
	[
		"that unpacks to more than a list can hold",
		"compression",
		await signed({ status_list: { bits: 2, lst: bomb } }),
	],
	[
		"signed by a stranger",
		"issuer-key-unknown",
		await signStatusList(list, await jwsSignerOf("P-256", secretOf("stranger"))),
	],
	[
		"signed by another department",
		"issuer-other",
		await signStatusList(list, await jwsSignerOf("P-256", secretOf("other"))),
	],
	["that is no token", "malformed", "a.b"],
];
for (const [title, fault, text] of refused) {
	test(`refuses a list ${title}`, async () => assert.equal(await verify(text), fault));
}

test("an Ed25519 issuing key serves as well, and never under the other algorithm's name", async () => {
	const signer = await jwsSignerOf("Ed25519", secretOf("market"));
	const both = policyOf(policyKey("market", { algorithm: "Ed25519" }));
	assert.deepEqual(await verify(await signStatusList(list, signer), { policy: both }), list);
	const misnamed = await signStatusList(list, { ...signer, algorithm: "ES256" });
	assert.equal(await verify(misnamed, { policy: both }), "signature");
});

test("a flipped bit is refused, every fifth of a token tried, so all of its characters", async () => {
	for (let bit = 0; bit < token.length * 8; bit += 5) {
		const at = bit >> 3;
		const flipped =
			token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ (1 << (bit & 7))) + token.slice(at + 1);
		assert.equal(typeof (await verify(flipped)), "string", `bit ${bit}`);
	}
});
