import { readFileSync } from "node:fs";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files } from "../store/files.ts";
import type { BackupFolder } from "./backup-folder.ts";
import { type BackupList, readList, type SealedObject, writeList } from "./backup-list.ts";

/** What the last run left word of in the data directory: the node cannot read its own backups. */
export interface LastBackup {
	readonly list: BackupList;
	/** The encrypted list in the folder. */
	readonly sealed: SealedObject;
	readonly folder: string;
}

const name = "backup.json";

/** The last backup, where it was made into this folder and its list is still there; undefined otherwise. */
export function lastBackup(directory: string, folder: BackupFolder): LastBackup | undefined {
	const last = readLastBackup(directory);
	return last && last.folder === folder.path && folder.has(last.sealed) ? last : undefined;
}

/** What the note in a data directory says; undefined where there is none that can be read. */
export function readLastBackup(directory: string): LastBackup | undefined {
	try {
		const { list, ...rest } = JSON.parse(readFileSync(`${directory}/${name}`, "utf8")) as LastBackup;
		return { ...rest, list: readList(writeList(list), name) };
	} catch {
		return undefined;
	}
}

/** Leaves word, whole or not at all. Losing it costs a full backup, nothing else. */
export async function noteBackup(files: Files, directory: string, last: LastBackup): Promise<void> {
	const file = await files.open(`${directory}/${name}.tmp`);
	try {
		await file.truncate(0);
		await file.writeAt(utf8(JSON.stringify(last)), 0);
		await file.datasync();
	} finally {
		await file.close();
	}
	await files.rename(`${directory}/${name}.tmp`, `${directory}/${name}`);
}
