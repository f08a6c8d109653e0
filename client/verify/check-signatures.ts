import { algorithmByCode } from "@mingjian/ledger/crypto/algorithms.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { Signatory } from "./verdict.ts";

/** Whether every signature of an envelope is good. */
export type EnvelopeCheck = (act: Prepared, passkeys: PasskeyPolicy) => boolean;

/** Checks every signature with the portable algorithms; an algorithm nobody knows is not good. */
export const checkEnvelope: EnvelopeCheck = ({ digest, signatures }, passkeys) =>
	signatures.every(
		({ algorithm, publicKey, signature }) =>
			algorithmByCode(algorithm)?.verify(publicKey, digest, signature, passkeys) ?? false,
	);

/** Who signed an envelope whose signatures are good. */
export function signatoriesOf({ signatures }: Prepared): Signatory[] {
	return signatures.flatMap(({ algorithm, publicKey }) => {
		const name = algorithmByCode(algorithm)?.name;
		return name ? [{ algorithm: name, keyId: keyId(algorithm, publicKey) }] : [];
	});
}
