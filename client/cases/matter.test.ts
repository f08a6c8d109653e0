import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { matterOf } from "./matter.ts";

const counting = Uint8Array.from({ length: 32 }, (_, at) => at);

test("one seed gives the same tag and the same sealing key wherever it is restored", async () => {
	const { tag, account, signer, sealing } = await matterOf(counting);
	assert.equal(tag, "k4qfsialzxhg66udjqzwmhhzykcbabhjz");
	assert.equal(account, `citizen:${tag}`);
	assert.equal(toBase64(signer.publicKey), "vyW2BgmeUIpadaxWi/mfVDkYEBx4a1a5W2HZA85TePA=");
	assert.equal(
		toBase64(sealing.publicKey),
		"BItlwkhZPoWj04GuUh31GwpTerh386z7zmDz3GX/KVmsuGOlgagZ+HVtXKSpRb7ig03sldIyDFgkpgNm7icYAwg=",
	);
});

test("another seed gives other keys, and a seed of another size none", async () => {
	const other = await matterOf(counting.map((octet) => octet + 1));
	assert.notEqual(other.tag, (await matterOf(counting)).tag);
	await assert.rejects(matterOf(new Uint8Array(31)), RangeError);
});
