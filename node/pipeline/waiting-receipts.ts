import { PassingMap } from "./passing-map.ts";
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
	readonly #waiters = new PassingMap<string, Waiter[]>();

	wait(id: string): ReceiptWait {
		let waiter!: Waiter;
		const receipt = new Promise<Receipt>((resolve, reject) => {
			waiter = { resolve, reject };
		});
		// Trouble may come before the sender has got as far as waiting; it is told all the same.
		receipt.catch(() => {});
		const waiters = this.#waiters.get(id);
		if (waiters) waiters.push(waiter);
		else this.#waiters.set(id, [waiter]);
		return { receipt, forget: () => this.#forget(id, waiter) };
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

	// Others may wait for the same id.
	#forget(id: string, waiter: Waiter): void {
		const others = this.#waiters.get(id)?.filter((each) => each !== waiter);
		if (others && others.length > 0) this.#waiters.set(id, others);
		else this.#waiters.delete(id);
	}

	/** Tells everybody that no receipt will come. */
	fail(error: unknown): void {
		for (const waiters of this.#waiters.values()) for (const { reject } of waiters) reject(error);
		this.#waiters.clear();
	}
}
