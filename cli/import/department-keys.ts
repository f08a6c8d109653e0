import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PlannedDepartment } from "@mingjian/client/import/assign-departments.ts";
import { formatKeyFile, type OwnKey } from "../keys/key-file.ts";
import { type PassphraseSource, readKey } from "../keys/read-key.ts";
import { createFile, secretFolder } from "../keys/write-file.ts";
import { refusedError } from "../program/cli-error.ts";
import { plain } from "../program/language.ts";

/** The seal keys of departments, one file each in a folder. */
export class DepartmentKeys {
	readonly #folder: string;
	readonly #passphrase: PassphraseSource;
	readonly #keys = new Map<string, OwnKey>();

	constructor(folder: string, passphrase: PassphraseSource) {
		this.#folder = folder;
		this.#passphrase = passphrase;
		const names = existsSync(folder) ? readdirSync(folder) : [];
		for (const name of names.filter((each) => each.endsWith(".json")).sort()) this.#add(join(folder, name));
	}

	/** The key of a department; made and kept where a new department has none. */
	of({ account, code, registered }: PlannedDepartment): OwnKey | undefined {
		const known = this.#keys.get(account);
		if (known || registered) return known;
		secretFolder(this.#folder);
		const path = join(this.#folder, `${code}.json`);
		const secretKey = new Uint8Array(randomBytes(32));
		// On disk before the department is registered with it: a seal nobody holds could never be used.
		createFile(path, formatKeyFile({ algorithm: "Ed25519", secretKey }, { account }), 0o600);
		this.#add(path);
		return this.#keys.get(account);
	}

	/** Refuses departments of the record whose keys are not here (exit 1), before anything is done. */
	require(departments: readonly PlannedDepartment[]): void {
		const missing = departments.filter(({ account, registered }) => registered && !this.#keys.has(account));
		if (missing.length === 0) return;
		throw refusedError(
			"department-keys",
			{
				zh: `${missing.length} 个已登记机构的密钥不在 ${this.#folder}，没有提交任何内容`,
				en: `the keys of ${missing.length} registered departments are not in ${this.#folder}; nothing was sent`,
			},
			{
				details: missing.map(({ account, name }) => plain(`${account}  ${name.zh}`)),
				advice: {
					zh: "把这些机构的密钥文件放进该目录（文件中写明 account），或用 --keys 指定目录。",
					en: "Put their key files there (with their account in them), or name another folder with --keys.",
				},
			},
		);
	}

	#add(path: string): void {
		try {
			const key = readKey(path, this.#passphrase);
			if (key.account?.startsWith("department:")) this.#keys.set(key.account, key);
		} catch (error) {
			// Other files may lie in the folder; a key that cannot be opened is missed where it is needed.
			if ((error as { code?: unknown }).code === "key-file") return;
			throw error;
		}
	}
}
