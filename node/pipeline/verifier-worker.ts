import { parentPort, workerData } from "node:worker_threads";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { installNativeCrypto } from "../crypto/native.ts";
import { verifySignature } from "../crypto/verifiers.ts";
import { readBatch } from "./verifier-batch.ts";

installNativeCrypto();
const { passkeys } = workerData as { passkeys: PasskeyPolicy | undefined };

parentPort!.on("message", (message: Uint8Array | "close") => {
	if (message === "close") return parentPort!.close();
	const verdicts = Uint8Array.from(
		readBatch(message).map(({ algorithm, publicKey, digest, signature }) =>
			verifySignature(algorithm, publicKey, digest, signature, passkeys) ? 1 : 0,
		),
	);
	parentPort!.postMessage(verdicts, [verdicts.buffer]);
});
