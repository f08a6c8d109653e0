import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import { verifySignature } from "../crypto/verifiers.ts";
import type { ActVerifier } from "./act-verifier.ts";

/** Checks signatures on the caller's thread: one after another, in the order asked, the same every time. */
export class InlineVerifier implements ActVerifier {
	readonly #passkeys: PasskeyPolicy | undefined;
	verified = 0;

	constructor(passkeys?: PasskeyPolicy) {
		this.#passkeys = passkeys;
	}

	async verify({ digest, signatures }: Prepared): Promise<boolean> {
		this.verified += signatures.length;
		return signatures.every(({ algorithm, publicKey, signature }) =>
			verifySignature(algorithm, publicKey, digest, signature, this.#passkeys),
		);
	}

	async close(): Promise<void> {}
}
