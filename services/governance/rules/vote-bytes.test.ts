import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { verifyEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { Vote } from "../proposals/vote-schema.ts";
import { voteBytes } from "./vote-bytes.ts";

interface Vector {
	readonly chain: string;
	readonly key: string;
	readonly vote: Vote;
	readonly signBytes: string;
}

/** Written by CometBFT v0.38.25 itself (types.VoteSignBytes), signed by its own key. */
const vectors = JSON.parse(
	readFileSync(new URL("../vectors/votes.json", import.meta.url), "utf8"),
) as Vector[];

test("a vote is encoded octet by octet as the engine signs it", () => {
	assert.equal(vectors.length, 7);
	for (const { chain, key, vote, signBytes } of vectors) {
		assert.ok(validator(Vote).Check(vote));
		const bytes = voteBytes(chain, vote);
		assert.equal(toBase64(bytes), signBytes);
		const [publicKey, signature] = [fromBase64(key), fromBase64(vote.signature)];
		assert.ok(verifyEd25519(publicKey, bytes, signature));
		for (const changed of [
			voteBytes(`${chain}x`, vote),
			voteBytes(chain, { ...vote, round: vote.round === 0 ? 1 : 0 }),
			voteBytes(chain, { ...vote, type: 3 - vote.type }),
		])
			assert.ok(!verifyEd25519(publicKey, changed, signature));
	}
});
