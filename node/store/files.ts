import fs from "node:fs";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** What can go wrong with a disk: no room left, no such file, or anything else the system reports. */
export type FileTroubleCode = "disk-full" | "file-missing" | "disk-failed";

/** The only error a `Files` implementation throws for outside trouble; `cause` keeps the system's own error. */
export class FileTrouble extends Error {
	readonly code: FileTroubleCode;
	readonly path: string;
	constructor(code: FileTroubleCode, path: string, cause?: unknown) {
		super(`${code}: ${path}`, { cause });
		this.name = "FileTrouble";
		this.code = code;
		this.path = path;
	}
}

/**
 * One open file, read and written by position.
 * Nothing written is durable until `datasync` has resolved: a crash may lose or tear any earlier write.
 */
export interface StoredFile {
	readonly path: string;
	/** The present length in bytes, counting finished writes only. */
	size(): number;
	/** Fills `into` from `position` and returns how many bytes were there: fewer only at the end of the file. */
	readAt(into: Bytes, position: number): number;
	/** Writes all of `bytes`, off the main thread; `bytes` must not change until it resolves. A rejection leaves an unknown part written. */
	writeAt(bytes: Bytes, position: number): Promise<void>;
	/** Like `writeAt`, but done when it returns; cheaper than the round trip for small writes. */
	writeNow(bytes: Bytes, position: number): void;
	/** Resolves when everything written so far survives a power cut. After a rejection nothing unsynced may be trusted. */
	datasync(): Promise<void>;
	/** Cuts the file to `size` bytes, or extends it with zeros; durable after `datasync`. */
	truncate(size: number): Promise<void>;
	/** Releases the file; it may not be used afterwards. */
	close(): Promise<void>;
}

/**
 * Every way the node touches its disk, so that a simulator can stand in for the disk and tear, lose or flip
 * what was written. Creating, renaming and removing names is durable only after `syncDirectory` of the parent.
 */
export interface Files {
	/** Creates the directory and its parents, durably; does nothing where it exists. */
	makeDirectory(path: string): Promise<void>;
	/** The names in a directory, sorted by code unit; empty where the directory does not exist. */
	list(directory: string): Promise<string[]>;
	/** Opens for reading and writing, creating an empty file where there is none. */
	open(path: string): Promise<StoredFile>;
	/** Puts `from` in the place of `to` in one step: a crash leaves one or the other, never a mixture. */
	rename(from: string, to: string): Promise<void>;
	/** Removes one file; does nothing where there is none. */
	remove(path: string): Promise<void>;
	/** Resolves when the names in the directory survive a power cut. */
	syncDirectory(path: string): Promise<void>;
}

const system = {
	open: promisify(fs.open),
	close: promisify(fs.close),
	write: promisify(fs.write) as (
		fd: number,
		bytes: Bytes,
		offset: number,
		length: number,
		position: number,
	) => Promise<{ bytesWritten: number }>,
	fdatasync: promisify(fs.fdatasync),
	fsync: promisify(fs.fsync),
	ftruncate: promisify(fs.ftruncate),
};

/** The real disk. */
export const diskFiles: Files = {
	async makeDirectory(path) {
		const made = await guard(path, () => fs.promises.mkdir(path, { recursive: true }));
		if (made === undefined) return;
		// Every new name stands in its own parent, so each parent down to the last one is synced.
		const first = resolve(dirname(made));
		for (let at = resolve(path); at !== first; ) {
			at = dirname(at);
			await diskFiles.syncDirectory(at);
		}
	},
	async list(directory) {
		return await guard(directory, async () => {
			try {
				return (await fs.promises.readdir(directory)).sort();
			} catch (error) {
				if (systemCode(error) === "ENOENT") return [];
				throw error;
			}
		});
	},
	async open(path) {
		const flags = fs.constants.O_RDWR | fs.constants.O_CREAT;
		return new DiskFile(path, await guard(path, () => system.open(path, flags, 0o600)));
	},
	async rename(from, to) {
		await guard(from, () => fs.promises.rename(from, to));
	},
	async remove(path) {
		await guard(path, () => fs.promises.rm(path, { force: true }));
	},
	async syncDirectory(path) {
		await guard(path, async () => {
			const fd = await system.open(path, "r");
			await system.fsync(fd).finally(() => system.close(fd));
		});
	},
};

class DiskFile implements StoredFile {
	readonly path: string;
	readonly #fd: number;

	constructor(path: string, fd: number) {
		this.path = path;
		this.#fd = fd;
	}

	size(): number {
		return guardNow(this.path, () => fs.fstatSync(this.#fd).size);
	}

	readAt(into: Bytes, position: number): number {
		return guardNow(this.path, () => {
			let done = 0;
			while (done < into.length) {
				const read = fs.readSync(this.#fd, into, done, into.length - done, position + done);
				if (read === 0) break;
				done += read;
			}
			return done;
		});
	}

	async writeAt(bytes: Bytes, position: number): Promise<void> {
		await guard(this.path, async () => {
			// The system may write less than asked for, close to a full disk above all.
			for (let done = 0; done < bytes.length; ) {
				const { bytesWritten } = await system.write(
					this.#fd,
					bytes,
					done,
					bytes.length - done,
					position + done,
				);
				done += bytesWritten;
			}
		});
	}

	writeNow(bytes: Bytes, position: number): void {
		guardNow(this.path, () => {
			for (let done = 0; done < bytes.length; ) {
				done += fs.writeSync(this.#fd, bytes, done, bytes.length - done, position + done);
			}
		});
	}

	async datasync(): Promise<void> {
		await guard(this.path, () => system.fdatasync(this.#fd));
	}

	async truncate(size: number): Promise<void> {
		await guard(this.path, () => system.ftruncate(this.#fd, size));
	}

	async close(): Promise<void> {
		await guard(this.path, () => system.close(this.#fd));
	}
}

async function guard<T>(path: string, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		throw trouble(path, error);
	}
}

function guardNow<T>(path: string, act: () => T): T {
	try {
		return act();
	} catch (error) {
		throw trouble(path, error);
	}
}

function trouble(path: string, error: unknown): unknown {
	const code = systemCode(error);
	if (code === undefined) return error;
	if (code === "ENOSPC" || code === "EDQUOT") return new FileTrouble("disk-full", path, error);
	return new FileTrouble(code === "ENOENT" ? "file-missing" : "disk-failed", path, error);
}

// Argument mistakes carry codes starting with ERR_ and are bugs: they pass through untouched.
function systemCode(error: unknown): string | undefined {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	return typeof code === "string" && !code.startsWith("ERR_") ? code : undefined;
}
