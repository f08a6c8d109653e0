import { createDecipheriv, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { type SealingKeyPair, sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";

/** A department's opening key as `mingjian keys sealing` wrote it. */
export interface BroughtKey {
	/** Department it is for. */
	readonly account: string;
	/** 32 octets. */
	readonly seed: Bytes;
	readonly pair: SealingKeyPair;
}

/** Why a file gives no key. */
export type KeyFileFault = "malformed" | "passphrase";

interface SealedSecret {
	readonly cost: number;
	readonly blockSize: number;
	readonly parallelisation: number;
	readonly salt: string;
	readonly nonce: string;
	readonly sealed: string;
}

const mostFileBytes = 65_536;
/** What a file may ask for: more would let it exhaust the server's memory. */
const most = { cost: 2 ** 17, blockSize: 8, parallelisation: 1 };
const tagSize = 16;
const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** Reads a key file (format mingjian-sealing-key/1), plain or under a passphrase. */
export async function readSealingKeyFile(
	octets: Uint8Array,
	passphrase: string,
): Promise<BroughtKey | KeyFileFault> {
	const file = parse(octets);
	if (!file) return "malformed";
	const seed = file.encrypted
		? await openSecret(file.encrypted, passphrase)
		: readBase64(String(file.seed ?? ""));
	if (!seed) return file.encrypted ? "passphrase" : "malformed";
	if (seed.length !== 32) return "malformed";
	const pair = await sealingKeyPairOf(seed);
	return toBase64(pair.publicKey) === file.publicKey ? { account: file.account, seed, pair } : "malformed";
}

interface KeyFile {
	readonly account: string;
	readonly publicKey: string;
	readonly seed?: unknown;
	readonly encrypted?: SealedSecret;
}

function parse(octets: Uint8Array): KeyFile | undefined {
	if (octets.length > mostFileBytes) return undefined;
	try {
		const file = JSON.parse(fromUtf8(Uint8Array.from(octets))) as Partial<
			KeyFile & { format: string }
		> | null;
		const named = typeof file?.account === "string" && typeof file.publicKey === "string";
		return file?.format === "mingjian-sealing-key/1" && named ? (file as KeyFile) : undefined;
	} catch {
		return undefined;
	}
}

async function openSecret(box: SealedSecret, passphrase: string): Promise<Bytes | undefined> {
	const { cost, blockSize, parallelisation } = box;
	const [salt, nonce, sealed] = [box.salt, box.nonce, box.sealed].map((text) => readBase64(String(text)));
	const fit = cost <= most.cost && blockSize <= most.blockSize && parallelisation <= most.parallelisation;
	if (!fit || !salt || nonce?.length !== 12 || !sealed || sealed.length < tagSize) return undefined;
	try {
		const setting = { cost, blockSize, parallelization: parallelisation, maxmem: 256 * 1024 * 1024 };
		const key = await derive(passphrase.normalize("NFKC"), salt, 32, setting);
		const cipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagSize });
		cipher.setAuthTag(sealed.subarray(-tagSize));
		return Uint8Array.from(Buffer.concat([cipher.update(sealed.subarray(0, -tagSize)), cipher.final()]));
	} catch {
		// A wrong passphrase, changed octets, or a setting scrypt does not take.
		return undefined;
	}
}
