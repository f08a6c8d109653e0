import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import { sealingKeyPairOf } from "./hpke-suite.ts";
import { commitmentOf, type Plain } from "./plaintext.ts";
import { contentIdOf, openContent, sealContent } from "./sealed-content.ts";
import { unwrapContentKey, wrapIdOf } from "./wrap.ts";

const vectors = JSON.parse(
	readFileSync(`${import.meta.dirname}/../../spec/vectors/sealed.json`, "utf8"),
) as Vectors;

interface Vectors {
	readonly hpke: readonly Readonly<Record<string, string> & { aead: number }>[];
	readonly sealingKey: Readonly<Record<"seed" | "publicKey" | "secretKey" | "name", string>>;
	readonly ledger: string;
	readonly recipient: string;
	readonly contents: readonly (Readonly<Record<string, string>> & {
		readonly plain: { readonly kind: "json" | "bytes"; readonly value?: never; readonly bytes?: string };
	})[];
}

for (const vector of vectors.hpke) {
	const hex = (name: string) => fromHex(String(vector[name]));

	test(`HPKE gives the published octets, opening and sealing: ${vector.source}`, async () => {
		const kem = new DhkemP256HkdfSha256();
		const aead = vector.aead === 1 ? new Aes128Gcm() : new Aes256Gcm();
		const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead });
		const recipientKey = await suite.kem.deserializePrivateKey(hex("recipientSecret"));
		const info = hex("info");
		const opened = await suite.open({ recipientKey, enc: hex("enc"), info }, hex("ciphertext"), hex("aad"));
		assert.equal(toHex(new Uint8Array(opened)), vector.plaintext);
		const recipientPublicKey = await suite.kem.deserializePublicKey(hex("recipientPublic"));
		const ekm = {
			privateKey: await suite.kem.deserializePrivateKey(hex("ephemeralSecret")),
			publicKey: await suite.kem.deserializePublicKey(hex("enc")),
		};
		const sealed = await suite.seal({ recipientPublicKey, info, ekm }, hex("plaintext"), hex("aad"));
		assert.equal(toHex(new Uint8Array(sealed.enc)), vector.enc);
		assert.equal(toHex(new Uint8Array(sealed.ct)), vector.ciphertext);
	});
}

test("a seed gives the stored sealing key and its name", async () => {
	const { seed, publicKey, secretKey, name } = vectors.sealingKey;
	const pair = await sealingKeyPairOf(fromHex(seed));
	assert.deepEqual([toHex(pair.publicKey), toHex(pair.secretKey)], [publicKey, secretKey]);
	assert.equal(sealingKeyId(pair.publicKey), name);
});

for (const [at, stored] of vectors.contents.entries()) {
	test(`content ${at} is sealed to the stored octets and opened from its wrap`, async () => {
		const hex = (name: string) => fromHex(String(stored[name]));
		const { ledger, recipient, sealingKey } = vectors;
		const plain: Plain =
			stored.plain.kind === "json"
				? { kind: "json", value: stored.plain.value! }
				: { kind: "bytes", bytes: fromHex(stored.plain.bytes!) };
		const contentKey = hex("contentKey");
		const chance = { contentKey, nonce: hex("nonce"), salt: hex("salt") };
		const sealed = await sealContent(ledger, plain, chance);
		assert.equal(toHex(sealed.bytes), stored.content);
		assert.equal(contentIdOf(sealed.bytes), stored.contentId);
		assert.equal(toHex(commitmentOf(plain, chance.salt)), stored.commitment);
		assert.equal(wrapIdOf(hex("wrap")), stored.wrapId);
		const keys = { secretKey: fromHex(sealingKey.secretKey) };
		const purpose = { ledger, contentId: sealed.contentId, recipient };
		assert.deepEqual(await unwrapContentKey(hex("wrap"), keys, purpose), contentKey);
		const expected = { ledger, contentId: sealed.contentId, commitment: hex("commitment") };
		assert.deepEqual((await openContent(hex("content"), contentKey, expected)).plain, plain);
	});
}
