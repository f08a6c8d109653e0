import { type Bytes, concat, equal } from "../../crypto/bytes.ts";
import { EMPTY_HASH, HASH_SIZE, KEY_BITS } from "./state-hash.ts";
import type { StateProof } from "./state-proof.ts";

const KIND_CODES = { present: 1, empty: 2, other: 3 } as const;
const KINDS = new Map([
	[1, "present"],
	[2, "empty"],
	[3, "other"],
] as const);
const HEADER_SIZE = 3;

/** The one encoding of a proof. spec/state.md §3 */
export function encodeStateProof(proof: StateProof): Bytes {
	const depth = proof.siblings.length;
	const header = Uint8Array.of(KIND_CODES[proof.end.kind], depth >> 8, depth & 0xff);
	const bitmap = new Uint8Array(Math.ceil(depth / 8));
	const hashes: Bytes[] = [];
	for (const [level, sibling] of proof.siblings.entries()) {
		if (equal(sibling, EMPTY_HASH)) continue;
		bitmap[level >> 3]! |= 0x80 >> (level & 7);
		hashes.push(sibling);
	}
	const other = proof.end.kind === "other" ? [proof.end.keyHash, proof.end.valueHash] : [];
	return concat(header, bitmap, ...hashes, ...other);
}

/** The proof some octets encode; undefined unless they are exactly what `encodeStateProof` gives for it. */
export function decodeStateProof(bytes: Bytes): StateProof | undefined {
	if (bytes.length < HEADER_SIZE) return undefined;
	const kind = KINDS.get(bytes[0] as 1 | 2 | 3);
	const depth = bytes[1]! * 256 + bytes[2]!;
	if (kind === undefined || depth > KEY_BITS) return undefined;
	const hashesStart = HEADER_SIZE + Math.ceil(depth / 8);
	const full = fullLevels(bytes.subarray(HEADER_SIZE, hashesStart), depth);
	const tailStart = hashesStart + full.length * HASH_SIZE;
	const size = tailStart + (kind === "other" ? 2 * HASH_SIZE : 0);
	if (bytes.length !== size) return undefined;
	const siblings: Bytes[] = new Array(depth).fill(EMPTY_HASH);
	for (const [index, level] of full.entries()) siblings[level] = hashAt(bytes, hashesStart, index);
	const proof: StateProof = {
		siblings,
		end:
			kind === "other"
				? { kind, keyHash: hashAt(bytes, tailStart, 0), valueHash: hashAt(bytes, tailStart, 1) }
				: { kind },
	};
	// Catches what the steps above let through: padding bits that are set, an empty hash written out.
	return equal(encodeStateProof(proof), bytes) ? proof : undefined;
}

function fullLevels(bitmap: Bytes, depth: number): number[] {
	const levels: number[] = [];
	for (let level = 0; level < depth; level++) {
		if (((bitmap[level >> 3] ?? 0) & (0x80 >> (level & 7))) !== 0) levels.push(level);
	}
	return levels;
}

function hashAt(bytes: Bytes, start: number, index: number): Bytes {
	return bytes.slice(start + index * HASH_SIZE, start + (index + 1) * HASH_SIZE);
}
