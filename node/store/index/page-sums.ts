import { closeSync, existsSync, openSync, readSync, rmSync } from "node:fs";
import { crc32 } from "node:zlib";
import { IndexTrouble } from "./index-trouble.ts";
import { SumsFile } from "./sums-file.ts";
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
	/** `neverCopied` for a page that has never been in the log. */
	readonly #sums: SumsFile;

	/**
	 * Reads the sums and the whole index file and compares. Refuses a page that is not what was last copied, unless the
	 * log is about to replace it, and a file without sums (IndexTrouble `index-corrupt`).
	 */
	static verified(path: string): PageSums {
		// Sums of a file that is gone say nothing of the one to come.
		if (!existsSync(path)) rmSync(`${path}-sums`, { force: true });
		const sums = new PageSums(path);
		if (existsSync(path)) sums.#verify();
		return sums;
	}

	private constructor(path: string) {
		this.#path = path;
		this.#log = new WalPages(`${path}-wal`);
		this.#sums = new SumsFile(`${path}-sums`);
	}

	/** Takes in the pages of a transaction that was committed: little at a time, so that `update` is soon done. */
	follow(): void {
		this.#log.advance();
	}

	/** Takes the sums of all pages in the log and makes them durable: to be called before the log is copied. */
	update(): void {
		this.follow();
		if (this.#log.sums.size > 0) this.#sums.write(this.#log.sums);
	}

	#fits(page: number, sum: number): boolean {
		const known = this.#sums.of(page);
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
			for (; page <= this.#sums.pages; page++)
				if (!replaced.has(page)) throw damaged(`page ${page} is missing`);
		} finally {
			closeSync(file);
		}
	}
}

function damaged(detail: string): IndexTrouble {
	return new IndexTrouble("index-corrupt", detail);
}
