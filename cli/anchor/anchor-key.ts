import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import { type PassphraseSource, readPassphrase } from "../keys/read-key.ts";
import { openSecret, type SealedSecret, sealSecret } from "../keys/secret-box.ts";
import { createFile, secretFolder } from "../keys/write-file.ts";
import { refusedError, troubleError } from "../program/cli-error.ts";

/** The account that pays for anchors, as it lies on disk (mode 0600). */
interface AnchorKeyFile {
	readonly format: "mingjian-anchor-key/1";
	readonly note: string;
	/** As the chain writes it. */
	readonly address: string;
	/** Base64 of 32 octets, secp256k1; absent where it is encrypted. */
	readonly secretKey?: string;
	readonly encrypted?: SealedSecret;
}

const note =
	"SECRET 私钥。Whoever has this file spends what the account holds; the record does not depend on it. 持有本文件者可花费该账户的余额；账本不依赖它。";

/** Makes the account, where there is none at that path (EEXIST). Gives its address. */
export async function makeAnchorKey(folder: string, path: string, passphrase?: string): Promise<string> {
	const { addressOf } = await import("@mingjian/consensus/ethereum/ethereum-anchor.ts");
	const secret = new Uint8Array(randomBytes(32));
	const file: AnchorKeyFile = {
		format: "mingjian-anchor-key/1",
		note,
		address: addressOf(secret),
		...(passphrase === undefined
			? { secretKey: toBase64(secret) }
			: { encrypted: sealSecret(secret, passphrase) }),
	};
	secretFolder(folder);
	createFile(path, `${JSON.stringify(file, undefined, "\t")}\n`, 0o600);
	return file.address;
}

/** The address in a key file, without its secret. Refuses another file (exit 1). */
export function readAnchorAddress(path: string): string {
	return parse(path).address;
}

/** The secret of a file. Refuses one that others may read (exit 3), another file, a wrong passphrase and a secret that is not the address's (exit 1). */
export async function readAnchorKey(path: string, passphrase: PassphraseSource): Promise<Bytes> {
	const file = parse(path);
	refuseOpenFile(path);
	const secret = file.encrypted
		? openSecret(file.encrypted, readPassphrase(passphrase))
		: readBase64(file.secretKey ?? "");
	const { addressOf } = await import("@mingjian/consensus/ethereum/ethereum-anchor.ts");
	if (secret?.length === 32 && addressOf(secret) === file.address) return secret;
	throw refusedError("anchor-key-file", {
		zh: `${path} 中的私钥与地址不符：文件已损坏`,
		en: `the secret in ${path} is not that of its address: the file is damaged`,
	});
}

function refuseOpenFile(path: string): void {
	if ((statSync(path).mode & 0o077) === 0) return;
	throw troubleError(
		"anchor-key-mode",
		{ zh: `${path} 可被他人读取`, en: `others may read ${path}` },
		{ advice: { zh: `先运行 chmod 600 ${path}。`, en: `Run chmod 600 ${path} first.` } },
	);
}

function parse(path: string): AnchorKeyFile {
	const text = statSync(path).size > 65_536 ? "" : readFileSync(path, "utf8");
	let value: Partial<AnchorKeyFile> | null = null;
	try {
		value = JSON.parse(text) as Partial<AnchorKeyFile> | null;
	} catch {}
	if (value?.format === "mingjian-anchor-key/1" && /^0x[0-9a-fA-F]{40}$/.test(value.address ?? ""))
		return value as AnchorKeyFile;
	throw refusedError(
		"anchor-key-file",
		{ zh: `${path} 不是锚定密钥文件`, en: `${path} is not the key file of an anchoring account` },
		{
			advice: {
				zh: "锚定密钥由 mingjian anchor key 生成。",
				en: "It is made by mingjian anchor key.",
			},
		},
	);
}
