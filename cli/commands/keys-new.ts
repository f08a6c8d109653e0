import { randomBytes } from "node:crypto";
import { generateSecretKey, type SecretKeyAlgorithm } from "@mingjian/ledger/crypto/signer.ts";
import { formatKeyFile, parseKeyFile } from "../keys/key-file.ts";
import { readPassphrase } from "../keys/read-key.ts";
import { createFile } from "../keys/write-file.ts";
import { CliError, troubleError, usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { columns } from "../program/text-width.ts";

const algorithms: Readonly<Record<string, SecretKeyAlgorithm>> = {
	ed25519: "Ed25519",
	"p-256": "P-256",
	p256: "P-256",
	sm2: "SM2",
};

/** Options of commands that read an encrypted key. */
export const passphraseOptions = [
	{
		name: "passphrase-file",
		value: "FILE",
		about: {
			zh: "密码文件（也可用 MINGJIAN_PASSPHRASE）",
			en: "file with the passphrase (or MINGJIAN_PASSPHRASE)",
		},
	},
] as const;

/** `mingjian keys new`: makes a key and keeps it in a file only its owner may read. */
export const keysNew: Command = {
	summary: { zh: "生成密钥", en: "Make a key" },
	positionals: [
		{
			name: "FILE",
			about: { zh: "密钥文件（不覆盖已有的）", en: "key file (an existing one is never replaced)" },
		},
	],
	options: [
		{
			name: "algorithm",
			value: "NAME",
			about: { zh: "Ed25519（默认）、P-256 或 SM2", en: "Ed25519 (if not given), P-256 or SM2" },
		},
		{
			name: "account",
			value: "ACCOUNT",
			about: {
				zh: "所属账户；不填则为 citizen: 加密钥编号",
				en: "account it signs for; citizen: and the key's id if not given",
			},
		},
		{ name: "passphrase", about: { zh: "用密码加密", en: "encrypt it with a passphrase" } },
		...passphraseOptions,
	],
	notes: [
		{
			zh: "密码从 --passphrase-file 的第一行或 MINGJIAN_PASSPHRASE 读取，用 scrypt 和 AES-256-GCM 加密。",
			en: "The passphrase is the first line of --passphrase-file, or MINGJIAN_PASSPHRASE; scrypt and AES-256-GCM seal the key.",
		},
	],
	examples: [
		"keys new lin.json",
		"keys new seal.json --algorithm SM2 --account department:11449900MB9D000255 --passphrase",
	],
	async run({ positionals, values, flags, language, terminal, environment }) {
		const path = positionals[0]!;
		const algorithm = algorithmOf(values.algorithm ?? "Ed25519");
		const secretKey = generateSecretKey(algorithm, (size) => new Uint8Array(randomBytes(size)));
		const passphrase = flags.has("passphrase")
			? readPassphrase({ file: values["passphrase-file"], environment })
			: undefined;
		const plainText = parseKeyFile(formatKeyFile({ algorithm, secretKey }))!;
		const account = values.account ?? `citizen:${plainText.keyId}`;
		checkAccount(account);
		save(path, formatKeyFile({ algorithm, secretKey }, { account, passphrase }));
		const { keyId, publicKey } = plainText;
		const words = {
			zh: ["密钥", "算法", "账户", "公钥", "文件"],
			en: ["Key", "Algorithm", "Account", "Public key", "File"],
		}[language];
		const facts = [keyId, algorithm, account, publicKey, path];
		return {
			document: { keyId, algorithm, account, publicKey, file: path, encrypted: passphrase !== undefined },
			lines: [
				`${terminal.style("good", "✓")} ${{ zh: "密钥已生成", en: "Key made" }[language]}`,
				...columns(facts.map((fact, at) => [words[at]!, fact])).map((line) => `  ${line}`),
			],
		};
	},
};

function algorithmOf(name: string): SecretKeyAlgorithm {
	const algorithm = algorithms[name.toLowerCase()];
	if (algorithm) return algorithm;
	throw usageError(
		"option-value",
		{ zh: "--algorithm 应为 Ed25519、P-256 或 SM2", en: "--algorithm must be Ed25519, P-256 or SM2" },
		{ details: [plain(name)] },
	);
}

function checkAccount(account: string): void {
	if (/^[a-z]+:[A-Za-z0-9._-]{1,120}$/.test(account)) return;
	throw usageError(
		"option-value",
		{
			zh: "账户的写法是 种类:编号，如 department:11449900MB9D000255",
			en: "an account is written kind:code, such as department:11449900MB9D000255",
		},
		{ details: [plain(account)] },
	);
}

function save(path: string, text: string): void {
	try {
		createFile(path, text, 0o600);
	} catch (error) {
		if (error instanceof CliError || (error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		throw troubleError(
			"file-exists",
			{ zh: `${path} 已存在，未覆盖`, en: `${path} exists and was not replaced` },
			{ advice: { zh: "换一个文件名。", en: "Choose another name." }, cause: error },
		);
	}
}
