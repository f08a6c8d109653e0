import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file that survives a power cut once this returns, whole or not at all. Replaces one that is there. */
export function replaceFile(path: string, text: string | Uint8Array, mode = 0o644): void {
	const aside = writeAside(path, text, mode);
	renameSync(aside, path);
	syncFolder(dirname(path));
}

/** Like replaceFile, but refuses (EEXIST) where there is a file already. */
export function createFile(path: string, text: string | Uint8Array, mode = 0o644): void {
	const aside = writeAside(path, text, mode);
	try {
		linkSync(aside, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") throw Object.assign(error as Error, { path });
		throw error;
	} finally {
		rmSync(aside, { force: true });
	}
	syncFolder(dirname(path));
}

/** Makes a folder that only its owner may enter, with its parents. */
export function secretFolder(path: string): void {
	mkdirSync(path, { recursive: true, mode: 0o700 });
}

function writeAside(path: string, text: string | Uint8Array, mode: number): string {
	const aside = `${path}.${process.pid}.tmp`;
	rmSync(aside, { force: true });
	const file = openSync(aside, "wx", mode);
	try {
		const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
		for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
		fsyncSync(file);
	} catch (error) {
		rmSync(aside, { force: true });
		throw error;
	} finally {
		closeSync(file);
	}
	return aside;
}

function syncFolder(path: string): void {
	const folder = openSync(path, "r");
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}
