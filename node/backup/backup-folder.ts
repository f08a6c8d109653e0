import { hash, randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files } from "../store/files.ts";
import type { SealedObject } from "./backup-list.ts";
import { BackupTrouble } from "./backup-trouble.ts";

/**
 * Where a backup lies: encrypted files that are written once, whole or not at all, and never changed. Any program may copy the
 * folder elsewhere.
 */
export class BackupFolder {
	readonly #files: Files;
	readonly path: string;

	constructor(files: Files, path: string) {
		this.#files = files;
		this.path = path;
	}

	/** Says, in the clear, whose backup this is. Refuses a folder that says it is another's (backup-other). */
	async claim(owner: string): Promise<void> {
		const name = "backup-of.txt";
		if (!(await this.#files.list(this.path)).includes(name)) await this.put(name, utf8(owner));
		const said = fromUtf8(await this.#octets(name));
		if (said !== owner)
			throw new BackupTrouble("backup-other", `${this.path}: is the backup of ${said.trim()}`);
	}

	/** Writes octets below a folder under a new name; durable when it resolves. */
	async add(kind: string, label: string, octets: Bytes): Promise<SealedObject> {
		const object = `${kind}/${label}-${randomBytes(6).toString("hex")}.age`;
		return await this.put(object, octets);
	}

	/** Writes octets under a name that is not taken yet; durable when it resolves. */
	async put(object: string, octets: Bytes): Promise<SealedObject> {
		const path = `${this.path}/${object}`;
		await this.#files.makeDirectory(dirname(path));
		const file = await this.#files.open(`${path}.tmp`);
		try {
			await file.truncate(0);
			await file.writeAt(octets, 0);
			await file.datasync();
		} finally {
			await file.close();
		}
		await this.#files.rename(`${path}.tmp`, path);
		await this.#files.syncDirectory(dirname(path));
		return { object, length: octets.length, sha256: hash("sha256", octets, "hex") };
	}

	/** Reads an object. Refuses one that is missing, cut or changed (backup-damaged). */
	async read({ object, length, sha256: expected }: SealedObject): Promise<Bytes> {
		if (!this.has({ object, length }))
			throw new BackupTrouble("backup-damaged", `${this.path}/${object}: is missing or has another length`);
		const octets = await this.#octets(object);
		if (hash("sha256", octets, "hex") !== expected)
			throw new BackupTrouble("backup-damaged", `${this.path}/${object}: was changed`);
		return octets;
	}

	/** Reads a list, of which nothing is known beforehand. */
	async readList(name: string): Promise<Bytes> {
		return await this.#octets(name);
	}

	/** Whether the object is there, with its length. */
	has({ object, length }: Pick<SealedObject, "object" | "length">): boolean {
		return statSync(`${this.path}/${object}`, { throwIfNoEntry: false })?.size === length;
	}

	/** Names below a folder, sorted. */
	async names(kind: string): Promise<string[]> {
		return (await this.#files.list(`${this.path}/${kind}`)).map((name) => `${kind}/${name}`);
	}

	/** Numbers of the lists, ascending. */
	async numbers(): Promise<number[]> {
		const names = await this.names("lists");
		return names.flatMap((name) => {
			const number = /^lists\/([0-9]{12})\.age$/.exec(name)?.[1];
			return number === undefined ? [] : [Number(number)];
		});
	}

	async remove(names: readonly string[]): Promise<void> {
		for (const name of names) await this.#files.remove(`${this.path}/${name}`);
		for (const folder of new Set(names.map((name) => dirname(name))))
			await this.#files.syncDirectory(`${this.path}/${folder}`);
	}

	async #octets(object: string): Promise<Bytes> {
		const file = await this.#files.open(`${this.path}/${object}`);
		try {
			const octets = new Uint8Array(file.size());
			file.readAt(octets, 0);
			return octets;
		} finally {
			await file.close();
		}
	}
}
