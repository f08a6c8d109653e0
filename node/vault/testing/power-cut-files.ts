import { dirname } from "node:path";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files, StoredFile } from "../../store/files.ts";

/** The power went: thrown by every operation from then on. */
export class PowerCut extends Error {}

interface Inode {
	bytes: Bytes;
	/** What a power cut leaves of it. */
	synced: Bytes;
}

/**
 * A disk in memory that keeps over a power cut only what was synced: octets after `datasync`, names after `syncDirectory`.
 * It fails at the operation the test names; every octet that was ever durable is remembered nowhere.
 */
export class PowerCutFiles implements Files {
	#seen = new Map<string, Inode>();
	#durable = new Map<string, Inode>();
	/** Operations until the power goes. */
	left = Number.POSITIVE_INFINITY;
	operations = 0;

	/** What the next life finds. */
	cut(): void {
		for (const inode of this.#durable.values()) inode.bytes = inode.synced.slice();
		this.#seen = new Map(this.#durable);
		this.left = Number.POSITIVE_INFINITY;
	}

	/** Every file as it is now, with its octets. */
	all(): [string, Bytes][] {
		return [...this.#seen].map(([path, { bytes }]) => [path, bytes]);
	}

	async makeDirectory(): Promise<void> {
		this.#step();
	}

	async list(directory: string): Promise<string[]> {
		return [...this.#seen.keys()]
			.filter((path) => dirname(path) === directory)
			.map((path) => path.slice(directory.length + 1))
			.sort();
	}

	async open(path: string): Promise<StoredFile> {
		this.#step();
		const inode = this.#seen.get(path) ?? { bytes: new Uint8Array(), synced: new Uint8Array() };
		this.#seen.set(path, inode);
		return new MemoryFile(path, inode, () => this.#step());
	}

	async rename(from: string, to: string): Promise<void> {
		this.#step();
		this.#seen.set(to, this.#seen.get(from)!);
		this.#seen.delete(from);
	}

	async remove(path: string): Promise<void> {
		this.#step();
		this.#seen.delete(path);
	}

	async syncDirectory(directory: string): Promise<void> {
		this.#step();
		for (const path of [...this.#durable.keys(), ...this.#seen.keys()]) {
			if (dirname(path) !== directory) continue;
			const inode = this.#seen.get(path);
			if (inode) this.#durable.set(path, inode);
			else this.#durable.delete(path);
		}
	}

	#step(): void {
		this.operations++;
		if (this.left-- <= 0) throw new PowerCut();
	}
}

class MemoryFile implements StoredFile {
	readonly path: string;
	readonly #inode: Inode;
	readonly #step: () => void;

	constructor(path: string, inode: Inode, step: () => void) {
		this.path = path;
		this.#inode = inode;
		this.#step = step;
	}

	size(): number {
		return this.#inode.bytes.length;
	}

	readAt(into: Bytes, position: number): number {
		const part = this.#inode.bytes.subarray(position, position + into.length);
		into.set(part);
		return part.length;
	}

	async writeAt(bytes: Bytes, position: number): Promise<void> {
		this.writeNow(bytes, position);
	}

	writeNow(bytes: Bytes, position: number): void {
		this.#step();
		const grown = new Uint8Array(Math.max(this.#inode.bytes.length, position + bytes.length));
		grown.set(this.#inode.bytes);
		grown.set(bytes, position);
		this.#inode.bytes = grown;
	}

	async datasync(): Promise<void> {
		this.#step();
		this.#inode.synced = this.#inode.bytes.slice();
	}

	async truncate(size: number): Promise<void> {
		this.#step();
		const next = new Uint8Array(size);
		next.set(this.#inode.bytes.subarray(0, size));
		this.#inode.bytes = next;
	}

	async close(): Promise<void> {}
}
