import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type Hex, hexToBytes, keccak256, type PublicClient, toHex, toRlp } from "viem";
import type { AnchorPlacement, BlockProof } from "../anchor/anchor.ts";
import { TransactionTrie } from "./transaction-trie.ts";

/** Most transactions of a block that are fetched to prove one of them. */
const mostTransactions = 20_000;

type RawBlock = Readonly<Record<string, unknown>> & {
	readonly hash: Hex;
	readonly transactionsRoot: Hex;
	readonly transactions: readonly Hex[];
};

/**
 * The proof that a transaction is in its block, made from the block's transactions. Undefined where the parts do not lead to the block's own hash
 * and root: the chain makes its blocks up otherwise, or its node does not hand transactions out as they were sent.
 */
export async function proveTransaction(
	client: PublicClient,
	{ ref, block }: AnchorPlacement,
): Promise<BlockProof | undefined> {
	const found = (await client.request({
		method: "eth_getBlockByHash",
		params: [block.hash as Hex, false],
	})) as unknown as RawBlock | null;
	const header = found && encodeHeader(found);
	if (!header || keccak256(header) !== found.hash || found.transactions.length > mostTransactions)
		return undefined;
	const index = found.transactions.indexOf(ref as Hex);
	const raw = await rawTransactions(client, found.transactions);
	if (index < 0 || !raw) return undefined;
	const trie = new TransactionTrie(raw);
	return toHex(trie.root) === found.transactionsRoot
		? { header, index, nodes: trie.prove(index) }
		: undefined;
}

async function rawTransactions(client: PublicClient, hashes: readonly Hex[]): Promise<Bytes[] | undefined> {
	const raw: Bytes[] = [];
	for (const hash of hashes) {
		const request = { method: "eth_getRawTransactionByHash", params: [hash] } as unknown as Parameters<
			typeof client.request
		>[0];
		const text = (await client.request(request).catch(() => null)) as Hex | null;
		if (!text || keccak256(text) !== hash) return undefined;
		raw.push(hexToBytes(text) as Bytes);
	}
	return raw;
}

type Part = readonly [name: string, kind: "bytes" | "number"];

/** Members of a header in their order; the later ones came with later rules of the chain, and a header ends where they do. */
const parts: readonly Part[] = [
	["parentHash", "bytes"],
	["sha3Uncles", "bytes"],
	["miner", "bytes"],
	["stateRoot", "bytes"],
	["transactionsRoot", "bytes"],
	["receiptsRoot", "bytes"],
	["logsBloom", "bytes"],
	["difficulty", "number"],
	["number", "number"],
	["gasLimit", "number"],
	["gasUsed", "number"],
	["timestamp", "number"],
	["extraData", "bytes"],
	["mixHash", "bytes"],
	["nonce", "bytes"],
	["baseFeePerGas", "number"],
	["withdrawalsRoot", "bytes"],
	["blobGasUsed", "number"],
	["excessBlobGas", "number"],
	["parentBeaconBlockRoot", "bytes"],
	["requestsHash", "bytes"],
];

function encodeHeader(block: RawBlock): Bytes | undefined {
	const fields: Hex[] = [];
	for (const [name, kind] of parts) {
		const value = block[name];
		if (value === undefined || value === null) break;
		if (typeof value !== "string" || !/^0x[0-9a-f]*$/.test(value)) return undefined;
		fields.push(kind === "bytes" ? (value as Hex) : shortest(value));
	}
	return toRlp(fields, "bytes") as Bytes;
}

// RLP knows a number without leading zeros; zero has no bytes.
function shortest(value: string): Hex {
	const digits = value.slice(2).replace(/^0+/, "");
	return `0x${digits.length % 2 === 1 ? "0" : ""}${digits}`;
}
