import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload, type Json } from "@mingjian/ledger/record/payload.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";

export const ledger = "simulated";
const origin = "simulated.example/record";
export const logSeed = sha256(utf8("simulated log"));

/** Where every simulated history begins. */
export const beginMs = Date.UTC(2026, 0, 5, 9);

/** Somebody who signs; the same for the same name. */
export interface Person {
	readonly account: string;
	readonly signer: LocalSigner;
	readonly key: { readonly algorithm: string; readonly publicKey: string };
}

export function person(kind: "citizen" | "operator" | "department", name: string): Person {
	const signer = ed25519Signer(sha256(utf8(`simulated ${kind} ${name}`)));
	const own = kind === "citizen" ? keyId(signer.code, signer.publicKey) : name;
	const key = { algorithm: signer.algorithm, publicKey: toBase64(signer.publicKey) };
	return { account: `${kind}:${own}`, signer, key };
}

export const operator = person("operator", "first");

/** What proofs of the simulated record are checked against. */
export const policy = {
	ledger,
	origin,
	logKeys: [vkeyOf(logKey(origin, logSeed))],
	cosigners: [],
	quorum: 0,
	passkeys: { rpId: "simulated.example", origins: ["https://simulated.example"] },
};

export const genesis: GenesisDocument = {
	ledger,
	origin,
	timeMs: beginMs,
	members: ["simulated"],
	services: {
		identity: {
			operators: [{ id: operator.account, name: words("运维", "Operator"), keys: [operator.key] }],
		},
		governance: {
			city: { name: words("模拟市", "Simulated City"), divisionCode: "990100" },
			policy: { origin, logKeys: policy.logKeys, cosigners: [], quorum: 0, changeQuorum: 1 },
			passkeys: policy.passkeys,
		},
	},
};

export interface SimulatedAct {
	readonly action: string;
	readonly input: Json;
	readonly issuedAt: number;
	readonly nonce: string;
	readonly ledger?: string;
}

/** A signed envelope of the identity service. */
export function signed(by: Person, act: SimulatedAct): Bytes {
	const payload = encodePayload({ ledger, service: "identity", actor: by.account, ...act });
	const { code, publicKey } = by.signer;
	const signature = by.signer.sign(transactionId(payload));
	return encodeEnvelope({ payload, signatures: [{ algorithm: code, publicKey, signature }] });
}

export function words(zh: string, en: string) {
	return { zh, en };
}
