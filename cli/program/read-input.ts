import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { refusedError } from "./cli-error.ts";

/** The bytes of a file, or of standard input for "-". Refuses more than `most` (exit 1), before reading them. */
export function readInput(path: string, most: number): Uint8Array {
	const file = path === "-" ? 0 : openSync(path, "r");
	try {
		const stat = fstatSync(file);
		if (stat.isDirectory()) throw Object.assign(new Error("folder"), { code: "EISDIR", path });
		if (stat.isFile() && stat.size > most) throw tooLarge(path, most);
		return readAll(file, path, most);
	} finally {
		if (path !== "-") closeSync(file);
	}
}

function readAll(file: number, path: string, most: number): Uint8Array {
	const parts: Buffer[] = [];
	let size = 0;
	for (;;) {
		const part = Buffer.allocUnsafe(65_536);
		const count = readSync(file, part, 0, part.length, null);
		if (count === 0) return new Uint8Array(Buffer.concat(parts));
		size += count;
		if (size > most) throw tooLarge(path, most);
		parts.push(part.subarray(0, count));
	}
}

function tooLarge(path: string, most: number) {
	const name = path === "-" ? "stdin" : path;
	return refusedError("file-too-large", {
		zh: `${name} 过大：最多 ${most} 字节`,
		en: `${name} is too large: at most ${most} bytes`,
	});
}
