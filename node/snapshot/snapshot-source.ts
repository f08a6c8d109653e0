import { setImmediate as nextTurn } from "node:timers/promises";
import type { Snapshot } from "@mingjian/consensus/driver/machine.ts";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { BlockLog } from "../store/block-log/block-log.ts";
import { sizeAfter } from "../store/tiles/level-tiles.ts";
import { chunkBytes, encodeCarried } from "./chunk.ts";
import { describe } from "./metadata.ts";

/** From one snapshot to the next, in blocks of the record. */
export const snapshotEvery = 64;
/** Newcomers may still be fetching from the one before the newest. */
const kept = 3;

interface Chunk {
	/** Heights of its first and last block. */
	readonly first: number;
	readonly last: number;
	readonly hash: Bytes;
}

interface Made {
	readonly snapshot: Snapshot;
	/** The chunk that ends at its height, where that is not where a full one ends. */
	readonly rest: Chunk | undefined;
	readonly full: number;
}

/**
 * Snapshots of the record this node has. They are no copies: which blocks a chunk has follows from the blocks alone, so a chunk is read
 * from the block log when it is asked for, and making a snapshot is hashing what came since the one before.
 */
export class SnapshotSource {
	readonly #log: BlockLog;
	readonly #closedAt: number;
	/** Full chunks: the same in every later snapshot. */
	readonly #full: Chunk[] = [];
	readonly #made = new Map<bigint, Made>();
	#making: Promise<void> | undefined;
	#closed = false;

	constructor(log: BlockLog, closedAt = chunkBytes) {
		this.#log = log;
		this.#closedAt = closedAt;
	}

	/** Those that are ready. */
	list(): ReadonlyMap<bigint, Snapshot> {
		return new Map([...this.#made].map(([height, { snapshot }]) => [height, snapshot]));
	}

	chunk(height: bigint, index: number): Bytes | undefined {
		const made = this.#made.get(height);
		const chunk =
			made && (index < made.full ? this.#full[index] : index === made.full ? made.rest : undefined);
		if (!chunk) return undefined;
		const parts: Bytes[] = [];
		for (let at = chunk.first; at <= chunk.last; at++) parts.push(encodeCarried(this.#log.read(at)!));
		return concat(...parts);
	}

	/** Makes the newest snapshot the durable record allows, in turns that leave the node to its work; `failed` hears of a damaged record. */
	refresh(failed: (error: unknown) => void): void {
		if (this.#making || this.#closed || this.#newest < snapshotEvery) return;
		if (this.#made.has(BigInt(this.#newest))) return;
		this.#making = this.#make()
			.catch(failed)
			.finally(() => {
				this.#making = undefined;
			});
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#making;
	}

	get #newest(): number {
		return this.#log.height - (this.#log.height % snapshotEvery);
	}

	async #make(): Promise<void> {
		for (;;) {
			const height = this.#newest;
			if (height < snapshotEvery || this.#made.has(BigInt(height)) || this.#closed) return;
			const rest = await this.#cut(height);
			if (this.#closed) return;
			const chunkHashes = [...this.#full, ...(rest ? [rest] : [])].map(({ hash }) => hash);
			const size = sizeAfter(this.#log.place(height)!);
			const snapshot = describe({ height, size, chunkHashes });
			this.#made.set(BigInt(height), { snapshot, rest, full: this.#full.length });
			for (const old of [...this.#made.keys()].slice(0, -kept)) this.#made.delete(old);
		}
	}

	/** Closes chunks up to a height; gives the one that is left open there. */
	async #cut(height: number): Promise<Chunk | undefined> {
		let first = (this.#full.at(-1)?.last ?? 0) + 1;
		let parts: Bytes[] = [];
		let size = 0;
		for (let at = first; at <= height && !this.#closed; at++) {
			const part = encodeCarried(this.#log.read(at)!);
			parts.push(part);
			size += part.length;
			if (size < this.#closedAt) {
				if (parts.length % 16 === 0) await nextTurn();
				continue;
			}
			this.#full.push({ first, last: at, hash: sha256(concat(...parts)) });
			[first, parts, size] = [at + 1, [], 0];
			await nextTurn();
		}
		return parts.length > 0 ? { first, last: height, hash: sha256(concat(...parts)) } : undefined;
	}
}
