import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Signs the log's checkpoints with a 32-octet Ed25519 seed (RFC 8032 §5.1.5). Refuses any other size (RangeError). */
export function logKey(origin: string, seed: Bytes): NoteSigner {
	if (seed.length !== 32) throw new RangeError(`an Ed25519 seed has 32 bytes, got ${seed.length}`);
	const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
	return {
		name: origin,
		publicKey: publicKeyOf(key),
		sign: (message) => new Uint8Array(sign(null, message, key)),
	};
}

/** The verifier key a trust policy names this signer by (C2SP signed-note). */
export function vkeyOf(signer: NoteSigner): string {
	return formatVkey(verifierKey(signer.name, LOG_KEY, signer.publicKey));
}

function publicKeyOf(key: KeyObject): Bytes {
	const spki = createPublicKey(key).export({ format: "der", type: "spki" });
	return new Uint8Array(spki.subarray(-32));
}
