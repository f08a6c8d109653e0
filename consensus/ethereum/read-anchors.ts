import { type AnchorData, anchorTopic, parseAnchorData } from "@mingjian/ledger/note/anchor-data.ts";
import { type Address, type Hex, hexToBytes, numberToHex, type PublicClient, pad, toHex } from "viem";
import type { ChainBlock } from "../anchor/anchor.ts";
import { AnchorTrouble } from "../anchor/anchor.ts";
import { ChainRpc } from "./chain-rpc.ts";
import type { AnchorAddress } from "./place.ts";

/** A checkpoint found on a chain, and where. Who signed it is the reader's to check. */
export interface FoundAnchor extends AnchorData {
	readonly ref: string;
	readonly block: ChainBlock;
}

export interface ReadingSetting {
	readonly rpc: string;
	readonly address: AnchorAddress;
	/** Of the log. */
	readonly origin: string;
	/** The newest so many. */
	readonly most: number;
}

/** What providers answer at once where they do not answer for the whole chain. */
const windowBlocks = 10_000;
/** How far back a chain is looked through in such pieces: about three years of Ethereum. */
const mostWindows = 800;

/**
 * The newest checkpoints that an account anchored of a log, oldest first, as the chain's own log lists them. What was posted and is no checkpoint of this log is left out:
 * an account that posts it harms its own anchors only. Rejects with AnchorTrouble.
 */
export async function readAnchors({ rpc, address, origin, most }: ReadingSetting): Promise<FoundAnchor[]> {
	const chain = new ChainRpc({ rpc, chainId: address.chainId });
	await chain.check();
	return await chain.ask(async (client) => {
		const newest = Number(await client.getBlockNumber({ cacheTime: 0 }));
		const logs = await logsOf(client, { address, origin, most, newest });
		const found = logs.flatMap((log) => dataOf(log) ?? []).slice(-most);
		return await Promise.all(found.map((each) => withTime(client, each)));
	});
}

/** The hash of the block with a number, by the word of whoever answers; undefined where there is none. Rejects with AnchorTrouble. */
export async function blockHashAt(
	place: { readonly rpc: string; readonly chainId: number },
	number: number,
): Promise<string | undefined> {
	const chain = new ChainRpc(place);
	await chain.check();
	return await chain.ask(async (client) => {
		const block = await client.request({
			method: "eth_getBlockByNumber",
			params: [numberToHex(number), false],
		});
		return block?.hash ?? undefined;
	});
}

interface Log {
	readonly data: Hex;
	readonly blockNumber: Hex;
	readonly transactionHash: Hex;
}

interface Search extends Omit<ReadingSetting, "rpc"> {
	readonly newest: number;
}

async function logsOf(client: PublicClient, search: Search): Promise<Log[]> {
	const whole = await logsBetween(client, search, 0, search.newest).catch(() => undefined);
	if (whole) return whole;
	let found: Log[] = [];
	for (let until = search.newest, windows = 0; until >= 0 && found.length < search.most; windows++) {
		if (windows === mostWindows)
			throw new AnchorTrouble("anchor-rpc", `looked back to block ${until} and found ${found.length}`);
		const from = Math.max(0, until - windowBlocks + 1);
		found = [...(await logsBetween(client, search, from, until)), ...found];
		until = from - 1;
	}
	return found;
}

async function logsBetween(client: PublicClient, { address, origin }: Search, from: number, until: number) {
	const account = pad(address.account.toLowerCase() as Hex);
	return (await client.request({
		method: "eth_getLogs",
		params: [
			{
				address: address.contract as Address,
				topics: [toHex(anchorTopic(origin)), account],
				fromBlock: numberToHex(from),
				toBlock: numberToHex(until),
			},
		],
	})) as unknown as Log[];
}

function dataOf({ data, blockNumber, transactionHash }: Log) {
	const read = parseAnchorData(hexToBytes(data));
	return read.ok ? { ...read.value, ref: transactionHash, number: Number(blockNumber) } : undefined;
}

async function withTime(
	client: PublicClient,
	{ number, ...found }: NonNullable<ReturnType<typeof dataOf>>,
): Promise<FoundAnchor> {
	const { hash, timestamp } = await client.getBlock({ blockNumber: BigInt(number) });
	return { ...found, block: { number, hash, timeMs: Number(timestamp) * 1000 } };
}
