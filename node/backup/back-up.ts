import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files } from "../store/files.ts";
import { sealer } from "./age-box.ts";
import { BackupFolder } from "./backup-folder.ts";
import { noteInJournal, type RunLine } from "./backup-journal.ts";
import {
	type BackupList,
	type KeptContent,
	type KeptFile,
	listName,
	type SealedObject,
	writeList,
} from "./backup-list.ts";
import { BackupTrouble } from "./backup-trouble.ts";
import { keptFiles } from "./kept-files.ts";
import { lastBackup, noteBackup } from "./last-backup.ts";
import { liveContents, packContent } from "./live-contents.ts";
import { shipRecord } from "./record-parts.ts";
import { RecordSource } from "./record-source.ts";

export interface BackupSetting {
	readonly files: Files;
	/** Data directory of the node, which may be running. */
	readonly directory: string;
	/** Folder of the backup. */
	readonly to: string;
	/** age recipients, each of whom can read it. */
	readonly recipients: readonly string[];
	readonly clock?: () => number;
	/** Hears of blocks written, of how many. */
	readonly progress?: (done: number, of: number) => void;
}

/** What one run did. */
export interface BackupDone {
	readonly list: BackupList;
	/** What was not in the backup before. */
	readonly added: { readonly blocks: number; readonly files: number; readonly contents: number };
	readonly octetsWritten: number;
	readonly elapsedMs: number;
}

/** Lists kept, should the newest be damaged. */
const listsKept = 2;

/**
 * Backs up a node, which may be writing: what was acknowledged when the run began is in it, and what came meanwhile as far as `asOfMs` of
 * the list says. Only what the backup does not have is written; where the local note of it is lost, or the folder misses
 * something, that is written again. What was erased from the vault goes from the backup too. Refuses a record or vault that is damaged
 * (backup-source), recipients that are none (backup-recipient) and the folder of another ledger (backup-other).
 */
export async function backUp(setting: BackupSetting): Promise<BackupDone> {
	const { directory, clock = Date.now } = setting;
	try {
		const done = await carryOut(setting);
		noteInJournal(directory, journalLine(setting, done));
		return done;
	} catch (error) {
		const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
		const told = typeof code === "string" ? code : "internal";
		const line = { atMs: now(clock), code: told, message: String(message).slice(0, 1000) };
		noteInJournal(directory, { kind: "failure", ...line });
		throw error;
	}
}

function now(clock: () => number): number {
	return Math.round(clock());
}

function journalLine(
	{ to, recipients, clock = Date.now }: BackupSetting,
	{ list, octetsWritten, elapsedMs }: BackupDone,
): RunLine {
	const { number, asOfMs, record } = list;
	const objects = [...record.parts, ...list.files, ...list.vault];
	return {
		kind: "run",
		atMs: now(clock),
		number,
		asOfMs,
		height: record.height,
		size: record.size,
		root: record.root,
		octets: objects.reduce((sum, { length }) => sum + length, 0),
		octetsWritten,
		elapsedMs: Math.round(elapsedMs),
		folder: to,
		recipients: [...recipients],
	};
}

