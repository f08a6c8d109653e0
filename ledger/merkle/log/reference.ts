import { type Bytes, utf8 } from "../../crypto/bytes.ts";
import { emptyRoot, leafHash, nodeHash } from "./hash.ts";

// Only for tests: RFC 6962 §2.1 word for word, over whole lists of leaf hashes; slow, and nothing like the code it checks.

/** MTH(D[n]) (RFC 6962 §2.1). */
export function rfcRoot(leaves: readonly Bytes[]): Bytes {
	if (leaves.length === 0) return emptyRoot();
	if (leaves.length === 1) return leaves[0]!;
	const k = rfcSplit(leaves.length);
	return nodeHash(rfcRoot(leaves.slice(0, k)), rfcRoot(leaves.slice(k)));
}

/** PATH(m, D[n]) (RFC 6962 §2.1.1). */
export function rfcPath(m: number, leaves: readonly Bytes[]): Bytes[] {
	if (leaves.length === 1) return [];
	const k = rfcSplit(leaves.length);
	return m < k
		? [...rfcPath(m, leaves.slice(0, k)), rfcRoot(leaves.slice(k))]
		: [...rfcPath(m - k, leaves.slice(k)), rfcRoot(leaves.slice(0, k))];
}

/** SUBPROOF(m, D[n], b) (RFC 6962 §2.1.2); PROOF(m, D[n]) is SUBPROOF(m, D[n], true). */
export function rfcSubproof(m: number, leaves: readonly Bytes[], b = true): Bytes[] {
	if (m === leaves.length) return b ? [] : [rfcRoot(leaves)];
	const k = rfcSplit(leaves.length);
	return m <= k
		? [...rfcSubproof(m, leaves.slice(0, k), b), rfcRoot(leaves.slice(k))]
		: [...rfcSubproof(m - k, leaves.slice(k), false), rfcRoot(leaves.slice(0, k))];
}

/** The hashes of `count` leaves that all differ. */
export function someLeaves(count: number): Bytes[] {
	return Array.from({ length: count }, (_, index) => leafHash(utf8(`leaf ${index}`)));
}

/**
 * Reads the subtrees of a log of any size in which all leaves are alike but a few: the few are given by index,
 * and only the subtrees that hold one of them are ever hashed one by one.
 */
export function sparseLog(marked: readonly number[]): (level: number, index: number) => Bytes {
	const plain: Bytes[] = [leafHash(utf8("plain"))];
	const known = new Map<string, Bytes>();
	const read = (level: number, index: number): Bytes => {
		if (!marked.some((mark) => Math.floor(mark / 2 ** level) === index)) return plainAt(plain, level);
		if (level === 0) return leafHash(utf8(`marked ${index}`));
		const name = `${level}/${index}`;
		const hash = known.get(name) ?? nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
		known.set(name, hash);
		return hash;
	};
	return read;
}

function plainAt(plain: Bytes[], level: number): Bytes {
	while (plain.length <= level) plain.push(nodeHash(plain.at(-1)!, plain.at(-1)!));
	return plain[level]!;
}

function rfcSplit(size: number): number {
	let k = 1;
	while (k * 2 < size) k *= 2;
	return k;
}
