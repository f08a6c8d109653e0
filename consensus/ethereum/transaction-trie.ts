import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { keccak256, toRlp } from "viem";

/** A key in half bytes, with what stands there. */
interface Leaf {
	readonly path: readonly number[];
	readonly value: Bytes;
}

type Rlp = Bytes | readonly Rlp[];

/**
 * The tree of a block's transactions (Ethereum yellow paper, appendix D): keys are the transactions' indices in RLP. A transaction is longer than a hash, so no
 * node is ever written into its parent.
 */
export class TransactionTrie {
	readonly root: Bytes;
	readonly #nodes = new Map<string, Bytes>();
	readonly #leaves: readonly Leaf[];

	constructor(transactions: readonly Bytes[]) {
		if (transactions.length === 0) throw new RangeError("an empty block proves nothing");
		this.#leaves = transactions.map((value, index) => ({ path: pathOf(index), value }));
		this.root = this.#hash(this.#leaves, 0);
	}

	/** The nodes from the root to a transaction. */
	prove(index: number): Bytes[] {
		const { path } = this.#leaves[index]!;
		return path
			.map((_, at) => this.#nodes.get(path.slice(0, at).join()))
			.concat(this.#nodes.get(path.join()))
			.filter((node) => node !== undefined);
	}

	/** Writes the node under which these leaves stand, whose paths agree in the first `depth` half bytes. */
	#hash(leaves: readonly Leaf[], depth: number): Bytes {
		const [first] = leaves;
		const node = encode(this.#node(leaves, depth));
		this.#nodes.set(first!.path.slice(0, depth).join(), node);
		return keccak256(node, "bytes") as Bytes;
	}

	#node(leaves: readonly Leaf[], depth: number): Rlp {
		const { path, value } = leaves[0]!;
		if (leaves.length === 1) return [compact(path.slice(depth), true), value];
		const shared = sharedBy(leaves, depth);
		if (shared > depth) return [compact(path.slice(depth, shared), false), this.#hash(leaves, shared)];
		const branches = Array.from({ length: 16 }, (_, half) => {
			const under = leaves.filter((leaf) => leaf.path[depth] === half);
			return under.length === 0 ? new Uint8Array() : this.#hash(under, depth + 1);
		});
		// No index in RLP begins with another, so nothing stands at a branch itself.
		return [...branches, new Uint8Array()];
	}
}

/** The half bytes of an index in RLP. */
export function pathOf(index: number): number[] {
	const bytes = index === 0 ? new Uint8Array() : bigEndian(index);
	return [...encode(bytes)].flatMap((byte) => [byte >> 4, byte & 15]);
}

function bigEndian(value: number): Bytes {
	const bytes: number[] = [];
	for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
	return new Uint8Array(bytes);
}

function sharedBy(leaves: readonly Leaf[], depth: number): number {
	const { path } = leaves[0]!;
	let shared = depth;
	while (shared < path.length && leaves.every((leaf) => leaf.path[shared] === path[shared])) shared += 1;
	return shared;
}

// Hex prefix: bit 1 says that a leaf ends here, bit 0 that the number of half bytes is odd.
function compact(path: readonly number[], leaf: boolean): Bytes {
	const odd = path.length % 2;
	const halves = [(leaf ? 2 : 0) + odd, ...(odd ? [] : [0]), ...path];
	return new Uint8Array(halves.flatMap((half, at) => (at % 2 === 0 ? [half * 16 + halves[at + 1]!] : [])));
}

function encode(item: Rlp): Bytes {
	return toRlp(item as Parameters<typeof toRlp>[0], "bytes") as Bytes;
}
