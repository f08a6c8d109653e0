import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { signatureToDer } from "@mingjian/ledger/crypto/ecdsa-der.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { LruCache } from "./lru-cache.ts";

const spkiPrefix = fromHex("3039301306072a8648ce3d020106082a8648ce3d030107032200");
const keys = new LruCache<KeyObject>(20_000);

/** By OpenSSL, what `verifyP256` of the ledger answers: any message, r ‖ s, a compressed key. */
export function opensslP256(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
	if (signature.length !== 64 || publicKey.length !== 33) return false;
	if (publicKey[0] !== 2 && publicKey[0] !== 3) return false;
	const key = keys.get(Buffer.from(publicKey).toString("latin1"), () => importKey(publicKey));
	// In DER, because Node takes a third longer over its own conversion of r ‖ s.
	return key !== undefined && verify("sha256", message, key, signatureToDer(signature));
}

function importKey(publicKey: Bytes): KeyObject | undefined {
	try {
		return createPublicKey({ key: Buffer.from(concat(spkiPrefix, publicKey)), format: "der", type: "spki" });
	} catch {
		// Not the x of any point of the curve.
		return undefined;
	}
}
