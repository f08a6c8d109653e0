import fs from "node:fs";
import { join } from "node:path";
import type { Files, StoredFile } from "@mingjian/node/store/files.ts";

interface Patch {
	readonly position: number;
	readonly bytes: Uint8Array;
}

/**
 * The disk, to be read only: what opening a store would repair is kept in memory, so that the real code looks at the files and changes
 * nothing. `touched` names what it would have changed.
 */
export class OverlayFiles implements Files {
	readonly #files = new Map<string, OverlayFile>();
	readonly #gone = new Set<string>();

	/** Paths that would have been changed. */
	get touched(): string[] {
		const changed = [...this.#files.values()].filter((file) => file.changed).map(({ path }) => path);
		return [...changed, ...this.#gone].sort();
	}

	async makeDirectory(): Promise<void> {}

	async list(directory: string): Promise<string[]> {
		const names = fs.existsSync(directory) ? fs.readdirSync(directory) : [];
		const made = [...this.#files.keys()]
			.filter((path) => path.startsWith(`${directory}/`) && !path.slice(directory.length + 1).includes("/"))
			.map((path) => path.slice(directory.length + 1));
		return [...new Set([...names, ...made])].filter((name) => !this.#gone.has(join(directory, name))).sort();
	}

	async open(path: string): Promise<StoredFile> {
		const known = this.#files.get(path);
		if (known) return known;
		const base = !this.#gone.has(path) && fs.existsSync(path) ? fs.openSync(path, "r") : undefined;
		this.#gone.delete(path);
		const file = new OverlayFile(path, base);
		this.#files.set(path, file);
		return file;
	}

	async rename(from: string, to: string): Promise<void> {
		const file = (await this.open(from)) as OverlayFile;
		const bytes = new Uint8Array(file.size());
		file.readAt(bytes, 0);
		await this.remove(from);
		const target = (await this.open(to)) as OverlayFile;
		await target.truncate(0);
		target.writeNow(bytes, 0);
	}

	async remove(path: string): Promise<void> {
		await this.#files.get(path)?.release();
		this.#files.delete(path);
		if (fs.existsSync(path)) this.#gone.add(path);
	}

	async syncDirectory(): Promise<void> {}

	/** Lets go of every file. */
	async release(): Promise<void> {
		for (const file of this.#files.values()) await file.release();
		this.#files.clear();
	}
}

/** One file with changes that never reach the disk. */
class OverlayFile implements StoredFile {
	readonly path: string;
	readonly #base: number | undefined;
	readonly #baseSize: number;
	/** Octets of the base that still count. */
	#kept: number;
	#size: number;
	#patches: Patch[] = [];

	constructor(path: string, base: number | undefined) {
		this.path = path;
		this.#base = base;
		this.#baseSize = base === undefined ? 0 : fs.fstatSync(base).size;
		this.#kept = this.#baseSize;
		this.#size = this.#baseSize;
	}

	/** True where its content is not what is on the disk. */
	get changed(): boolean {
		if (this.#size !== this.#baseSize || this.#kept !== this.#baseSize) return true;
		return this.#patches.some(({ position, bytes }) => {
			const before = new Uint8Array(bytes.length);
			this.#readBase(before, position);
			return Buffer.compare(before, bytes) !== 0;
		});
	}

	size(): number {
		return this.#size;
	}

	readAt(into: Uint8Array, position: number): number {
		const count = Math.max(0, Math.min(into.length, this.#size - position));
		const wanted = into.subarray(0, count);
		wanted.fill(0);
		this.#readBase(wanted.subarray(0, Math.max(0, Math.min(count, this.#kept - position))), position);
		for (const patch of this.#patches) {
			const from = Math.max(position, patch.position);
			const until = Math.min(position + count, patch.position + patch.bytes.length);
			if (from < until) {
				wanted.set(patch.bytes.subarray(from - patch.position, until - patch.position), from - position);
			}
		}
		return count;
	}

	async writeAt(bytes: Uint8Array, position: number): Promise<void> {
		this.writeNow(bytes, position);
	}

	writeNow(bytes: Uint8Array, position: number): void {
		this.#patches.push({ position, bytes: bytes.slice() });
		this.#size = Math.max(this.#size, position + bytes.length);
	}

	async datasync(): Promise<void> {}

	async truncate(size: number): Promise<void> {
		this.#kept = Math.min(this.#kept, size);
		this.#size = size;
		this.#patches = this.#patches
			.filter(({ position }) => position < size)
			.map(({ position, bytes }) => ({ position, bytes: bytes.subarray(0, size - position) }));
	}

	// A store that is closed may be opened again; the overlay lets go at the end.
	async close(): Promise<void> {}

	async release(): Promise<void> {
		if (this.#base !== undefined) fs.closeSync(this.#base);
	}

	#readBase(into: Uint8Array, position: number): void {
		for (let done = 0; this.#base !== undefined && done < into.length; ) {
			const read = fs.readSync(this.#base, into, done, into.length - done, position + done);
			if (read === 0) return;
			done += read;
		}
	}
}
