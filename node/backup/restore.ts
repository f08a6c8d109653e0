import { hash } from "node:crypto";
import { chmodSync, existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { HeadMarker } from "../store/block-log/head-marker.ts";
import type { Files } from "../store/files.ts";
import { opener } from "./age-box.ts";
import { BackupFolder } from "./backup-folder.ts";
import { type BackupList, type BackupPart, listName, readList, type SealedObject } from "./backup-list.ts";
import { BackupTrouble } from "./backup-trouble.ts";
import { unpackContent, vaultPath } from "./live-contents.ts";
import { type ServingFloor, setFloor } from "./serving-floor.ts";

export interface RestoreSetting {
	readonly files: Files;
	/** Folder of the backup. */
	readonly from: string;
	/** age identities, one of which must open it. */
	readonly identities: readonly string[];
	/** An empty folder, or one that is not there yet. */
	readonly to: string;
	/** Which backup; the newest where it is not said. */
	readonly number?: number | undefined;
	/** The newest position of the log that is known from elsewhere. */
	readonly known?: ServingFloor | undefined;
	/** Hears of octets written, of how many. */
	readonly progress?: (done: number, of: number) => void;
}

/**
 * Writes a backup back into an empty folder; the folder serves nobody until its record, carried out again when it is opened, comes to
 * the position the backup was made at and to the newest one known. Refuses a folder that holds something (restore-target), a
 * backup that is missing (backup-missing) or cannot be opened (backup-identity), and one of which anything is missing, cut or changed
 * (backup-damaged): then the folder is of no use.
 */
export async function restore(setting: RestoreSetting): Promise<BackupList> {
	const { files, from, to, known } = setting;
	if (existsSync(to) && readdirSync(to).length > 0)
		throw new BackupTrouble("restore-target", `${to} is not empty`);
	const unseal = opener(setting.identities);
	const folder = new BackupFolder(files, from);
	const list = await findList(folder, unseal, setting.number);
	await files.makeDirectory(to);
	const { size, root } = list.record;
	await setFloor(files, to, known && known.size > size ? known : { size, root: fromHex(root) });
	const writer = new RestoreWriter(setting, (object) =>
		folder.read(object).then((octets) => unseal(octets, object.object)),
	);
	await writer.files(list);
	await writer.record(list);
	await writer.vault(list);
	return list;
}

async function findList(
	folder: BackupFolder,
	unseal: (octets: Bytes, name: string) => Promise<Bytes>,
	asked: number | undefined,
): Promise<BackupList> {
	const numbers = await folder.numbers();
	const number = asked ?? numbers.at(-1);
	if (number === undefined)
		throw new BackupTrouble("backup-missing", `${folder.path}: there is no backup here`);
	if (!numbers.includes(number))
		throw new BackupTrouble("backup-missing", `${folder.path}: there is no backup ${number} here`);
	const name = listName(number);
	const list = readList(await unseal(await folder.readList(name), name), name);
	if (list.number !== number)
		throw new BackupTrouble("backup-damaged", `${name}: is the list of backup ${list.number}`);
	return list;
}

class RestoreWriter {
	readonly #files: Files;
	readonly #to: string;
	readonly #read: (object: SealedObject) => Promise<Bytes>;
	readonly #progress: (done: number, of: number) => void;

	constructor(
		{ files, to, progress = () => {} }: RestoreSetting,
		read: (object: SealedObject) => Promise<Bytes>,
	) {
		this.#files = files;
		this.#to = to;
		this.#read = read;
		this.#progress = progress;
	}

	async files({ files }: BackupList): Promise<void> {
		for (const kept of files) {
			const octets = await this.#read(kept);
			if (hash("sha256", octets, "hex") !== kept.plain) throw changed(kept);
			await this.#write(kept.path, octets);
			chmodSync(`${this.#to}/${kept.path}`, kept.mode);
		}
	}

	async record({ record: { parts, height } }: BackupList): Promise<void> {
		const of = parts.reduce((sum, { bytes }) => sum + bytes, 0);
		let done = 0;
		for (const part of parts) {
			await this.#part(part, await this.#read(part));
			done += part.bytes;
			this.#progress(done, of);
		}
		// From here on a record that misses a block is damaged, not torn.
		const marker = await HeadMarker.open(this.#files, `${this.#to}/record`);
		await marker.settle(height);
		await marker.close();
		await this.#files.syncDirectory(`${this.#to}/record`);
	}

	async vault({ vault }: BackupList): Promise<void> {
		for (const content of vault) {
			for (const [name, octets] of unpackContent(await this.#read(content), content))
				await this.#write(vaultPath(name), octets);
		}
	}

	async #part(part: BackupPart, octets: Bytes): Promise<void> {
		if (octets.length !== part.bytes) throw changed(part);
		await this.#files.makeDirectory(`${this.#to}/record`);
		const file = await this.#files.open(`${this.#to}/record/${part.segment}`);
		try {
			await file.writeAt(octets, part.position);
			await file.datasync();
		} finally {
			await file.close();
		}
	}

	async #write(path: string, octets: Bytes): Promise<void> {
		const whole = `${this.#to}/${path}`;
		await this.#files.makeDirectory(dirname(whole));
		const file = await this.#files.open(whole);
		try {
			await file.writeAt(octets, 0);
			await file.datasync();
		} finally {
			await file.close();
		}
		await this.#files.syncDirectory(dirname(whole));
	}
}

function changed({ object }: SealedObject): BackupTrouble {
	return new BackupTrouble("backup-damaged", `${object}: does not hold what the list says`);
}
