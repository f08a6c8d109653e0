import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { keccak256 } from "ox/Hash";
import { fromBytes, toBytes } from "ox/Rlp";

/** What a block's header says that matters here. */
export interface BlockHeader {
	/** Keccak-256 of the header, lowercase hex with 0x. */
	readonly hash: string;
	readonly number: number;
	readonly timeMs: number;
	/** 32 bytes. */
	readonly transactionsRoot: Bytes;
}

/** A transaction as a block holds it. */
export interface BlockTransaction {
	readonly chainId: number;
	/** What it called a contract with, or carried. */
	readonly data: Bytes;
}

type Item = Bytes | Item[];

/** Places of a header's members (Ethereum yellow paper §4.4). */
const header = { transactionsRoot: 4, number: 8, time: 11, least: 15 } as const;

/** Reads a header; undefined for other bytes. */
export function readHeader(bytes: Bytes): BlockHeader | undefined {
	const fields = listOf(bytes);
	if (!fields || fields.length < header.least || !fields.every((field) => field instanceof Uint8Array))
		return undefined;
	const [transactionsRoot, number, time] = [header.transactionsRoot, header.number, header.time].map(
		(at) => fields[at] as Bytes,
	);
	const [height, seconds] = [wholeOf(number!), wholeOf(time!)];
	if (transactionsRoot!.length !== 32 || height === undefined || seconds === undefined) return undefined;
	return {
		hash: keccak256(bytes, { as: "Hex" }),
		number: height,
		timeMs: seconds * 1000,
		transactionsRoot: transactionsRoot!,
	};
}

/** The bytes at an index of a tree of transactions with this root, by the nodes that lead there; undefined where they do not. */
export function provenTransaction(root: Bytes, index: number, nodes: readonly Bytes[]): Bytes | undefined {
	let path = pathOf(index);
	let expected: Item | undefined = root;
	for (const [at, bytes] of nodes.entries()) {
		if (!(expected instanceof Uint8Array) || !equal(keccak256(bytes, { as: "Bytes" }), expected))
			return undefined;
		const node = listOf(bytes);
		if (node?.length === 17 && path.length > 0) {
			expected = node[path[0]!];
			path = path.slice(1);
		} else if (node?.length === 2 && node[0] instanceof Uint8Array) {
			const { halves, leaf } = shortPath(node[0]);
			if (!halves.every((half, place) => half === path[place])) return undefined;
			path = path.slice(halves.length);
			if (leaf) return leafAt(node[1], { path, last: at === nodes.length - 1 });
			expected = node[1];
		} else return undefined;
	}
	return undefined;
}

function leafAt(value: Item | undefined, { path, last }: { path: readonly number[]; last: boolean }) {
	return last && path.length === 0 && value instanceof Uint8Array ? value : undefined;
}

/** Which chain a transaction is for, and its data: of those before EIP-2718 with EIP-155, and of types 1 to 4. */
export function readTransaction(bytes: Bytes): BlockTransaction | undefined {
	const type = bytes[0]!;
	const fields = type >= 0xc0 ? listOf(bytes) : listOf(bytes.subarray(1));
	const place = type >= 0xc0 ? { data: 5, v: 6 } : typedData.get(type);
	if (!fields || !place) return undefined;
	const data = fields[place.data];
	const chain = fields["v" in place ? place.v : 0];
	if (!(data instanceof Uint8Array) || !(chain instanceof Uint8Array)) return undefined;
	const stated = wholeOf(chain);
	if (stated === undefined) return undefined;
	const chainId = "v" in place ? Math.floor((stated - 35) / 2) : stated;
	return chainId > 0 ? { chainId, data } : undefined;
}

const typedData: ReadonlyMap<number, { readonly data: number }> = new Map([
	[1, { data: 6 }],
	[2, { data: 7 }],
	[3, { data: 7 }],
	[4, { data: 7 }],
]);

function pathOf(index: number): number[] {
	const bytes: number[] = [];
	for (let rest = index; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
	const key = fromBytes(new Uint8Array(bytes), { as: "Bytes" });
	return [...key].flatMap((byte) => [byte >> 4, byte & 15]);
}

function shortPath(bytes: Bytes): { readonly halves: number[]; readonly leaf: boolean } {
	const all = [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);
	const [flag = 0] = all;
	return { halves: all.slice(flag % 2 === 1 ? 1 : 2), leaf: flag >= 2 };
}

function listOf(bytes: Bytes): Item[] | undefined {
	try {
		const read = toBytes(bytes) as Item;
		return Array.isArray(read) ? read : undefined;
	} catch {
		return undefined;
	}
}

function wholeOf(bytes: Bytes): number | undefined {
	const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
	return Number.isSafeInteger(value) ? value : undefined;
}
