import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Stores } from "../store/open-stores.ts";

/** Blocks the derived stores may lag behind before new blocks wait for them. */
const maxLag = 256;

/**
 * Lets the query index and the state store follow the block log, in this order: the index commits a block before the
 * state store writes it, so that after a crash replaying from the state's height brings the index everything.
 */
export class Follower {
	readonly #stores: Pick<Stores, "index" | "state" | "follow">;
	readonly #failed: (error: unknown) => void;
	#tail: Promise<void> = Promise.resolve();
	#followed: number;
	#persisted: number;

	/** `failed` hears of trouble that ends the node. */
	constructor(stores: Pick<Stores, "index" | "state" | "follow">, failed: (error: unknown) => void) {
		this.#stores = stores;
		this.#failed = failed;
		this.#followed = stores.state.height;
		this.#persisted = stores.state.height;
	}

	/** Blocks durable in the log and not yet in every derived store. */
	get lag(): number {
		return this.#followed - this.#persisted;
	}

	/** Takes a durable block; resolves at once unless the stores lag too far behind. */
	async follow(block: AppliedBlock): Promise<void> {
		this.#stores.follow(block);
		this.#followed = block.height;
		const done = this.#tail.then(() => this.#persist(block.height));
		this.#tail = done.catch(this.#failed);
		if (this.lag > maxLag) await this.#stores.index.settled(block.height - maxLag);
	}

	/** Resolves when everything taken is in every store. */
	async settled(): Promise<void> {
		await this.#tail;
	}

	async #persist(height: number): Promise<void> {
		await this.#stores.index.settled(height);
		await this.#stores.state.persist(height);
		this.#persisted = height;
	}
}
