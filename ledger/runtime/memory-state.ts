import type { Bytes } from "../crypto/bytes.ts";
import { sha256 } from "../crypto/sha256.ts";
import { stateKeyHash, stateLeafHash } from "../merkle/state/state-hash.ts";
import type { StateProof } from "../merkle/state/state-proof.ts";
import { StateTree } from "../merkle/state/state-tree.ts";
import type { Write } from "./block-state.ts";
import type { StateMap } from "./chain.ts";

/** The state map with its values in memory: for auditors who follow a ledger from nothing, and for tests. */
export class MemoryState implements StateMap {
	readonly #values = new Map<string, Bytes>();
	readonly #tree = new StateTree();
	/** The tree's locators are places in this list. */
	readonly #valueHashes: Bytes[] = [];

	get(key: string): Bytes | undefined {
		return this.#values.get(key);
	}

	apply(_height: number, writes: readonly Write[]): Bytes {
		for (const [key, value] of writes) this.#write(key, value);
		return this.#tree.root();
	}

	/** Proof of the value at a key, or of its absence, against the present root. */
	prove(key: string): StateProof {
		return this.#tree.prove(stateKeyHash(key), ({ locator }) => this.#valueHashes[locator]!);
	}

	get size(): number {
		return this.#values.size;
	}

	#write(key: string, value: Bytes | undefined): void {
		const keyHash = stateKeyHash(key);
		if (value === undefined) {
			this.#values.delete(key);
			this.#tree.delete(keyHash);
			return;
		}
		this.#values.set(key, value);
		const valueHash = sha256(value);
		const leaf = this.#tree.find(keyHash);
		const locator = leaf < 0 ? this.#valueHashes.length : this.#tree.place(leaf).locator;
		this.#valueHashes[locator] = valueHash;
		this.#tree.set(keyHash, stateLeafHash(keyHash, valueHash), { locator, length: value.length });
	}
}
