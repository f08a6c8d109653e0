import {
	BaseError,
	createPublicClient,
	FeeCapTooLowError,
	type Hex,
	HttpRequestError,
	http,
	InsufficientFundsError,
	NonceTooLowError,
	type PublicClient,
	TimeoutError,
	TransactionRejectedRpcError,
} from "viem";
import { getNodeError } from "viem/utils";
import { AnchorTrouble } from "../anchor/anchor.ts";

const answerMs = 10_000;

/** Where a chain answers, and which it must be. */
export interface ChainPlace {
	/** http or https. */
	readonly rpc: string;
	readonly chainId: number;
}

/** A chain's JSON-RPC. Whatever goes wrong is an AnchorTrouble without the address in it: addresses of providers carry keys. */
export class ChainRpc {
	readonly #client: PublicClient;
	readonly #place: ChainPlace;

	constructor(place: ChainPlace) {
		this.#place = place;
		this.#client = createPublicClient({
			transport: http(place.rpc, { timeout: answerMs, retryCount: 1, retryDelay: 200 }),
		});
	}

	/** Refuses another chain than was configured. */
	async check(): Promise<void> {
		const chainId = await this.ask((client) => client.getChainId());
		if (chainId === this.#place.chainId) return;
		throw new AnchorTrouble("anchor-chain", `chain id ${chainId}, expected ${this.#place.chainId}`);
	}

	/** The answer to a question. */
	async ask<T>(question: (client: PublicClient) => Promise<T>): Promise<T> {
		try {
			return await question(this.#client);
		} catch (error) {
			throw troubleOf(error);
		}
	}

	/** Gives a transaction to the chain; one it has already is no trouble. */
	async send(raw: Hex): Promise<void> {
		try {
			await this.#client.sendRawTransaction({ serializedTransaction: raw });
		} catch (error) {
			if (/already known|already imported|known transaction/i.test(detailOf(error))) return;
			const reason = error instanceof BaseError ? getNodeError(error, {}) : undefined;
			// Something with its number is in a block, perhaps itself: its stage will tell.
			if (reason instanceof NonceTooLowError) return;
			if (reason instanceof InsufficientFundsError)
				throw new AnchorTrouble("anchor-funds", "the account cannot pay for it", error);
			if (reason instanceof FeeCapTooLowError || /underpriced/i.test(detailOf(error)))
				throw new AnchorTrouble("anchor-fee", "the chain wants a higher fee", error);
			throw troubleOf(error);
		}
	}
}

function troubleOf(error: unknown): unknown {
	if (!(error instanceof BaseError)) return error;
	const outside = error.walk((each) => each instanceof HttpRequestError || each instanceof TimeoutError);
	if (outside instanceof TimeoutError)
		return new AnchorTrouble("anchor-rpc", `no answer in ${answerMs / 1000} s`, error);
	if (outside instanceof HttpRequestError)
		return new AnchorTrouble("anchor-rpc", outside.status ? `HTTP ${outside.status}` : "not reached", error);
	const code = error.walk((each) => each instanceof TransactionRejectedRpcError)
		? "anchor-refused"
		: "anchor-rpc";
	return new AnchorTrouble(code, detailOf(error), error);
}

// The chain's own words, one line; not those of the library, which quote the address.
function detailOf(error: unknown): string {
	const { details, shortMessage, message } = error as Partial<BaseError> & Error;
	return (details || shortMessage || message).split("\n")[0]!.slice(0, 200);
}
