import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import fc from "fast-check";
import { generateSealingKeyPair, sealingKeyPairOf } from "./hpke-suite.ts";
import { decodePlain, encodePlain, type Plain } from "./plaintext.ts";
import { signerOfRelease, signReleaseRequest } from "./release-request.ts";
import { sealGroup, widen } from "./seal-document.ts";
import { contentIdOf, openContent, sealContent } from "./sealed-content.ts";
import { decodeSealedFile, encodeSealedFile, mostSealedBytes } from "./sealed-file.ts";
import { unwrapContentKey, wrapIdOf } from "./wrap.ts";

const ledger = "test";
const plain: Plain = { kind: "json", value: { name: "张伟", telephone: "13800138000" } };
const refusal = (code: string) => ({ name: "SealRefusal", code });

function flipped(bytes: Bytes, at: number): Bytes {
	const copy = Uint8Array.from(bytes);
	copy[at]! ^= 1;
	return copy;
}

async function sealed() {
	const [owner, land, tax] = await Promise.all([1, 2, 3].map(() => generateSealingKeyPair()));
	const account = "citizen:kaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	const person = { account, publicKey: owner!.publicKey };
	const office = { account: "department:land", publicKey: land!.publicKey };
	const made = await sealGroup(ledger, person, { name: "contact", plain, departments: [office] });
	const { wraps, bytes } = decodeSealedFile(made.file)!;
	return { ...made, wraps, bytes, account, owner: owner!, land: land!, tax: tax! };
}

test("owner and department open what was sealed, and what they open fits the commitment", async () => {
	const { part, wraps, bytes, account, owner, land } = await sealed();
	const contentId = part.content;
	assert.equal(contentIdOf(bytes), contentId);
	assert.deepEqual(wraps.map(wrapIdOf), [part.owner.wrap, part.departments[0]!.wrap]);
	const holders = [
		{ keys: owner, recipient: account },
		{ keys: land, recipient: "department:land" },
	];
	for (const [at, { keys, recipient }] of holders.entries()) {
		const contentKey = await unwrapContentKey(wraps[at]!, keys, { ledger, contentId, recipient });
		const expected = { ledger, contentId, commitment: fromBase64(part.commitment) };
		assert.deepEqual((await openContent(bytes, contentKey, expected)).plain, plain);
	}
});

test("a wrap is good for one holder, one content, one ledger and one recipient", async () => {
	const { part, wraps, account, owner, land } = await sealed();
	const good = { ledger, contentId: part.content, recipient: account };
	await unwrapContentKey(wraps[0]!, owner, good);
	const wrong = [
		{ ...good, ledger: "other" },
		{ ...good, contentId: "0".repeat(64) },
		{ ...good, recipient: "department:land" },
	];
	for (const purpose of wrong)
		await assert.rejects(unwrapContentKey(wraps[0]!, owner, purpose), refusal("wrap-key"));
	await assert.rejects(unwrapContentKey(wraps[0]!, land, good), refusal("wrap-key"));
	for (const at of [1, 65, 66, 113])
		await assert.rejects(unwrapContentKey(flipped(wraps[0]!, at), owner, good), refusal("wrap-key"));
	const short = wraps[0]!.subarray(1);
	await assert.rejects(unwrapContentKey(short, owner, good), refusal("wrap-malformed"));
});

test("the owner widens access by wrapping again, and a stranger cannot", async () => {
	const { part, wraps, bytes, account, owner, tax } = await sealed();
	const held = { ledger, contentId: part.content, wrap: wraps[0]! };
	const to = { account: "department:tax", publicKey: tax.publicKey };
	const widened = await widen(held, { account, keys: owner }, to);
	assert.equal(widened.terms.wrap, wrapIdOf(widened.wrap));
	const purpose = { ledger, contentId: part.content, recipient: to.account };
	const contentKey = await unwrapContentKey(widened.wrap, tax, purpose);
	const expected = { ledger, contentId: part.content, commitment: fromBase64(part.commitment) };
	assert.deepEqual((await openContent(bytes, contentKey, expected)).plain, plain);
	await assert.rejects(widen(held, { account, keys: tax }, to), refusal("wrap-key"));
});

