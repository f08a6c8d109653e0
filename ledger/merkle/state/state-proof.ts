import { type Bytes, equal } from "../../crypto/bytes.ts";
import { sha256, sha256Pairs } from "../../crypto/sha256.ts";
import {
	EMPTY_HASH,
	firstDifference,
	HASH_SIZE,
	KEY_BITS,
	keyBit,
	stateKeyHash,
	stateLeafHash,
} from "./state-hash.ts";
import { decodeStateProof } from "./state-proof-encoding.ts";

/** How the path of a key ends: at its own leaf, in an empty subtree, or at the only leaf there, another key's. */
export type StateProofEnd =
	| { readonly kind: "present" }
	| { readonly kind: "empty" }
	| { readonly kind: "other"; readonly keyHash: Bytes; readonly valueHash: Bytes };

/** The hashes beside a key's path, root first, and how the path ends. spec/state.md §3 */
export interface StateProof {
	readonly siblings: readonly Bytes[];
	readonly end: StateProofEnd;
}

/**
 * Why a state proof was refused:
 * - `malformed`: not the one encoding of a proof, or a path no compact tree has;
 * - `other-claim`: proves presence where absence is claimed, or absence where a value is;
 * - `foreign-leaf`: absence shown by a leaf that is the key's own or does not stand on its path;
 * - `root-differs`: everything fits but leads to another root: another state, another value or a forgery.
 */
export type StateProofReason = "malformed" | "other-claim" | "foreign-leaf" | "root-differs";

/**
 * Checks that under `root` the key has exactly this value or, for an undefined value, is absent; undefined when proven.
 * Every proof has one encoding: any other octets, a single flipped bit or a trailing octet are refused.
 * Refuses a key with a lone surrogate (TypeError). spec/state.md §4
 */
export function verifyStateProof(
	root: Bytes,
	key: string,
	value: Bytes | undefined,
	proof: Bytes,
): StateProofReason | undefined {
	const decoded = decodeStateProof(proof);
	if (decoded === undefined || !isCompact(decoded)) return "malformed";
	if ((decoded.end.kind === "present") !== (value !== undefined)) return "other-claim";
	const keyHash = stateKeyHash(key);
	if (decoded.end.kind === "other") {
		const shared = firstDifference(decoded.end.keyHash, keyHash);
		if (shared === KEY_BITS || shared < decoded.siblings.length) return "foreign-leaf";
	}
	const end = endHash(decoded, keyHash, value);
	return equal(fold(end, keyHash, decoded.siblings), root) ? undefined : "root-differs";
}

// A lone leaf never hangs below a one-sided node, nor an empty subtree beside another: they would have been one.
function isCompact(proof: StateProof): boolean {
	const deepest = proof.siblings.at(-1);
	return deepest === undefined || !equal(deepest, EMPTY_HASH);
}

function endHash(proof: StateProof, keyHash: Bytes, value: Bytes | undefined): Bytes {
	if (proof.end.kind === "other") return stateLeafHash(proof.end.keyHash, proof.end.valueHash);
	return value === undefined ? EMPTY_HASH : stateLeafHash(keyHash, sha256(value));
}

function fold(end: Bytes, keyHash: Bytes, siblings: readonly Bytes[]): Bytes {
	const pair = new Uint8Array(2 * HASH_SIZE);
	const hash = end.slice();
	for (let level = siblings.length - 1; level >= 0; level--) {
		const side = keyBit(keyHash, level);
		pair.set(hash, side * HASH_SIZE);
		pair.set(siblings[level]!, (1 - side) * HASH_SIZE);
		sha256Pairs(pair, hash);
	}
	return hash;
}
