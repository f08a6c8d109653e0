import type { Receipt } from "./receipt.ts";

/** One sender's wait for a receipt. */
export interface ReceiptWait {
	readonly receipt: Promise<Receipt>;
	/** Gives the wait up. */
	forget(): void;
}

interface Waiter {
	resolve(receipt: Receipt): void;
	reject(error: unknown): void;
}

/** Those who wait for the receipts of transactions, by id. */
export class WaitingReceipts {
	readonly #waiters = new Map<string, Set<Waiter>>();

	wait(id: string): ReceiptWait {
		let waiter!: Waiter;
		const receipt = new Promise<Receipt>((resolve, reject) => {
			waiter = { resolve, reject };
		});
		// Trouble may come before the sender has got as far as waiting; it is told all the same.
		receipt.catch(() => {});
		const waiters = this.#waiters.get(id) ?? new Set();
		this.#waiters.set(id, waiters.add(waiter));
		return {
			receipt,
			forget: () => {
				waiters.delete(waiter);
				// Others may have begun to wait since these were told.
				if (waiters.size === 0 && this.#waiters.get(id) === waiters) this.#waiters.delete(id);
			},
		};
	}

	/** True where somebody waits for this id. */
	has(id: string): boolean {
		return this.#waiters.has(id);
	}

	/** Hands all who wait for it their receipt. */
	settle(receipt: Receipt): void {
		const waiters = this.#waiters.get(receipt.id) ?? [];
		this.#waiters.delete(receipt.id);
		for (const { resolve } of waiters) resolve(receipt);
	}

	/** Tells everybody that no receipt will come. */
	fail(error: unknown): void {
		for (const waiters of this.#waiters.values()) for (const { reject } of waiters) reject(error);
		this.#waiters.clear();
	}
}
