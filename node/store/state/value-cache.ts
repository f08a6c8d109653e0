import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

// What a map entry and a short key take beside the value itself, roughly.
const ENTRY_OVERHEAD = 150;

/**
 * The values used most recently, within a budget of octets. Two generations: a value used again moves to the young one;
 * when the young one holds half the budget it becomes the old one and the old one is dropped.
 */
export class ValueCache {
	readonly #halfBudget: number;
	#young = new Map<string, Bytes>();
	#old = new Map<string, Bytes>();
	#youngSize = 0;

	constructor(budget: number) {
		this.#halfBudget = budget / 2;
	}

	get(key: string): Bytes | undefined {
		const young = this.#young.get(key);
		if (young !== undefined) return young;
		const old = this.#old.get(key);
		if (old !== undefined) this.set(key, old);
		return old;
	}

	set(key: string, value: Bytes): void {
		this.#young.set(key, value);
		// A key set twice counts twice: the generation turns a little early, and nothing must be looked up.
		this.#youngSize += ENTRY_OVERHEAD + value.length;
		if (this.#youngSize <= this.#halfBudget) return;
		this.#old = this.#young;
		this.#young = new Map();
		this.#youngSize = 0;
	}

	delete(key: string): void {
		this.#young.delete(key);
		this.#old.delete(key);
	}
}
