import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** A file of the data directory as it is now. */
export interface FileNow {
	/** Below the data directory. */
	readonly path: string;
	readonly mode: number;
	readonly octets: Bytes;
}

/**
 * What is backed up in another way, or made again: the rest of the data directory is kept file by file. What a consensus engine remembers of
 * its votes must not come back older than it was: a member restored from it could sign twice.
 */
const otherwise = new Set([
	"record",
	"tiles",
	"state",
	"vault",
	"lock",
	"backup.json",
	"backup-journal.jsonl",
	"floor.json",
	"engine",
]);
const derived = /^(index\.sqlite.*|.*\.condemned|lock-.*|.*\.tmp)$/;
/** What must come back of folders that are otherwise left out: an opening that was used stays used; a member keeps its keys and knows which block was which. */
const alsoKept = ["vault/released", "engine/heights", "engine/config"];

/** The files of a data directory that are kept as they are: genesis document, keys, configuration and whatever else lies there. */
export function keptFiles(directory: string): FileNow[] {
	const paths = readdirSync(directory)
		.filter((name) => !otherwise.has(name) && !derived.test(name))
		.flatMap((name) => filesBelow(join(directory, name)));
	paths.push(...alsoKept.flatMap((name) => filesBelow(join(directory, name))));
	return paths.sort().flatMap((path) => fileNow(directory, path));
}

function filesBelow(path: string): string[] {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found?.isFile()) return [path];
	if (!found?.isDirectory()) return [];
	return readdirSync(path)
		.filter((name) => !name.endsWith(".tmp"))
		.flatMap((name) => filesBelow(join(path, name)));
}

// What goes while it is being looked at is not there.
function fileNow(directory: string, path: string): FileNow[] {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return [];
	return [
		{ path: relative(directory, path), mode: found.mode & 0o777, octets: new Uint8Array(readFileSync(path)) },
	];
}
