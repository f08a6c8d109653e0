import type { PublicClient } from "viem";
import { AnchorTrouble, type Posting } from "../anchor/anchor.ts";

/** What a transaction offers for a unit of gas, in wei. */
export interface Fees {
	/** All of it, at most. */
	readonly feeWei: bigint;
	/** What of this the block's maker gets. */
	readonly tipWei: bigint;
	/** A chain without a base fee takes one price only. */
	readonly legacy: boolean;
}

const gwei = 10n ** 9n;

/** A replacement must offer a tenth more than what it replaces; an eighth is what chains' software asks for. */
const more = (wei: bigint) => (wei * 9n) / 8n + 1n;

/**
 * What to offer now: twice the base fee, which lasts through six full blocks, and the tip others give. Where a posting is replaced, at least an eighth more
 * than that offered. Refuses what is above `mostWei` (anchor-fee).
 */
export async function feesNow(client: PublicClient, mostWei: bigint, instead?: Posting): Promise<Fees> {
	const { baseFeePerGas: base } = await client.getBlock({ blockTag: "latest" });
	const now = base === null ? await priceNow(client) : await tippedNow(client, base);
	const floor = instead ? { feeWei: more(instead.feeWei), tipWei: more(instead.tipWei) } : now;
	const fees = { ...now, feeWei: max(now.feeWei, floor.feeWei), tipWei: max(now.tipWei, floor.tipWei) };
	const least = instead ? floor.feeWei : (base ?? now.feeWei) + now.tipWei;
	if (least > mostWei)
		throw new AnchorTrouble("anchor-fee", `${showGwei(least)} gwei, at most ${showGwei(mostWei)}`);
	return fees.feeWei > mostWei ? { ...fees, feeWei: mostWei, tipWei: min(fees.tipWei, mostWei) } : fees;
}

async function priceNow(client: PublicClient): Promise<Fees> {
	const price = await client.getGasPrice();
	return { feeWei: price, tipWei: price, legacy: true };
}

async function tippedNow(client: PublicClient, base: bigint): Promise<Fees> {
	const tip = await client.estimateMaxPriorityFeePerGas();
	return { feeWei: base * 2n + tip, tipWei: tip, legacy: false };
}

/** Wei as gwei, for people. */
export function showGwei(wei: bigint): string {
	const thousandths = (wei * 1000n) / gwei;
	return `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, "0")}`;
}

function max(a: bigint, b: bigint): bigint {
	return a > b ? a : b;
}

function min(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}
