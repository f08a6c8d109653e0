import type { Bytes } from "../crypto/bytes.ts";
import { limits } from "../record/limits.ts";
import { IdTable } from "./id-table.ts";

const span = limits.validityMs;

/**
 * Which transactions of the validity window are on the record, and where. It follows from the blocks of the last two
 * windows alone, so every node that has those blocks has the same one.
 */
export class ReplayWindow {
	/** Generations by issuedAt, each `span` long: id → log index of the entry. */
	readonly #generations = new Map<number, IdTable>();

	/** Log index of the transaction with this 32-octet id, where it is known. */
	find(id: Bytes, issuedAt: number): number | undefined {
		return this.#generations.get(Math.floor(issuedAt / span))?.find(id);
	}

	/** True while a transaction may still be ordered: within ten minutes of block time, either way. */
	static open(issuedAt: number, blockTimeMs: number): boolean {
		return Math.abs(blockTimeMs - issuedAt) <= span;
	}

	add(id: Bytes, issuedAt: number, index: number): void {
		const generation = Math.floor(issuedAt / span);
		let ids = this.#generations.get(generation);
		if (!ids) {
			ids = new IdTable();
			this.#generations.set(generation, ids);
		}
		ids.set(id, index);
	}

	/** Forgets what can no longer be ordered at this block time or later. */
	advance(blockTimeMs: number): void {
		for (const generation of this.#generations.keys()) {
			if ((generation + 1) * span < blockTimeMs - span) this.#generations.delete(generation);
		}
	}
}
