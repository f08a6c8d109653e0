import type { EnvelopeCheck } from "@mingjian/client/verify/check-signatures.ts";
import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { installNativeCrypto } from "@mingjian/node/crypto/native.ts";
import { verifySignature } from "@mingjian/node/crypto/verifiers.ts";
import { certificateType } from "./fixture.ts";

const rounds = 200;

const native: EnvelopeCheck = ({ digest, signatures }, passkeys) =>
	signatures.every(({ algorithm, publicKey, signature }) =>
		verifySignature(algorithm, publicKey, digest, signature, passkeys),
	);

/** How long one proof file takes to verify, from bytes to verdict, each time from nothing. */
export async function verification(port: number): Promise<[what: string, figure: string][]> {
	const at = `http://127.0.0.1:${port}`;
	const policy = readPolicy(await text(`${at}/v1/governance/trust-policy`));
	if (!policy.ok) throw new Error(JSON.stringify(policy.fault));
	const entries = JSON.parse(await text(`${at}/v1/entries?service=certificates&action=issue&limit=1`));
	const entry = await bytes(`${at}/v1/entries/${entries.entries[0].index}/proof`);
	const state = await bytes(`${at}/v1/state/certificates.type/${certificateType}`);
	const measured = (file: Uint8Array, check?: EnvelopeCheck) => {
		const verify = () => verifyProofFile(file, policy.value, check ? { check } : {});
		for (let round = 0; round < rounds; round++) if (!verify().ok) throw new Error(JSON.stringify(verify()));
		const begun = performance.now();
		for (let round = 0; round < rounds; round++) verify();
		return `${((performance.now() - begun) / rounds).toFixed(2)} ms`;
	};
	const portable = `${measured(entry)} an entry, ${measured(state)} a state record`;
	installNativeCrypto();
	return [
		["proof verification, portable (as in a browser)", portable],
		[
			"proof verification, native signatures",
			`${measured(entry, native)} an entry, ${measured(state)} a state record`,
		],
	];
}

async function text(url: string): Promise<string> {
	const answer = await fetch(url);
	if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
	return await answer.text();
}

async function bytes(url: string): Promise<Uint8Array> {
	return new TextEncoder().encode(await text(url));
}
