import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import type { Files, StoredFile } from "../store/files.ts";

const recordBytes = 40;
/** Openings are remembered for so long after their term, should a clock go back. */
const slackMs = 24 * 3600 * 1000;

/**
 * Which openings have been used for which content: 32 octets, the hash of both, and u64be end of term, one after another. An opening is written and
 * synced before anything is released for it, so that no crash makes one good for two releases.
 */
export class ReleaseBook {
	readonly #file: StoredFile;
	/** End of term by opening. */
	readonly #used: Map<string, number>;
	#end: number;
	#last: Promise<unknown> = Promise.resolve();

	/** Opens the book and leaves out what ended more than a day ago. */
	static async open(files: Files, directory: string, nowMs: number): Promise<ReleaseBook> {
		const path = `${directory}/released`;
		const kept = await keepRecent(files, directory, nowMs - slackMs);
		return new ReleaseBook(await files.open(path), kept);
	}

	private constructor(file: StoredFile, used: readonly (readonly [string, number])[]) {
		this.#file = file;
		this.#used = new Map(used);
		this.#end = used.length * recordBytes;
	}

	/** True once for each opening, and only when that is durable. Of two who ask at once, one is told false. */
	async use(opening: string, untilMs: number): Promise<boolean> {
		if (this.#used.has(opening)) return false;
		this.#used.set(opening, untilMs);
		const record = new Uint8Array(recordBytes);
		record.set(fromHex(opening));
		new DataView(record.buffer).setBigUint64(32, BigInt(untilMs));
		const write = this.#last.then(() => this.#append(record));
		this.#last = write.catch(() => {});
		await write;
		return true;
	}

	/** Forgets what ended more than a day ago; the file is left until the next opening. */
	forget(nowMs: number): void {
		for (const [opening, untilMs] of this.#used) if (untilMs < nowMs - slackMs) this.#used.delete(opening);
	}

	async close(): Promise<void> {
		await this.#last;
		await this.#file.close();
	}

	async #append(record: Uint8Array): Promise<void> {
		// Nothing is counted before it is durable: a failed write is written over by the next.
		await this.#file.writeAt(record, this.#end);
		await this.#file.datasync();
		this.#end += recordBytes;
	}
}

/** Rewrites the book without old openings, where there are any; those that stay. A torn last record is none. */
async function keepRecent(files: Files, directory: string, sinceMs: number): Promise<[string, number][]> {
	const path = `${directory}/released`;
	const file = await files.open(path);
	const octets = new Uint8Array(Math.floor(file.size() / recordBytes) * recordBytes);
	file.readAt(octets, 0);
	await file.close();
	const view = new DataView(octets.buffer);
	const starts = Array.from({ length: octets.length / recordBytes }, (_, at) => at * recordBytes);
	const recent = starts.filter((at) => Number(view.getBigUint64(at + 32)) >= sinceMs);
	if (recent.length < starts.length) {
		const next = await files.open(`${path}.tmp`);
		await next.truncate(0);
		for (const [at, start] of recent.entries())
			next.writeNow(octets.subarray(start, start + recordBytes), at * recordBytes);
		await next.datasync();
		await next.close();
		await files.rename(`${path}.tmp`, path);
	}
	await files.syncDirectory(directory);
	return recent.map((at) => [toHex(octets.subarray(at, at + 32)), Number(view.getBigUint64(at + 32))]);
}
