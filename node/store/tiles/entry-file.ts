import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { TILE_WIDTH } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { Files, StoredFile } from "../files.ts";

const offsetBytes = 8;
/** Octets of the longest bundle. */
const maxBundle = TILE_WIDTH * (2 + 0xffff);

/**
 * The leaves themselves, as C2SP entry bundles one after another: u16be length ‖ leaf. A second file holds where each bundle
 * begins; both can be made again from the block log.
 */
export class EntryFile {
	readonly #entries: StoredFile;
	readonly #offsets: StoredFile;
	/** Where each bundle begins. */
	readonly #starts: number[] = [];
	#end = 0;
	#count = 0;

	static async open(files: Files, directory: string): Promise<EntryFile> {
		return new EntryFile(await files.open(`${directory}/entries`), await files.open(`${directory}/bundles`));
	}

	private constructor(entries: StoredFile, offsets: StoredFile) {
		this.#entries = entries;
		this.#offsets = offsets;
		this.#load();
	}

	/** Leaves held. */
	get count(): number {
		return this.#count;
	}

	append(leaves: readonly Bytes[]): void {
		const bytes = Buffer.allocUnsafe(leaves.reduce((sum, leaf) => sum + 2 + leaf.length, 0));
		const starts: number[] = [];
		let at = 0;
		for (const leaf of leaves) {
			if (this.#count % TILE_WIDTH === 0) starts.push(this.#end + at);
			bytes.writeUInt16BE(leaf.length, at);
			bytes.set(leaf, at + 2);
			at += 2 + leaf.length;
			this.#count++;
		}
		this.#entries.writeNow(bytes, this.#end);
		this.#end += at;
		if (starts.length === 0) return;
		this.#offsets.writeNow(encodeOffsets(starts), this.#starts.length * offsetBytes);
		this.#starts.push(...starts);
	}

	/** The stored bytes of a bundle, to its `width`-th entry at least. */
	read(index: number, width: number): Bytes {
		const start = this.#starts[index] ?? this.#end;
		const end = this.#starts[index + 1] ?? this.#end;
		const bytes = new Uint8Array(end - start);
		this.#entries.readAt(bytes, start);
		return width === TILE_WIDTH ? bytes : bytes.subarray(0, lengthOf(bytes, width));
	}

	/** Keeps the first `count` leaves, and nothing of what lies behind the last whole one. */
	async truncate(count: number): Promise<void> {
		if (count > this.#count) return;
		const bundle = Math.floor(count / TILE_WIDTH);
		const kept = count % TILE_WIDTH;
		const start = this.#starts[bundle] ?? this.#end;
		this.#end = kept === 0 ? start : start + lengthOf(this.read(bundle, TILE_WIDTH), kept);
		this.#starts.length = Math.ceil(count / TILE_WIDTH);
		this.#count = count;
		await this.#entries.truncate(this.#end);
		await this.#offsets.truncate(this.#starts.length * offsetBytes);
	}

	async close(): Promise<void> {
		await this.#entries.close();
		await this.#offsets.close();
	}

	#load(): void {
		const size = this.#entries.size();
		const offsets = Buffer.alloc(Math.floor(this.#offsets.size() / offsetBytes) * offsetBytes);
		this.#offsets.readAt(offsets, 0);
		for (let at = 0; at < offsets.length; at += offsetBytes) {
			const start = Number(offsets.readBigUInt64BE(at));
			// An offset beyond the entries, or out of order, was written and its entries were not: lost in a power cut.
			if (start >= size || start <= (this.#starts.at(-1) ?? -1)) break;
			this.#starts.push(start);
		}
		const last = this.#starts.at(-1) ?? 0;
		const tail = new Uint8Array(Math.min(size - last, maxBundle));
		this.#entries.readAt(tail, last);
		const { entries, length } = countEntries(tail);
		this.#count = Math.max(0, this.#starts.length - 1) * TILE_WIDTH + entries;
		this.#end = last + length;
	}
}

function encodeOffsets(starts: readonly number[]): Bytes {
	const bytes = Buffer.alloc(starts.length * offsetBytes);
	starts.forEach((start, order) => {
		bytes.writeBigUInt64BE(BigInt(start), order * offsetBytes);
	});
	return bytes;
}

/** Length of the first `count` entries. */
function lengthOf(bytes: Bytes, count: number): number {
	let at = 0;
	for (let i = 0; i < count && at + 2 <= bytes.length; i++) at += 2 + ((bytes[at]! << 8) | bytes[at + 1]!);
	return Math.min(at, bytes.length);
}

/** Whole entries at the front of the bytes, a bundle's worth at most. */
function countEntries(bytes: Bytes): { entries: number; length: number } {
	let at = 0;
	let entries = 0;
	while (entries < TILE_WIDTH && at + 2 <= bytes.length) {
		const end = at + 2 + ((bytes[at]! << 8) | bytes[at + 1]!);
		// No leaf is empty: zeros are room that was made and never written.
		if (end > bytes.length || end === at + 2) break;
		at = end;
		entries++;
	}
	return { entries, length: at };
}
