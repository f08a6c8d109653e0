import { crc32 } from "node:zlib";
import type { Files, StoredFile } from "../files.ts";

const size = 12;

/**
 * Remembers which block was acknowledged last, unsynced: after a crash of the process it is exact, after a power cut it may
 * be older, never newer. It tells a torn write, which nobody was told of, from damage to something acknowledged.
 */
export class HeadMarker {
	readonly #file: StoredFile;
	/** Height it said when opened; −1 where it said nothing readable. */
	readonly height: number;

	static async open(files: Files, directory: string): Promise<HeadMarker> {
		const file = await files.open(`${directory}/head`);
		return new HeadMarker(file, readHeight(file));
	}

	private constructor(file: StoredFile, height: number) {
		this.#file = file;
		this.height = height;
	}

	/** Notes that every block up to this height is durable. */
	write(height: number): void {
		const bytes = new Uint8Array(size);
		const view = new DataView(bytes.buffer);
		view.setBigUint64(0, BigInt(height));
		view.setUint32(8, crc32(bytes.subarray(0, 8)));
		this.#file.writeNow(bytes, 0);
	}

	/** Like `write`, and kept through a power cut. */
	async settle(height: number): Promise<void> {
		this.write(height);
		await this.#file.datasync();
	}

	async close(): Promise<void> {
		await this.#file.close();
	}
}

/** The height a marker says, read without keeping the file; −1 where it says nothing readable. */
export async function acknowledgedHeight(files: Files, directory: string): Promise<number> {
	const file = await files.open(`${directory}/head`);
	try {
		return readHeight(file);
	} finally {
		await file.close();
	}
}

function readHeight(file: StoredFile): number {
	const bytes = new Uint8Array(size);
	if (file.readAt(bytes, 0) !== size) return -1;
	const view = new DataView(bytes.buffer);
	return crc32(bytes.subarray(0, 8)) === view.getUint32(8) ? Number(view.getBigUint64(0)) : -1;
}
