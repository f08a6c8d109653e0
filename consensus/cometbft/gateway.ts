import { setTimeout as pause } from "node:timers/promises";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Batches } from "./batches.ts";
import { perTransaction } from "./packing.ts";

export interface GatewaySetting {
	readonly batches: Batches;
	/** Hands octets to the engine; resolves when its pool has them. */
	readonly send: (octets: Bytes) => Promise<void>;
	readonly maxBatchEntries: number;
	readonly maxBatchBytes: number;
}

/** How long transactions wait for company while others are already on their way. */
const patienceMs = 10;
/** How long the first who come back after a block wait for the others it answered. */
const returnMs = 5;
/** How soon a hand-over that failed is tried again, at first and at most. */
const retryMs = { first: 20, most: 500 };

/**
 * The way of this node's own transactions into the engine: many in one of the engine's transactions, because its cost is by
 * the piece. One that comes alone goes at once; under load they gather. Nothing is given up: what the engine could not take is
 * offered again until the gateway is closed.
 */
export class Gateway {
	readonly #setting: GatewaySetting;
	#queue: Bytes[] = [];
	/** Transactions in batches that are in no block yet, by the batch's name. */
	readonly #sent = new Map<string, number>();
	#underWay = 0;
	#lastSent = Number.NEGATIVE_INFINITY;
	/** How many of this node's the last block with any had, and when it came. */
	#answered = 0;
	#answeredAt = Number.NEGATIVE_INFINITY;
	#pumping = false;
	#closed = false;
	#wake: (() => void) | undefined;
	readonly #empty: (() => void)[] = [];

	constructor(setting: GatewaySetting) {
		this.#setting = setting;
	}

	/** Transactions held and not yet in a block. */
	get waiting(): number {
		return this.#queue.length + this.#underWay;
	}

	add(tx: Bytes): void {
		this.#queue.push(tx);
		void this.#pump();
		if (this.#queue.length >= this.#enough()) this.#wake?.();
	}

	/** A batch is in a durable block. */
	settled(name: string): void {
		const count = this.#sent.get(name);
		if (count === undefined) return;
		this.#sent.delete(name);
		this.#underWay -= count;
		const now = performance.now();
		// Batches of one block are told one after another.
		this.#answered = now - this.#answeredAt < 1 ? this.#answered + count : count;
		this.#answeredAt = now;
		if (this.#sent.size === 0) this.#wake?.();
		if (this.waiting === 0) for (const resolve of this.#empty.splice(0)) resolve();
	}

	/** Resolves when everything held is in a durable block. */
	async emptied(): Promise<void> {
		if (this.waiting > 0) await new Promise<void>((resolve) => this.#empty.push(resolve));
	}

	close(): void {
		this.#closed = true;
		this.#wake?.();
	}

	async #pump(): Promise<void> {
		if (this.#pumping) return;
		this.#pumping = true;
		// Everything this turn of the event loop brings goes in one batch.
		await Promise.resolve();
		while (this.#queue.length > 0 && !this.#closed) {
			await this.#company();
			if (!this.#closed) await this.#hand();
		}
		this.#pumping = false;
	}

	/** How many need not wait for more. */
	#enough(): number {
		const { maxBatchEntries } = this.#setting;
		return this.#sent.size === 0 ? Math.min(maxBatchEntries, this.#answered) : maxBatchEntries;
	}

	/** Waits for more where nothing is lost by it: while others are under way, and while those a block just answered come back. */
	async #company(): Promise<void> {
		const until = this.#sent.size === 0 ? this.#answeredAt + returnMs : this.#lastSent + patienceMs;
		const left = until - performance.now();
		if (this.#queue.length >= this.#enough() || left <= 0) return;
		const woken = new Promise<void>((resolve) => {
			this.#wake = resolve;
		});
		await Promise.race([woken, pause(left)]);
		this.#wake = undefined;
	}

	async #hand(): Promise<void> {
		const txs = this.#queue.splice(0, this.#fitting());
		const { batch, octets } = this.#setting.batches.own(txs);
		this.#sent.set(batch.name, txs.length);
		this.#underWay += txs.length;
		this.#lastSent = performance.now();
		for (let wait = retryMs.first; !this.#closed; wait = Math.min(wait * 2, retryMs.most)) {
			try {
				return await this.#setting.send(octets);
			} catch {
				// The engine is starting, or its pool is full; when it has ended, the driver ends too.
				await pause(wait);
			}
		}
	}

	/** How many of the oldest fit one batch; at least one. */
	#fitting(): number {
		const { maxBatchEntries, maxBatchBytes } = this.#setting;
		let bytes = 1;
		let count = 0;
		for (const tx of this.#queue) {
			bytes += perTransaction + tx.length;
			if (count > 0 && (count === maxBatchEntries || bytes > maxBatchBytes)) break;
			count++;
		}
		return count;
	}
}
