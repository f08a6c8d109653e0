import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	readSync,
	renameSync,
	writeSync,
} from "node:fs";
import { crc32 } from "node:zlib";
import { IndexTrouble } from "./index-trouble.ts";
import { WalPages } from "./wal-pages.ts";

const pageSize = 4096;
/** Pages read at a time. */
const step = 256;
const neverCopied = 0;
/** SQLite leaves pages out that it never uses: the one at 1 GiB, where its locks are, and free ones. They read as zeros. */
const holeSum = crc32(Buffer.alloc(pageSize));

/**
 * A checksum for each page of the index file, kept beside it. SQLite trusts its file: a bit that turned on the disk would be
 * answered with. Pages change in the file only when the write-ahead log, which has checksums of its own, is copied
 * into it, so the sums are written just before that.
 */
export class PageSums {
	readonly #path: string;
	readonly #log: WalPages;
	/** As in the file, without the sum of the sums: u32be by page number less one; `neverCopied` for a page that has never been in the log. */
	#sums: Buffer;

	/**
	 * Reads the sums and the whole index file and compares. Refuses a page that is not what was last copied, unless the
	 * log is about to replace it, and a file without sums (IndexTrouble `index-corrupt`).
	 */
	static verified(path: string): PageSums {
		// Sums of a file that is gone say nothing of the one to come.
		if (!existsSync(path)) return new PageSums(path, Buffer.alloc(0));
		const sums = new PageSums(path, readSums(`${path}-sums`));
		sums.#verify();
		return sums;
	}

	private constructor(path: string, sums: Buffer) {
		this.#path = path;
		this.#log = new WalPages(`${path}-wal`);
		this.#sums = sums;
	}

	/** Octets of the sums. */
	get bytes(): number {
		return this.#sums.length;
	}

	/** Takes in the pages of a transaction that was committed: little at a time, so that `update` is soon done. */
	follow(): void {
		this.#log.advance();
	}

	/** Takes the sums of all pages in the log and makes them durable: to be called before the log is copied. */
	update(): void {
		this.follow();
		const { sums } = this.#log;
		if (sums.size === 0) return;
		let last = 0;
		for (const page of sums.keys()) last = Math.max(last, page);
		const missing = last * 4 - this.#sums.length;
		if (missing > 0) this.#sums = Buffer.concat([this.#sums, Buffer.alloc(missing)]);
		for (const [page, sum] of sums) this.#sums.writeUInt32BE(sum, (page - 1) * 4);
		writeSums(`${this.#path}-sums`, this.#sums);
	}

	#fits(page: number, sum: number): boolean {
		const at = (page - 1) * 4;
		const known = at < this.#sums.length ? this.#sums.readUInt32BE(at) : undefined;
		return sum === known || (known === neverCopied && sum === holeSum);
	}

	#verify(): void {
		this.#log.advance();
		const replaced = this.#log.offsets;
		const file = openSync(this.#path, "r");
		try {
			const bytes = Buffer.alloc(pageSize * step);
			let page = 1;
			for (let at = 0; ; at += bytes.length) {
				const read = readSync(file, bytes, 0, bytes.length, at);
				for (let start = 0; start < read; start += pageSize, page++) {
					const sum = crc32(bytes.subarray(start, Math.min(start + pageSize, read)));
					if (!this.#fits(page, sum) && !replaced.has(page)) throw damaged(`page ${page} is damaged`);
				}
				if (read < bytes.length) break;
			}
			for (; page <= this.#sums.length / 4; page++)
				if (!replaced.has(page)) throw damaged(`page ${page} is missing`);
		} finally {
			closeSync(file);
		}
	}
}

function damaged(detail: string): IndexTrouble {
	return new IndexTrouble("index-corrupt", detail);
}

/** u32be sum of each page; behind them in the file stands the sum of those. */
function readSums(path: string): Buffer {
	if (!existsSync(path)) return Buffer.alloc(0);
	const bytes = readFileSync(path);
	const end = bytes.length - 4;
	if (end < 0 || end % 4 !== 0 || crc32(bytes.subarray(0, end)) !== bytes.readUInt32BE(end))
		throw damaged("the sums are damaged");
	return bytes.subarray(0, end);
}

function writeSums(path: string, sums: Buffer): void {
	const whole = Buffer.alloc(4);
	whole.writeUInt32BE(crc32(sums));
	const draft = `${path}-draft`;
	const file = openSync(draft, "w", 0o600);
	writeSync(file, sums);
	writeSync(file, whole);
	fsyncSync(file);
	closeSync(file);
	renameSync(draft, path);
}
