import { readFileSync, statSync } from "node:fs";
import { CliError, refusedError } from "../program/cli-error.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { type KeyFile, type OwnKey, parseKeyFile, unlockKey } from "./key-file.ts";

/** Where a passphrase comes from. */
export interface PassphraseSource {
	readonly file?: string | undefined;
	readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The file's public part. Refuses a file that is missing or no key file. */
export function readKeyFile(path: string): KeyFile {
	const { size } = statSync(path);
	const file = size > 65_536 ? undefined : parseKeyFile(readFileSync(path, "utf8"));
	if (file) return file;
	throw refusedError(
		"key-file",
		{ zh: `${path} 不是密钥文件`, en: `${path} is not a key file` },
		{
			advice: {
				zh: "密钥文件由 mingjian keys new 生成。",
				en: "Key files are made by mingjian keys new.",
			},
		},
	);
}

/** A key able to sign, from its file. Refuses what readKeyFile refuses and a wrong or missing passphrase. */
export function readKey(path: string, passphrase: PassphraseSource): OwnKey {
	const file = readKeyFile(path);
	return unlockKey(file, file.encrypted ? readPassphrase(passphrase) : undefined);
}

/** The passphrase: first line of a file, or MINGJIAN_PASSPHRASE. Refuses where there is neither (exit 2). */
export function readPassphrase({ file, environment }: PassphraseSource): string {
	const text =
		file === undefined ? environment.MINGJIAN_PASSPHRASE : readFileSync(file, "utf8").split(/\r?\n/)[0];
	if (text) return text;
	throw new CliError(
		exitCodes.usage,
		"passphrase-missing",
		{ zh: "需要密码", en: "a passphrase is needed" },
		{
			advice: {
				zh: "用 --passphrase-file 文件 或环境变量 MINGJIAN_PASSPHRASE 给出。",
				en: "Give it with --passphrase-file FILE or in MINGJIAN_PASSPHRASE.",
			},
		},
	);
}
