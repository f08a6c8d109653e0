import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Stores } from "../store/open-stores.ts";

/** Blocks, and entries and writes in them, by which the derived stores may lag behind before new blocks wait for them. */
const maxBlocks = 2000;
const maxWeight = 300_000;

type Followed = Pick<Stores, "index" | "state" | "follow">;

/**
 * Lets the query index and the state store follow the block log, in this order: the index commits a block before the
 * state store writes it, so that after a crash replaying from the state's height brings the index everything.
 */
export class Follower {
	readonly #stores: Followed;
	readonly #failed: (error: unknown) => void;
	/** Blocks taken and not yet in every store, oldest first. */
	#behind: { readonly height: number; readonly weight: number }[] = [];
	#weight = 0;
	#catchingUp: Promise<void> | undefined;
	#room: (() => void)[] = [];

	/** `failed` hears of trouble that ends the node. */
	constructor(stores: Followed, failed: (error: unknown) => void) {
		this.#stores = stores;
		this.#failed = failed;
	}

	/** Blocks durable in the log and not yet in every derived store. */
	get lag(): number {
		return this.#behind.length;
	}

	/** Takes a durable block; resolves at once unless the stores lag too far behind. */
	async follow(block: AppliedBlock): Promise<void> {
		this.#stores.follow(block);
		const weight = block.writes.length + block.entries.length;
		this.#behind.push({ height: block.height, weight });
		this.#weight += weight;
		this.#catchingUp ??= this.#catchUp();
		// One block that is too heavy alone must not wait for itself.
		while (this.#behind.length > 1 && (this.#behind.length > maxBlocks || this.#weight > maxWeight)) {
			await new Promise<void>((resolve) => this.#room.push(resolve));
		}
	}

	/** Resolves when everything taken is in every store, or can no longer get there. */
	async settled(): Promise<void> {
		await this.#catchingUp;
	}

	async #catchUp(): Promise<void> {
		const { index, state } = this.#stores;
		try {
			while (this.#behind.length > 0) {
				await index.settled(this.#behind[0]!.height);
				const height = Math.min(index.height, this.#behind.at(-1)!.height);
				await state.persist(height);
				while (this.#behind[0] && this.#behind[0].height <= height)
					this.#weight -= this.#behind.shift()!.weight;
				this.#release();
			}
		} catch (error) {
			this.#behind = [];
			this.#weight = 0;
			this.#release();
			this.#failed(error);
		}
		this.#catchingUp = undefined;
	}

	#release(): void {
		const waiting = this.#room;
		this.#room = [];
		for (const resolve of waiting) resolve();
	}
}
