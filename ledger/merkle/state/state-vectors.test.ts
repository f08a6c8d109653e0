import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fromHex, toHex } from "../../crypto/hex.ts";
import { sha256 } from "../../crypto/sha256.ts";
import { stateKeyHash, stateLeafHash } from "./state-hash.ts";
import { verifyStateProof } from "./state-proof.ts";
import { encodeStateProof } from "./state-proof-encoding.ts";
import { StateTree } from "./state-tree.ts";

interface Claim {
	readonly key: string;
	readonly value: string | null;
	readonly proof: string;
}

interface Vectors {
	readonly valid: readonly {
		readonly about: string;
		readonly state: readonly { key: string; keyHash: string; value: string; leafHash: string }[];
		readonly root: string;
		readonly proofs: readonly Claim[];
	}[];
	readonly invalid: readonly (Claim & {
		readonly about: string;
		readonly root: string;
		readonly reason: string;
	})[];
}

const file = new URL("../../../spec/vectors/state.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8")) as Vectors;

function verify(root: string, { key, value, proof }: Claim) {
	return verifyStateProof(fromHex(root), key, value === null ? undefined : fromHex(value), fromHex(proof));
}

describe("vectors of spec/state.md", () => {
	for (const { about, state, root, proofs } of vectors.valid) {
		it(`gives the root and the proofs: ${about}`, () => {
			const tree = new StateTree();
			for (const [locator, { key, keyHash, value, leafHash }] of state.entries()) {
				assert.equal(toHex(stateKeyHash(key)), keyHash);
				assert.equal(toHex(stateLeafHash(fromHex(keyHash), sha256(fromHex(value)))), leafHash);
				tree.set(fromHex(keyHash), fromHex(leafHash), { locator, length: 0 });
			}
			assert.equal(toHex(tree.root()), root);
			for (const claim of proofs) {
				const proof = tree.prove(stateKeyHash(claim.key), ({ locator }) =>
					sha256(fromHex(state[locator]!.value)),
				);
				assert.equal(toHex(encodeStateProof(proof)), claim.proof, claim.key);
				assert.equal(verify(root, claim), undefined, claim.key);
			}
		});
	}

	for (const { about, reason, root, ...claim } of vectors.invalid) {
		it(`refuses: ${about}`, () => assert.equal(verify(root, claim), reason));
	}
});
