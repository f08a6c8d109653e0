import { toBase64Url } from "./base64.ts";
import { type Bytes, concat, utf8 } from "./bytes.ts";
import { signatureToDer } from "./ecdsa-der.ts";
import { signP256 } from "./p256.ts";
import { packPasskeySignature } from "./passkey.ts";
import { sha256 } from "./sha256.ts";
import { type LocalSigner, p256Signer } from "./signer.ts";

/** Which page an authenticator in software believes it is asked by. */
export interface SoftwarePasskey {
	readonly rpId: string;
	readonly origin: string;
}

const userPresentAndVerified = 0x05;

/**
 * A passkey whose secret is in memory: for programs that stand in for a person's device, as in rehearsals and tests. Signs
 * what a browser would, with counter zero. Refuses a secret outside 1..n−1 (RangeError).
 */
export function softwarePasskeySigner(secretKey: Bytes, page: SoftwarePasskey): LocalSigner {
	const { publicKey } = p256Signer(secretKey);
	const authenticatorData = concat(
		sha256(utf8(page.rpId)),
		Uint8Array.of(userPresentAndVerified, 0, 0, 0, 0),
	);
	return {
		algorithm: "passkey",
		code: 3,
		publicKey,
		sign(digest) {
			if (digest.length !== 32) throw new RangeError(`digest has ${digest.length} octets, not 32`);
			const statement = {
				type: "webauthn.get",
				challenge: toBase64Url(digest),
				origin: page.origin,
				crossOrigin: false,
			};
			const clientData = utf8(JSON.stringify(statement));
			const signature = signatureToDer(signP256(secretKey, concat(authenticatorData, sha256(clientData))));
			return packPasskeySignature({ authenticatorData, clientData, signature });
		},
	};
}
