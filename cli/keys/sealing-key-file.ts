import { readFileSync, statSync } from "node:fs";
import { type SealingKeyPair, sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import { refusedError } from "../program/cli-error.ts";
import { type PassphraseSource, readPassphrase } from "./read-key.ts";
import { openSecret, type SealedSecret, sealSecret } from "./secret-box.ts";

/** A pair that sealed data is addressed to, as it lies on disk (mode 0600). */
interface SealingKeyFile {
	readonly format: "mingjian-sealing-key/1";
	readonly note: string;
	/** Department or tag account it is registered for. */
	readonly account: string;
	/** Base64, as `disclosure register-sealing-key` takes it. */
	readonly publicKey: string;
	/** Base64 of the 32-octet seed; absent where it is encrypted. */
	readonly seed?: string;
	readonly encrypted?: SealedSecret;
}

/** A pair able to open, with whose it is. */
export interface OwnSealingKey {
	readonly account: string;
	readonly pair: SealingKeyPair;
}

const note =
	"SECRET 私钥。Whoever has this file reads what is sealed to its account. 持有本文件者可读取向其密封的内容。";

/** The file's text for a seed. */
export async function formatSealingKey(seed: Bytes, account: string, passphrase?: string): Promise<string> {
	const { publicKey } = await sealingKeyPairOf(seed);
	const file: SealingKeyFile = {
		format: "mingjian-sealing-key/1",
		note,
		account,
		publicKey: toBase64(publicKey),
		...(passphrase === undefined ? { seed: toBase64(seed) } : { encrypted: sealSecret(seed, passphrase) }),
	};
	return `${JSON.stringify(file, undefined, "\t")}\n`;
}

/** Whether a file is a sealing key's; nothing secret is read. */
export function isSealingKeyFile(path: string): boolean {
	return parse(path) !== undefined;
}

/** The pair of a file. Refuses (exit 1) another file, a wrong passphrase and a seed that is not its public key's. */
export async function readSealingKey(path: string, passphrase: PassphraseSource): Promise<OwnSealingKey> {
	const file = parse(path);
	const seed = file?.encrypted
		? openSecret(file.encrypted, readPassphrase(passphrase))
		: readBase64(file?.seed ?? "");
	const pair = file && seed?.length === 32 ? await sealingKeyPairOf(seed) : undefined;
	if (file && pair && toBase64(pair.publicKey) === file.publicKey) return { account: file.account, pair };
	throw refusedError(
		"sealing-key-file",
		{ zh: `${path} 不是封装密钥文件，或已损坏`, en: `${path} is no sealing key file, or it is damaged` },
		{
			advice: {
				zh: "封装密钥文件由 mingjian keys sealing 生成。",
				en: "Sealing key files are made by mingjian keys sealing.",
			},
		},
	);
}

function parse(path: string): SealingKeyFile | undefined {
	try {
		if (statSync(path).size > 65_536) return undefined;
		const value = JSON.parse(readFileSync(path, "utf8")) as Partial<SealingKeyFile> | null;
		const { format, account, publicKey } = value ?? {};
		if (format !== "mingjian-sealing-key/1") return undefined;
		return typeof account === "string" && typeof publicKey === "string"
			? (value as SealingKeyFile)
			: undefined;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
