import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import { refusedError } from "../program/cli-error.ts";

/** A secret under a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals. */
export interface SealedSecret {
	readonly derivation: "scrypt";
	readonly cost: number;
	readonly blockSize: number;
	readonly parallelisation: number;
	/** Base64. */
	readonly salt: string;
	readonly cipher: "aes-256-gcm";
	readonly nonce: string;
	/** Ciphertext and 16-octet tag. */
	readonly sealed: string;
}

const setting = { cost: 2 ** 17, blockSize: 8, parallelisation: 1 };
// What a file may ask for: more would let it exhaust the reader's memory.
const mostCost = 2 ** 20;
const tagSize = 16;

/** Seals a secret under a passphrase. */
export function sealSecret(secret: Bytes, passphrase: string): SealedSecret {
	const salt = randomBytes(16);
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", deriveKey(passphrase, salt, setting), nonce);
	const sealed = concat(cipher.update(secret), cipher.final(), cipher.getAuthTag());
	return {
		derivation: "scrypt",
		...setting,
		salt: toBase64(salt),
		cipher: "aes-256-gcm",
		nonce: toBase64(nonce),
		sealed: toBase64(sealed),
	};
}

/** Opens a sealed secret. Refuses a wrong passphrase, changed bytes and parameters it does not use (exit 1). */
export function openSecret(box: SealedSecret, passphrase: string): Bytes {
	const { derivation, cipher: name, cost, blockSize, parallelisation } = box;
	const [salt, nonce, sealed] = [box.salt, box.nonce, box.sealed].map((text) => readBase64(String(text)));
	const known = derivation === "scrypt" && name === "aes-256-gcm" && cost <= mostCost && blockSize <= 16;
	if (!known || !salt || nonce?.length !== 12 || !sealed || sealed.length < tagSize) throw wrongPassphrase();
	try {
		const key = deriveKey(passphrase, salt, { cost, blockSize, parallelisation });
		const cipher = createDecipheriv("aes-256-gcm", key, nonce);
		cipher.setAuthTag(sealed.subarray(-tagSize));
		return new Uint8Array(concat(cipher.update(sealed.subarray(0, -tagSize)), cipher.final()));
	} catch {
		throw wrongPassphrase();
	}
}

function deriveKey(
	passphrase: string,
	salt: Bytes,
	{ cost, blockSize, parallelisation }: typeof setting,
): Bytes {
	// One phrase, however the keyboard composed its characters.
	return scryptSync(passphrase.normalize("NFKC"), salt, 32, {
		cost,
		blockSize,
		parallelization: parallelisation,
		maxmem: 256 * cost * blockSize,
	});
}

function wrongPassphrase() {
	return refusedError(
		"passphrase-wrong",
		{ zh: "密码不对，或密钥文件已损坏", en: "the passphrase is wrong, or the key file is damaged" },
		{
			advice: {
				zh: "用 --passphrase-file 文件 或 MINGJIAN_PASSPHRASE 给出密码。",
				en: "Give the passphrase with --passphrase-file FILE or MINGJIAN_PASSPHRASE.",
			},
		},
	);
}
