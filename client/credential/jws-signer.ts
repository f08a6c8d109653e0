import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { signEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { localSignerOf } from "@mingjian/ledger/crypto/signer.ts";
import type { JwsSigner } from "./jws.ts";

// PKCS #8 (RFC 5958) around an ECPrivateKey (RFC 5915) without its optional public key, up to the 32 octets of the scalar.
const pkcs8P256 = fromHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

/** Signs JWS with the platform's key, which may be one that cannot be exported. */
export function webCryptoSigner(key: CryptoKey, id?: string): JwsSigner {
	return {
		algorithm: "ES256",
		...(id === undefined ? {} : { keyId: id }),
		async sign(message) {
			const algorithm = { name: "ECDSA", hash: "SHA-256" };
			return new Uint8Array(await crypto.subtle.sign(algorithm, key, message as Uint8Array<ArrayBuffer>));
		},
	};
}

/** Signs JWS with a 32-octet secret key, under the key's own id. Refuses a secret of no use (RangeError). */
export async function jwsSignerOf(algorithm: "Ed25519" | "P-256", secretKey: Bytes): Promise<JwsSigner> {
	const { publicKey } = localSignerOf(algorithm, secretKey);
	const id = keyId(algorithmByName(algorithm).code, publicKey);
	if (algorithm === "Ed25519") {
		return { algorithm: "EdDSA", keyId: id, sign: (message) => signEd25519(secretKey, message) };
	}
	const pkcs8 = concat(pkcs8P256, secretKey) as Uint8Array<ArrayBuffer>;
	const curve = { name: "ECDSA", namedCurve: "P-256" };
	return webCryptoSigner(await crypto.subtle.importKey("pkcs8", pkcs8, curve, false, ["sign"]), id);
}
