import { closeSync, existsSync, fdatasync, fsyncSync, openSync, readSync, write } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";

const slotSize = 24;
const writeAt = promisify(write);
const sync = promisify(fdatasync);

/** The file does not know a height of the record: it belongs to another record, or was lost. */
export class HeightUnknown extends Error {
	readonly code = "engine-heights-missing";
}

/**
 * Which height of the engine made which height of the record: the engine counts its empty blocks, the record has none. A height
 * is written and synced before its block is, so whatever the record holds is known here. Slots of 24 octets: u64be record height ‖
 * u64be engine height ‖ u32be zero ‖ u32be CRC-32 of those 20. The first slot is the last empty block seen, unsynced.
 */
export class HeightFile {
	readonly #file: number;
	readonly #base: bigint;

	private constructor(file: number, base: bigint) {
		this.#file = file;
		this.#base = base;
	}

	/** `base` is the height the record had when the engine began. */
	static open(path: string, base: bigint): HeightFile {
		const fresh = !existsSync(path);
		const file = openSync(path, fresh ? "wx+" : "r+", 0o600);
		if (fresh) syncFolder(dirname(path));
		return new HeightFile(file, base);
	}

	/** The engine's height that stands for a height of the record. Throws HeightUnknown. */
	engineHeight(recordHeight: bigint): bigint {
		if (recordHeight === this.#base) return this.#idle(recordHeight) ?? 0n;
		const slot = this.#read(this.#position(recordHeight));
		if (slot?.recordHeight !== recordHeight)
			throw new HeightUnknown(`the engine's height of block ${recordHeight} is not known`);
		return this.#idle(recordHeight) ?? slot.engineHeight;
	}

	/** The height of the engine whose block made a height of the record; undefined where it was not seen here. */
	reachedAt(recordHeight: bigint): bigint | undefined {
		if (recordHeight <= this.#base) return undefined;
		const slot = this.#read(this.#position(recordHeight));
		return slot?.recordHeight === recordHeight ? slot.engineHeight : undefined;
	}

	/** Durable on return. */
	async reached(recordHeight: bigint, engineHeight: bigint): Promise<void> {
		await this.#write(this.#position(recordHeight), recordHeight, engineHeight);
		await sync(this.#file);
	}

	/** Notes an empty block. Losing the note costs only that the engine shows those blocks again. */
	async idled(recordHeight: bigint, engineHeight: bigint): Promise<void> {
		await this.#write(0, recordHeight, engineHeight);
	}

	close(): void {
		closeSync(this.#file);
	}

	#idle(recordHeight: bigint): bigint | undefined {
		const slot = this.#read(0);
		return slot?.recordHeight === recordHeight ? slot.engineHeight : undefined;
	}

	#position(recordHeight: bigint): number {
		return Number(recordHeight - this.#base) * slotSize;
	}

	#read(position: number) {
		const slot = Buffer.alloc(slotSize);
		if (readSync(this.#file, slot, 0, slotSize, position) !== slotSize) return undefined;
		if (crc32(slot.subarray(0, 20)) !== slot.readUInt32BE(20)) return undefined;
		return { recordHeight: slot.readBigUInt64BE(0), engineHeight: slot.readBigUInt64BE(8) };
	}

	async #write(position: number, recordHeight: bigint, engineHeight: bigint): Promise<void> {
		const slot = Buffer.alloc(slotSize);
		slot.writeBigUInt64BE(recordHeight, 0);
		slot.writeBigUInt64BE(engineHeight, 8);
		slot.writeUInt32BE(crc32(slot.subarray(0, 20)), 20);
		await writeAt(this.#file, slot, 0, slotSize, position);
	}
}

function syncFolder(path: string): void {
	const folder = openSync(path, "r");
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}
