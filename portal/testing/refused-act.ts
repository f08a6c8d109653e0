import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload } from "@mingjian/ledger/record/payload.ts";

/** An act whose refusal goes on the record: somebody opens an account for a key that is not theirs. */
export function refusedAct(ledger: string, timeMs: number): Bytes {
	const [own, other] = ["own", "other"].map((name) => ed25519Signer(sha256(utf8(`portal test ${name}`))));
	const payload = encodePayload({
		ledger,
		service: "identity",
		action: "register",
		input: { keys: [{ algorithm: "Ed25519", publicKey: toBase64(other!.publicKey) }] },
		actor: `citizen:${keyId(own!.code, own!.publicKey)}`,
		issuedAt: timeMs,
		nonce: "refused-for-the-portal",
	});
	const signature = own!.sign(transactionId(payload));
	return encodeEnvelope({
		payload,
		signatures: [{ algorithm: own!.code, publicKey: own!.publicKey, signature }],
	});
}
