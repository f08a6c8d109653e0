import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { formatAnchorData } from "@mingjian/ledger/note/anchor-data.ts";
import { type Address, type Hex, keccak256, type PublicClient, type TransactionReceipt, toHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import {
	type Anchor,
	type AnchorPlacement,
	type AnchorStage,
	AnchorTrouble,
	type BlockProof,
	type Posting,
} from "../anchor/anchor.ts";
import { anchorCode, anchorDeployment } from "./anchor-contract.ts";
import { proveTransaction } from "./block-proof.ts";
import { type ChainPlace, ChainRpc } from "./chain-rpc.ts";
import { type Fees, feesNow } from "./fees.ts";
import { formatPlace } from "./place.ts";

export interface EthereumSetting extends ChainPlace {
	/** Address of the contract that writes to the chain's log. */
	readonly contract: string;
	/** 32 bytes, secp256k1; used for nothing else. */
	readonly secretKey: Bytes;
	/** Most to be offered for a unit of gas. */
	readonly mostFeeWei: bigint;
	/** Blocks on top of one after which it counts as final; 0: when the chain itself says so. */
	readonly confirmations: number;
}

/** The address of a key, as chains write it. */
export function addressOf(secretKey: Bytes): string {
	return privateKeyToAccount(toHex(secretKey)).address;
}

/** Posts to a chain that speaks Ethereum's JSON-RPC. */
export class EthereumAnchor implements Anchor {
	readonly chain: string;
	readonly place: string;
	readonly #setting: EthereumSetting;
	readonly #rpc: ChainRpc;
	readonly #account: PrivateKeyAccount;

	constructor(setting: EthereumSetting) {
		this.#setting = setting;
		this.#rpc = new ChainRpc(setting);
		this.#account = privateKeyToAccount(toHex(setting.secretKey));
		this.chain = `eip155:${setting.chainId}`;
		this.place = formatPlace({
			chainId: setting.chainId,
			contract: setting.contract,
			account: this.#account.address,
		});
	}

	/** Refuses another chain, and one without the contract. Gives what an account has, in wei. */
	async ready(account: string = this.#account.address): Promise<bigint> {
		const contract = this.#setting.contract as Address;
		await this.#rpc.check();
		const code = await this.#rpc.ask((client) => client.getCode({ address: contract }));
		if (code === anchorCode) return await this.balance(account);
		const found = code ? `another contract is at ${contract}` : `nothing is at ${contract}`;
		throw new AnchorTrouble("anchor-contract", found);
	}

	async prepare(note: Bytes, instead?: Posting): Promise<Posting> {
		await this.ready();
		const to = this.#setting.contract as Address;
		return await this.#sign({ to, data: toHex(formatAnchorData(note)) }, instead);
	}

	/** Signs the transaction that puts the contract on the chain. */
	async prepareContract(): Promise<Posting> {
		await this.#rpc.check();
		return await this.#sign({ data: anchorDeployment });
	}

	/** Where a transaction put a contract; undefined while it is in no block. */
	async contractOf(ref: string): Promise<string | undefined> {
		const receipt = await this.#rpc.ask((client) => receiptOf(client, ref));
		return receipt?.contractAddress ?? undefined;
	}

	async send({ raw }: Posting): Promise<void> {
		await this.#rpc.send(raw as Hex);
	}

	async stage(postings: readonly Posting[]): Promise<AnchorStage> {
		await this.#rpc.check();
		return await this.#rpc.ask(async (client) => {
			for (const { ref } of postings) {
				const receipt = await receiptOf(client, ref);
				if (receipt) return await this.#stageOf(client, receipt);
			}
			return await this.#stageUnseen(client, postings);
		});
	}

	async prove(at: AnchorPlacement): Promise<BlockProof | undefined> {
		return await this.#rpc.ask((client) => proveTransaction(client, at));
	}

	async balance(account: string = this.#account.address): Promise<bigint> {
		return await this.#rpc.ask((client) => client.getBalance({ address: account as Address }));
	}

	async #sign(call: { readonly to?: Address; readonly data: Hex }, instead?: Posting): Promise<Posting> {
		const { address } = this.#account;
		const { mostFeeWei } = this.#setting;
		const [fees, nonce, gas, balance] = await this.#rpc.ask((client) =>
			Promise.all([
				feesNow(client, mostFeeWei, instead),
				instead?.nonce ?? client.getTransactionCount({ address, blockTag: "pending" }),
				client.estimateGas({ ...call, account: address }),
				client.getBalance({ address }),
			]),
		);
		const most = gas * fees.feeWei;
		if (balance < most)
			throw new AnchorTrouble("anchor-funds", `${address} has ${balance} wei, needs ${most}`);
		const raw = await this.#account.signTransaction({
			...call,
			chainId: this.#setting.chainId,
			nonce,
			gas,
			...offered(fees),
		});
		return { ref: keccak256(raw), raw, nonce, feeWei: fees.feeWei, tipWei: fees.tipWei };
	}

	async #stageOf(client: PublicClient, receipt: TransactionReceipt): Promise<AnchorStage> {
		const block = await client.getBlock({ blockNumber: receipt.blockNumber });
		// A node may still answer with the receipt of a block that its chain has dropped.
		if (block.hash !== receipt.blockHash) return { stage: "pending" };
		const placed = {
			number: Number(block.number),
			hash: block.hash,
			timeMs: Number(block.timestamp) * 1000,
		};
		const final = placed.number <= (await this.#finalHeight(client));
		if (receipt.status === "reverted")
			return final ? { stage: "lost", why: "reverted" } : { stage: "pending" };
		const at = {
			ref: receipt.transactionHash,
			block: placed,
			costWei: receipt.gasUsed * receipt.effectiveGasPrice,
		};
		return { stage: final ? "final" : "included", at };
	}

	/** None of the postings is in a block: they wait, or something else took their number for good. */
	async #stageUnseen(client: PublicClient, postings: readonly Posting[]): Promise<AnchorStage> {
		const { address } = this.#account;
		const { nonce } = postings[0]!;
		const count = (blockTag: "latest" | "finalized") => client.getTransactionCount({ address, blockTag });
		const final = await count(this.#setting.confirmations === 0 ? "finalized" : "latest");
		if (final > nonce) return { stage: "lost", why: "nonce-taken" };
		// What came before is gone from the chain, so this one cannot come either.
		return (await count("latest")) < nonce ? { stage: "lost", why: "chain-behind" } : { stage: "pending" };
	}

	async #finalHeight(client: PublicClient): Promise<number> {
		const { confirmations } = this.#setting;
		if (confirmations > 0) return Number(await client.getBlockNumber({ cacheTime: 0 })) - confirmations;
		return Number((await client.getBlock({ blockTag: "finalized" })).number);
	}
}

function offered({ feeWei, tipWei, legacy }: Fees) {
	return legacy
		? ({ type: "legacy", gasPrice: feeWei } as const)
		: ({ type: "eip1559", maxFeePerGas: feeWei, maxPriorityFeePerGas: tipWei } as const);
}

async function receiptOf(client: PublicClient, ref: string): Promise<TransactionReceipt | undefined> {
	try {
		return await client.getTransactionReceipt({ hash: ref as Hex });
	} catch (error) {
		if ((error as Error).name === "TransactionReceiptNotFoundError") return undefined;
		throw error;
	}
}
