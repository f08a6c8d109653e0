import { type Bytes, concat, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { DecidedBlock, Machine, Outcome, Verdict } from "../machine.ts";

/** A block as the machine was given it, in words. */
export interface ListedBlock {
	readonly height: bigint;
	readonly timeMs: number;
	readonly txs: readonly string[];
	readonly root: Bytes;
}

/** What a test may hold up or break. */
export interface ListTroubles {
	/** Resolves or rejects before a height becomes durable. */
	readonly beforeCommit?: (height: bigint) => Promise<void>;
	readonly beforeApply?: (height: bigint) => Promise<void>;
	/** Resolves before a transaction has been checked. */
	readonly beforeVerdict?: () => Promise<void>;
}

/**
 * A real machine, small: its state is the list of all transactions and its root their hash chain. Transactions are words;
 * one that begins with "refuse:" is refused with the code that follows.
 */
export class ListMachine implements Machine {
	/** Blocks applied, durable or not. */
	readonly blocks: ListedBlock[];
	/** Height of the last durable block. */
	durable: bigint;
	/** Heights in the order in which they became durable. */
	readonly committed: bigint[] = [];
	readonly #troubles: ListTroubles;
	readonly #held = new Set<string>();

	/** `before` are the durable blocks of an earlier life; without it there is a genesis alone. */
	constructor(troubles: ListTroubles = {}, before: readonly ListedBlock[] = [genesis]) {
		this.#troubles = troubles;
		this.blocks = [...before];
		this.durable = before.at(-1)!.height;
	}

	/** Transactions of all blocks in order. */
	get list(): string[] {
		return this.blocks.flatMap(({ txs }) => txs);
	}

	head() {
		return this.blocks.find(({ height }) => height === this.durable)!;
	}

	async check(tx: Bytes): Promise<Verdict> {
		await this.#troubles.beforeVerdict?.();
		const word = fromUtf8(tx);
		if (word.startsWith("refuse:")) return { accepted: false, code: word.slice("refuse:".length) };
		if (this.#held.has(word) || this.list.includes(word)) return { accepted: true, known: true };
		this.#held.add(word);
		return { accepted: true };
	}

	acceptable({ txs }: DecidedBlock): boolean {
		return txs.every((tx) => !fromUtf8(tx).startsWith("refuse:"));
	}

	fresh(txs: readonly Bytes[]): boolean[] {
		const seen = new Set(this.list);
		return txs.map((tx) => {
			const word = fromUtf8(tx);
			if (seen.has(word)) return false;
			seen.add(word);
			return true;
		});
	}

	async apply({ height, timeMs, txs }: DecidedBlock): Promise<Outcome> {
		await this.#troubles.beforeApply?.(height);
		const last = this.blocks.at(-1)!;
		if (height !== last.height + 1n) throw new RangeError(`block ${height} does not follow ${last.height}`);
		const root = txs.reduce((before, tx) => sha256(concat(before, tx)), last.root);
		this.blocks.push({ height, timeMs, txs: txs.map((tx) => fromUtf8(tx)), root });
		return { root, results: txs.map(() => ({ code: "ok" })) };
	}

	async commit(height: bigint): Promise<{ readonly keepFrom: bigint }> {
		await this.#troubles.beforeCommit?.(height);
		this.durable = height > this.durable ? height : this.durable;
		this.committed.push(height);
		return { keepFrom: height + 1n };
	}

	read(): Promise<Bytes> {
		return Promise.reject(new TypeError("nothing to read"));
	}
}

const genesis: ListedBlock = { height: 0n, timeMs: 1000, txs: [], root: new Uint8Array(32) };
