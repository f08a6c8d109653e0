import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { logKey, vkeyOf } from "../../node/pipeline/log-key.ts";

export const ledger = "test";
export const origin = "test.example/record";
export const logSeed = sha256(utf8("log key of the case city"));

/** Somebody with a key. */
export interface Somebody {
	readonly account: string;
	readonly signer: LocalSigner;
}

const allRoles = [
	"case-clerk",
	"case-reviewer",
	"case-decider",
	"data-opener",
	"data-sealer",
	"certificate-issuer",
];
/** The posts of every department, with the roles of each. */
export const posts: Readonly<Record<string, readonly string[]>> = {
	clerk: allRoles,
	reviewer: allRoles,
	decider: allRoles,
	second: allRoles,
	supervisor: [...allRoles, "case-supervisor", "department-head"],
	author: ["rule-author"],
	"first-reviewer": ["rule-reviewer"],
	"second-reviewer": ["rule-reviewer"],
};

/** The secret a key of a case city is made of: a citizen's by their name, `POST of ALIAS`, `seal of ALIAS`, `sealing of ALIAS`. */
export function secretOf(name: string): Bytes {
	return sha256(utf8(`case city ${name}`));
}

export function somebody(name: string): Somebody {
	const signer = ed25519Signer(secretOf(name));
	const account = name === "operator" ? "operator:test" : `citizen:${keyId(signer.code, signer.publicKey)}`;
	return { signer, account };
}

export function genesisOf(timeMs: number, { signer }: Somebody) {
	const keys = [{ algorithm: "Ed25519", publicKey: toBase64(signer.publicKey) }];
	return {
		ledger,
		origin,
		timeMs,
		members: ["test"],
		services: {
			governance: {
				city: { name: { zh: "坪山市", en: "Pingshan" }, divisionCode: "449900" },
				policy: {
					origin,
					logKeys: [vkeyOf(logKey(origin, logSeed))],
					cosigners: [],
					quorum: 0,
					changeQuorum: 1,
				},
				passkeys: { rpId: "localhost", origins: ["http://localhost"] },
			},
			identity: { operators: [{ id: "operator:test", name: { zh: "运维", en: "Operator" }, keys }] },
		},
	};
}
