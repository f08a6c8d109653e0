import { createPrivateKey, randomBytes, sign } from "node:crypto";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload, type Json } from "@mingjian/ledger/record/payload.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";

/** Somebody who signs, natively and fast; the same for the same name. */
export interface BenchSigner {
	readonly account: string;
	readonly publicKey: Bytes;
	sign(digest: Bytes): Bytes;
}

export const ledger = "bench";
export const origin = "bench.example/record";
export const logSeed = sha256(utf8("bench log"));
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

export function benchSigner(kind: string, name: string): BenchSigner {
	const seed = sha256(utf8(`bench ${kind} ${name}`));
	const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
	const { publicKey, code } = ed25519Signer(seed);
	const account =
		kind === "officer" || kind === "citizen" ? `${kind}:${keyId(code, publicKey)}` : `${kind}:${name}`;
	return { account, publicKey, sign: (digest) => new Uint8Array(sign(null, digest, key)) };
}

export const operator = benchSigner("operator", "city");
export const department = benchSigner("department", "11440300MB2C88888X");
export const officers = Array.from({ length: 8 }, (_, order) => benchSigner("officer", String(order)));
export const certificateType = "bench-permit";

export const keyOf = ({ publicKey }: BenchSigner) => ({
	algorithm: "Ed25519",
	publicKey: toBase64(publicKey),
});
const words = (text: string) => ({ zh: text, en: text });

export function genesis(): GenesisDocument {
	const services = {
		identity: { operators: [{ id: operator.account, name: words("bench"), keys: [keyOf(operator)] }] },
		governance: {
			city: { name: words("bench"), divisionCode: "440399" },
			policy: {
				origin,
				logKeys: [vkeyOf(logKey(origin, logSeed))],
				cosigners: [],
				quorum: 0,
				changeQuorum: 1,
			},
			passkeys: { rpId: "bench.example", origins: ["https://bench.example"] },
		},
	};
	return { ledger, origin, timeMs: Date.UTC(2026, 0, 1), members: ["bench"], services };
}

export interface BenchAct {
	readonly service: string;
	readonly action: string;
	readonly input: Json;
	readonly onBehalfOf?: string;
}

/** A signed envelope, ready to be posted. */
export function envelope(by: BenchSigner, act: BenchAct): Bytes {
	const { onBehalfOf, service, action, input } = act;
	const payload = encodePayload({
		ledger,
		service,
		action,
		input,
		actor: by.account,
		...(onBehalfOf ? { onBehalfOf } : {}),
		issuedAt: Date.now(),
		nonce: randomBytes(9).toString("base64url"),
	});
	const signature = by.sign(transactionId(payload));
	return encodeEnvelope({ payload, signatures: [{ algorithm: 1, publicKey: by.publicKey, signature }] });
}

/** What makes the city: sent one after another, each depends on the one before. */
export function founding(): Bytes[] {
	const { account } = department;
	const particulars = {
		type: "object",
		properties: { name: { type: "string", words: words("name"), maxLength: 100 } },
		required: ["name"],
	};
	const type = {
		type: certificateType,
		code: `${account.slice("department:".length)}001`,
		name: words("permit"),
		effectiveFromMs: Date.now(),
		issuers: [account],
		validity: { longestDays: 3653, openEnded: false },
		particulars,
		publicFields: [],
	};
	const registered = {
		code: account.slice("department:".length),
		codeScheme: "local",
		name: words("bench"),
		keys: [keyOf(department)],
	};
	return [
		envelope(operator, { service: "identity", action: "register-department", input: registered }),
		...officers.map((officer) =>
			envelope(department, {
				service: "identity",
				action: "appoint",
				input: {
					officer: officer.account,
					key: keyOf(officer),
					name: words("officer"),
					roles: ["certificate-issuer"],
				},
			}),
		),
		envelope(department, { service: "certificates", action: "define-type", input: type }),
	];
}

const validity = () => {
	const validFromMs = Date.now();
	return { type: certificateType, validFromMs, validUntilMs: validFromMs + 365 * 86_400_000 };
};

const commitment = () => toBase64(new Uint8Array(randomBytes(32)));

/** One certificate issued by one of the officers: the single transaction of the benchmark. */
export function issueOne(order: number): Bytes {
	const input = { ...validity(), commitment: commitment() };
	return envelope(officers[order % officers.length]!, {
		service: "certificates",
		action: "issue",
		onBehalfOf: department.account,
		input,
	});
}

/** Many certificates under one signature. */
export function issueMany(count: number): Bytes {
	const certificates = Array.from({ length: count }, () => ({ commitment: commitment() }));
	return envelope(officers[0]!, {
		service: "certificates",
		action: "issue-many",
		onBehalfOf: department.account,
		input: { ...validity(), certificates },
	});
}
