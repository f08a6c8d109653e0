import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId as keyIdOf } from "@mingjian/ledger/crypto/key-id.ts";
import { type LocalSigner, localSignerOf, type SecretKeyAlgorithm } from "@mingjian/ledger/crypto/signer.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import { refusedError } from "../program/cli-error.ts";
import { openSecret, type SealedSecret, sealSecret } from "./secret-box.ts";

/** A key as it lies on disk (mode 0600). */
export interface KeyFile {
	readonly format: "mingjian-key/1";
	readonly note: string;
	/** Account it signs for, where it is for one. */
	readonly account?: string;
	readonly algorithm: SecretKeyAlgorithm;
	readonly keyId: string;
	/** Base64. */
	readonly publicKey: string;
	/** Base64; absent where the secret is encrypted. */
	readonly secretKey?: string;
	readonly encrypted?: SealedSecret;
}

/** A key that can sign. */
export interface OwnKey {
	readonly keyId: string;
	readonly algorithm: SecretKeyAlgorithm;
	readonly account: string | undefined;
	readonly secretKey: Bytes;
	readonly signer: LocalSigner;
}

const secretNote = "SECRET 私钥。Whoever has this file signs as its owner. 持有本文件者可代其签署。";

/** The file's text for a secret key. */
export function formatKeyFile(
	{ algorithm, secretKey }: { readonly algorithm: SecretKeyAlgorithm; readonly secretKey: Bytes },
	{
		account,
		passphrase,
	}: { readonly account?: string | undefined; readonly passphrase?: string | undefined } = {},
): string {
	const { publicKey, code } = localSignerOf(algorithm, secretKey);
	const file: KeyFile = {
		format: "mingjian-key/1",
		note: secretNote,
		...(account === undefined ? {} : { account }),
		algorithm,
		keyId: keyIdOf(code, publicKey),
		publicKey: toBase64(publicKey),
		...(passphrase === undefined
			? { secretKey: toBase64(secretKey) }
			: { encrypted: sealSecret(secretKey, passphrase) }),
	};
	return `${JSON.stringify(file, undefined, "\t")}\n`;
}

/** Reads a key file's members without its secret; undefined where the text is none. */
export function parseKeyFile(text: string): KeyFile | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (typeof value !== "object" || value === null) return undefined;
	const { format, algorithm, keyId, publicKey, account, secretKey, encrypted } = value as Partial<KeyFile>;
	if (format !== "mingjian-key/1" || !isAlgorithm(algorithm)) return undefined;
	const bytes = typeof publicKey === "string" ? readBase64(publicKey) : undefined;
	if (!bytes || keyIdOf(algorithmByName(algorithm).code, bytes) !== keyId) return undefined;
	if (account !== undefined && typeof account !== "string") return undefined;
	const secret = typeof secretKey === "string" || (typeof encrypted === "object" && encrypted !== null);
	return secret ? (value as KeyFile) : undefined;
}

/** The key of a file, able to sign. Refuses a wrong passphrase and a secret that is not its public key's (exit 1). */
export function unlockKey(file: KeyFile, passphrase: string | undefined): OwnKey {
	const { algorithm, keyId, account } = file;
	const secretKey = file.encrypted
		? openSecret(file.encrypted, passphrase ?? "")
		: readBase64(file.secretKey as string);
	const signer = secretKey && signerOf(algorithm, secretKey);
	if (!signer || !equal(signer.publicKey, readBase64(file.publicKey)!)) throw damagedKey();
	return { keyId, algorithm, account, secretKey, signer };
}

function signerOf(algorithm: SecretKeyAlgorithm, secretKey: Bytes): LocalSigner | undefined {
	try {
		return localSignerOf(algorithm, secretKey);
	} catch {
		return undefined;
	}
}

function damagedKey() {
	return refusedError("key-damaged", {
		zh: "私钥与公钥不符：密钥文件已损坏",
		en: "the secret key is not that of the public key: the key file is damaged",
	});
}

function isAlgorithm(name: unknown): name is SecretKeyAlgorithm {
	return name === "Ed25519" || name === "P-256" || name === "SM2";
}
