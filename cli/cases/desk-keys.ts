import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { SealingKeyPair } from "@mingjian/client/seal/hpke-suite.ts";
import type { OwnKey } from "../keys/key-file.ts";
import { type PassphraseSource, readKey } from "../keys/read-key.ts";
import { isSealingKeyFile, readSealingKey } from "../keys/sealing-key-file.ts";
import { refusedError } from "../program/cli-error.ts";

/** What a desk acts with: the department's seal, officers, and the pairs contents were sealed to. */
export class DeskKeys {
	readonly department: string;
	readonly seal: OwnKey;
	/** In the order of their files' names. */
	readonly officers: readonly OwnKey[];
	readonly sealing: readonly SealingKeyPair[];

	/** Reads a folder; files that are no keys are left out. Refuses (exit 1) a folder without seal, officer or sealing key. */
	static async read(folder: string, department: string, passphrase: PassphraseSource): Promise<DeskKeys> {
		const files = readdirSync(folder)
			.filter((name) => name.endsWith(".json"))
			.sort()
			.map((name) => join(folder, name));
		const pairs = await Promise.all(
			files.filter(isSealingKeyFile).map((path) => readSealingKey(path, passphrase)),
		);
		const keys = files.filter((path) => !isSealingKeyFile(path)).flatMap((path) => keyOf(path, passphrase));
		const seal = keys.find(({ account }) => account === department);
		const officers = keys.filter(({ account }) => account?.startsWith("officer:"));
		const sealing = pairs.filter(({ account }) => account === department).map(({ pair }) => pair);
		if (seal && officers.length > 0 && sealing.length > 0)
			return new DeskKeys(department, { seal, officers, sealing });
		throw refusedError(
			"desk-keys",
			{ zh: `${folder} 中的密钥不全`, en: `keys are missing in ${folder}` },
			{
				details: [
					...(seal
						? []
						: [
								{
									zh: `部门印章（account 为 ${department}）`,
									en: `the seal, with the account ${department}`,
								},
							]),
					...(officers.length > 0
						? []
						: [{ zh: "经办人（岗位 data-opener）", en: "an officer with the role data-opener" }]),
					...(sealing.length > 0
						? []
						: [{ zh: "封装密钥（mingjian keys sealing）", en: "a sealing key (mingjian keys sealing)" }]),
				],
			},
		);
	}

	private constructor(
		department: string,
		{ seal, officers, sealing }: Pick<DeskKeys, "seal" | "officers" | "sealing">,
	) {
		this.department = department;
		this.seal = seal;
		this.officers = officers;
		this.sealing = sealing;
	}
}

function keyOf(path: string, passphrase: PassphraseSource): OwnKey[] {
	try {
		return [readKey(path, passphrase)];
	} catch (error) {
		// Other files may lie in the folder.
		if ((error as { code?: unknown }).code === "key-file") return [];
		throw error;
	}
}