async function carryOut(setting: BackupSetting): Promise<BackupDone> {
	const begun = performance.now();
	const { files, directory, to, clock = Date.now, progress = () => {} } = setting;
	const seal = sealer(setting.recipients);
	const folder = new BackupFolder(files, to);
	const { ledger, origin } = genesisOf(directory);
	await folder.claim(`${ledger} ${origin}\n`);
	const before = lastBackup(directory, folder)?.list;
	const number = Math.max(before?.number ?? 0, ...(await folder.numbers())) + 1;
	let octetsWritten = 0;
	const keep = async (kind: string, label: string, octets: Bytes): Promise<SealedObject> => {
		octetsWritten += octets.length;
		return await folder.add(kind, label, await seal(octets));
	};
	const shipped = await shipRecord({
		source: new RecordSource(files, `${directory}/record`),
		clock,
		held: unbroken(before, folder),
		keep: (run) => keep("blocks", `${run.height}-${run.last.height}`, run.octets),
		progress,
	});
	// After the record, as the vault: which block was which for the engine is written before the block is.
	const kept = await keepFiles(directory, before?.files.filter((each) => folder.has(each)) ?? [], keep);
	// After the record: a content is in the vault before the act that speaks of it is acknowledged.
	const vault = await keepContents(directory, before?.vault.filter((each) => folder.has(each)) ?? [], keep);
	const list: BackupList = {
		format: "mingjian-backup/1",
		number,
		ledger,
		origin,
		...shipped,
		files: kept,
		vault,
	};
	const sealed = await folder.put(listName(number), await seal(writeList(list)));
	await noteBackup(files, directory, { list, sealed, folder: to });
	if (before) await prune(folder, list, before);
	const added = {
		blocks: list.record.height - (before?.record.height ?? -1),
		files: fresh(kept, before?.files),
		contents: fresh(vault, before?.vault),
	};
	return { list, added, octetsWritten, elapsedMs: performance.now() - begun };
}

type Keep = (kind: string, label: string, octets: Bytes) => Promise<SealedObject>;

function genesisOf(directory: string): { readonly ledger: string; readonly origin: string } {
	const path = `${directory}/genesis.json`;
	try {
		return JSON.parse(readFileSync(path, "utf8")) as { ledger: string; origin: string };
	} catch (error) {
		throw new BackupTrouble("backup-source", `${path}: cannot be read`, error);
	}
}

/** The parts up to the first that the folder does not have whole. */
function unbroken(before: BackupList | undefined, folder: BackupFolder) {
	const parts = before?.record.parts ?? [];
	const broken = parts.findIndex((part) => !folder.has(part));
	return broken < 0 ? parts : parts.slice(0, broken);
}

async function keepFiles(directory: string, held: readonly KeptFile[], keep: Keep): Promise<KeptFile[]> {
	const known = new Map(held.map((file) => [`${file.path} ${file.mode} ${file.plain}`, file]));
	const kept: KeptFile[] = [];
	for (const { path, mode, octets } of keptFiles(directory)) {
		const plain = hash("sha256", octets, "hex");
		const same = known.get(`${path} ${mode} ${plain}`);
		kept.push(same ?? { ...(await keep("files", "file", octets)), path, mode, plain });
	}
	return kept;
}

async function keepContents(
	directory: string,
	held: readonly KeptContent[],
	keep: Keep,
): Promise<KeptContent[]> {
	const known = new Map(held.map((each) => [`${each.contentId} ${each.wraps.join()}`, each]));
	const kept: KeptContent[] = [];
	for (const live of liveContents(`${directory}/vault`)) {
		const same = known.get(`${live.contentId} ${live.wraps.join()}`);
		if (same) {
			kept.push(same);
			continue;
		}
		const packed = packContent(directory, live);
		if (packed) kept.push({ ...(await keep("vault", "content", packed)), ...live, wraps: [...live.wraps] });
	}
	return kept;
}

/**
 * Removes what the newest list does not name. The lists before it keep their blocks where they name the same; what was erased goes at once,
 * whichever list names it.
 */
async function prune(folder: BackupFolder, list: BackupList, before: BackupList): Promise<void> {
	const named = new Set([...objectsOf(list), ...objectsOf({ ...before, vault: [] })]);
	const there = [
		...(await folder.names("blocks")),
		...(await folder.names("files")),
		...(await folder.names("vault")),
	];
	await folder.remove(there.filter((name) => !named.has(name)));
	const old = (await folder.numbers()).filter((number) => number <= list.number - listsKept);
	await folder.remove(old.map(listName));
}

function objectsOf({ record, files, vault }: BackupList): string[] {
	return [...record.parts, ...files, ...vault].map(({ object }) => object);
}

function fresh(now: readonly SealedObject[], before: readonly SealedObject[] = []): number {
	const known = new Set(before.map(({ object }) => object));
	return now.filter(({ object }) => !known.has(object)).length;
}