test("other octets, another key, another ledger and another commitment are refused by name", async () => {
	const { contentId, bytes, commitment, contentKey } = await sealContent(ledger, plain);
	const expected = { ledger, contentId, commitment };
	await openContent(bytes, contentKey, expected);
	const changed = flipped(bytes, 40);
	await assert.rejects(openContent(changed, contentKey, expected), refusal("sealed-content-id"));
	const renamed = { ...expected, contentId: contentIdOf(changed) };
	await assert.rejects(openContent(changed, contentKey, renamed), refusal("sealed-key"));
	await assert.rejects(openContent(bytes, flipped(contentKey, 0), expected), refusal("sealed-key"));
	await assert.rejects(
		openContent(bytes, contentKey, { ...expected, ledger: "other" }),
		refusal("sealed-key"),
	);
	const other = { ...expected, commitment: flipped(commitment, 0) };
	await assert.rejects(openContent(bytes, contentKey, other), refusal("sealed-commitment"));
	const cut = bytes.subarray(0, 100);
	await assert.rejects(openContent(cut, contentKey, expected), refusal("sealed-malformed"));
});

test("names of different lengths have ciphertexts of one length, and equal texts have different ids", async () => {
	const of = (name: string) => sealContent(ledger, { kind: "json", value: { name } });
	const [short, long, again] = await Promise.all([of("李"), of("阿卜杜拉·买买提明"), of("李")]);
	assert.equal(short.bytes.length, long.bytes.length);
	assert.notEqual(short.contentId, again.contentId);
	assert.notDeepEqual(short.commitment, again.commitment);
});

test("any plaintext comes back whole, and none with other padding or kind is read", () => {
	const salt = new Uint8Array(32).fill(5);
	const json = fc.jsonValue().map((value) => ({
		kind: "json" as const,
		value: JSON.parse(JSON.stringify(value)),
	}));
	const material = fc
		.uint8Array({ maxLength: 700 })
		.map((bytes) => ({ kind: "bytes" as const, bytes: Uint8Array.from(bytes) }));
	fc.assert(
		fc.property(fc.oneof(json, material), (each) => {
			assert.deepEqual(decodePlain(encodePlain(each as Plain, salt)).plain, each);
		}),
		{ numRuns: 200 },
	);
	const good = encodePlain(plain, salt);
	const bad = {
		"sealed-padding": [flipped(good, 255), concat(good, new Uint8Array(256)), good.subarray(0, 200)],
		"sealed-malformed": [flipped(good, 1 + 32 + 4), Uint8Array.of(7, ...good.subarray(1))],
	};
	for (const [code, octets] of Object.entries(bad))
		for (const each of octets) assert.throws(() => decodePlain(each), refusal(code));
});

test("a sealed file reads back, and what is too long, short or of another version does not", async () => {
	const { file, wraps, bytes } = await sealed();
	assert.deepEqual(decodeSealedFile(encodeSealedFile({ wraps, bytes })), { wraps, bytes });
	assert.deepEqual(decodeSealedFile(encodeSealedFile({ wraps, bytes: new Uint8Array() }))?.wraps, wraps);
	const tooLong = encodeSealedFile({ wraps: [], bytes: new Uint8Array(mostSealedBytes + 1) });
	const tooMany = Uint8Array.of(1, 17, ...new Uint8Array(17 * 114));
	const none = [flipped(file, 0), file.subarray(0, 100), new Uint8Array(), Uint8Array.of(1, 0), tooMany];
	for (const each of [...none, tooLong]) assert.equal(decodeSealedFile(each), undefined);
});

test("a release is asked for by whoever signed, for these terms and no others", async () => {
	const signer = ed25519Signer(new Uint8Array(32).fill(3));
	const terms = { ledger, contentId: "a".repeat(64), opening: "b".repeat(64), issuedAt: 1000 };
	const request = await signReleaseRequest(terms, signer);
	assert.match(signerOfRelease(request, terms) ?? "", /^k[a-z2-7]{32}$/);
	assert.equal(signerOfRelease(request, { ...terms, ledger: "other" }), undefined);
	assert.equal(signerOfRelease(request, { ...terms, contentId: "c".repeat(64) }), undefined);
	for (const change of [{ opening: "owner" }, { issuedAt: 1001 }, { algorithm: 9 }, { signature: "AAAA" }])
		assert.equal(signerOfRelease({ ...request, ...change }, terms), undefined);
});

test("a seed restores a key pair, and a short one is refused", async () => {
	const seed = new Uint8Array(32).fill(1);
	assert.deepEqual(await sealingKeyPairOf(seed), await sealingKeyPairOf(seed));
	await assert.rejects(sealingKeyPairOf(seed.subarray(1)), RangeError);
});
