import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { TILE_WIDTH } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { Files, StoredFile } from "../files.ts";

export const hashBytes = 32;
const tileBytes = TILE_WIDTH * hashBytes;

/**
 * The hashes of one tile level, side by side in one file. Keeps the last, partial tile in memory, and all of it where the
 * level is small enough to be held whole.
 */
export class HashFile {
	readonly #file: StoredFile;
	readonly #whole: boolean;
	/** Tiles in memory by index: all of them, or the partial one alone. */
	readonly #tiles = new Map<number, Bytes>();
	#count: number;

	static async open(files: Files, path: string, whole: boolean): Promise<HashFile> {
		return new HashFile(await files.open(path), whole);
	}

	private constructor(file: StoredFile, whole: boolean) {
		this.#file = file;
		this.#whole = whole;
		this.#count = Math.floor(file.size() / hashBytes);
		this.#load();
	}

	get count(): number {
		return this.#count;
	}

	append(hashes: readonly Bytes[]): void {
		const bytes = new Uint8Array(hashes.length * hashBytes);
		hashes.forEach((hash, order) => {
			bytes.set(hash, order * hashBytes);
			this.#keep(hash);
		});
		this.#file.writeNow(bytes, (this.#count - hashes.length) * hashBytes);
	}

	/** `count` hashes from `first`, within one tile. */
	read(first: number, count: number): Bytes {
		const index = Math.floor(first / TILE_WIDTH);
		const start = (first % TILE_WIDTH) * hashBytes;
		const held = this.#tiles.get(index);
		if (held) return held.subarray(start, start + count * hashBytes);
		const bytes = new Uint8Array(count * hashBytes);
		this.#file.readAt(bytes, first * hashBytes);
		return bytes;
	}

	async truncate(count: number): Promise<void> {
		if (count > this.#count) return;
		await this.#file.truncate(count * hashBytes);
		this.#count = count;
		this.#load();
	}

	async close(): Promise<void> {
		await this.#file.close();
	}

	#keep(hash: Bytes): void {
		const index = Math.floor(this.#count / TILE_WIDTH);
		let tile = this.#tiles.get(index);
		if (!tile) {
			if (!this.#whole) this.#tiles.clear();
			tile = new Uint8Array(tileBytes);
			this.#tiles.set(index, tile);
		}
		tile.set(hash, (this.#count % TILE_WIDTH) * hashBytes);
		this.#count++;
	}

	#load(): void {
		this.#tiles.clear();
		const tiles = Math.ceil(this.#count / TILE_WIDTH);
		const partial = this.#count % TILE_WIDTH === 0 ? tiles : tiles - 1;
		for (let index = this.#whole ? 0 : partial; index < tiles; index++) {
			const tile = new Uint8Array(tileBytes);
			const held = Math.min(TILE_WIDTH, this.#count - index * TILE_WIDTH);
			this.#file.readAt(tile.subarray(0, held * hashBytes), index * tileBytes);
			this.#tiles.set(index, tile);
		}
	}
}
