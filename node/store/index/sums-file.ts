import {
	closeSync,
	existsSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { IndexTrouble } from "./index-trouble.ts";

const wordSize = 4;
const changeSize = 2 * wordSize;
/** Octets of changes kept behind the sums before all are written anew, where the sums themselves are fewer. */
const leastChanges = 1 << 20;

/**
 * A sum for each page of a file, by page number from 1, in memory and on the disk: there first all of them as they once were,
 * then what changed, each time the pages that did, since of a large file few pages change at a time. Either part is u32be count, what
 * it counts, and u32be CRC-32 of both; a change is u32be page and u32be sum. A last part that was not wholly written counts for nothing.
 */
export class SumsFile {
	readonly #path: string;
	/** u32be by page less one, with room behind the last. */
	#sums = Buffer.alloc(0);
	#pages = 0;
	/** Where the whole parts end in the file, and those of them that are changes begin; 0 before anything was written. */
	#end = 0;
	#changesFrom = 0;

	/** Reads the file; none are no sums. Refuses a damaged one (IndexTrouble `index-corrupt`). */
	constructor(path: string) {
		this.#path = path;
		if (!existsSync(path)) return;
		const bytes = readFileSync(path);
		const first = partAt(bytes, 0, wordSize);
		if (!first) throw new IndexTrouble("index-corrupt", "the sums are damaged");
		this.#sums = Buffer.from(first);
		this.#pages = first.length / wordSize;
		this.#changesFrom = partSize(first.length);
		this.#end = this.#changesFrom;
		for (let part = partAt(bytes, this.#end, changeSize); part; part = partAt(bytes, this.#end, changeSize)) {
			for (let at = 0; at < part.length; at += changeSize)
				this.#set(part.readUInt32BE(at), part.readUInt32BE(at + wordSize));
			this.#end += partSize(part.length);
		}
	}

	/** The last page that has a sum. */
	get pages(): number {
		return this.#pages;
	}

	/** The sum of a page; 0 for one that was passed over, undefined behind the last. */
	of(page: number): number | undefined {
		return page > this.#pages ? undefined : this.#sums.readUInt32BE((page - 1) * wordSize);
	}

	/** Takes over changed sums and makes them durable. */
	write(changed: ReadonlyMap<number, number>): void {
		for (const [page, sum] of changed) this.#set(page, sum);
		const all = this.#sums.subarray(0, this.#pages * wordSize);
		const changes = this.#end - this.#changesFrom + partSize(changed.size * changeSize);
		if (this.#end === 0 || changes > Math.max(leastChanges, all.length)) this.#writeAll(part(all, wordSize));
		else this.#append(part(listed(changed), changeSize));
	}

	#set(page: number, sum: number): void {
		if (page * wordSize > this.#sums.length) {
			const larger = Buffer.alloc(Math.max(page, 2 * this.#pages) * wordSize);
			this.#sums.copy(larger);
			this.#sums = larger;
		}
		this.#sums.writeUInt32BE(sum, (page - 1) * wordSize);
		this.#pages = Math.max(this.#pages, page);
	}

	#writeAll(whole: Buffer): void {
		const draft = `${this.#path}-draft`;
		durably(draft, "w", (file) => writeFileSync(file, whole));
		renameSync(draft, this.#path);
		durably(dirname(this.#path), "r", () => {});
		this.#changesFrom = whole.length;
		this.#end = whole.length;
	}

	#append(more: Buffer): void {
		durably(this.#path, "a", (file) => {
			ftruncateSync(file, this.#end);
			writeFileSync(file, more);
		});
		this.#end += more.length;
	}
}

/** Does something to a file or folder and makes it durable. */
function durably(path: string, flags: "a" | "r" | "w", write: (file: number) => void): void {
	const file = openSync(path, flags, 0o600);
	try {
		write(file);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

function listed(changed: ReadonlyMap<number, number>): Buffer {
	const bytes = Buffer.alloc(changed.size * changeSize);
	let at = 0;
	for (const [page, sum] of changed) at = bytes.writeUInt32BE(sum, bytes.writeUInt32BE(page, at));
	return bytes;
}

function partSize(octets: number): number {
	return octets + 2 * wordSize;
}

function part(octets: Buffer, each: number): Buffer {
	const bytes = Buffer.alloc(partSize(octets.length));
	bytes.writeUInt32BE(octets.length / each);
	octets.copy(bytes, wordSize);
	bytes.writeUInt32BE(crc32(bytes.subarray(0, -wordSize)), bytes.length - wordSize);
	return bytes;
}

/** What a part counts, each of so many octets; undefined where no whole part begins. */
function partAt(bytes: Buffer, at: number, each: number): Buffer | undefined {
	if (at + partSize(0) > bytes.length) return undefined;
	const end = at + wordSize + bytes.readUInt32BE(at) * each;
	if (end + wordSize > bytes.length || crc32(bytes.subarray(at, end)) !== bytes.readUInt32BE(end))
		return undefined;
	return bytes.subarray(at + wordSize, end);
}
