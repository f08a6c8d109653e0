import { generateKeyPairSync } from "node:crypto";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import {
	type AuthenticationResponseJSON,
	generateAuthenticationOptions,
	generateRegistrationOptions,
	type RegistrationResponseJSON,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { cose, decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import type { Challenges } from "./challenges.ts";
import type { PortalStore } from "./portal-store.ts";

/** A passkey a person made here. */
export interface Credential {
	/** The authenticator's id of it, base64url. */
	readonly id: string;
	/** Its key's id on the record. */
	readonly key: string;
	/** As the authenticator gave it (RFC 9052), base64. */
	readonly cose: string;
	/** As the record has it: a compressed P-256 point, base64. */
	readonly publicKey: string;
	readonly counter: number;
	readonly device: string;
}

/** A passkey with whose it is. */
export interface KeptCredential extends Credential {
	readonly account: string;
	readonly addedMs: number;
}

interface Row {
	readonly id: string;
	readonly account: string;
	readonly key: string;
	readonly cose: Uint8Array;
	readonly public_key: Uint8Array;
	readonly counter: number;
	readonly device: string;
	readonly added: number;
}

const es256 = -7;
const passkeyCode = 3;

export interface PasskeySetting {
	readonly store: PortalStore;
	readonly challenges: Challenges;
	readonly clock: () => number;
	readonly policy: PasskeyPolicy;
	/** What the authenticator shows as the site's name. */
	readonly name: string;
}

/** The two ceremonies of WebAuthn. The user is always verified, and a challenge counts once. */
export class Passkeys {
	readonly #setting: PasskeySetting;

	constructor(setting: PasskeySetting) {
		this.#setting = setting;
	}

	/** What a browser is asked for to make a passkey; those the account has already are not made again. */
	async newOptions(session: string, account: string | undefined) {
		const { challenges, policy, name } = this.#setting;
		const challenge = challenges.issue(session, "register");
		const held = account === undefined ? [] : this.of(account);
		return generateRegistrationOptions({
			rpID: policy.rpId,
			rpName: name,
			userName: name,
			challenge: Buffer.from(challenge, "base64url") as Uint8Array<ArrayBuffer>,
			attestationType: "none",
			supportedAlgorithmIDs: [es256],
			excludeCredentials: held.map(({ id }) => ({ id })),
			authenticatorSelection: { residentKey: "required", userVerification: "required" },
		});
	}

	/** The passkey a browser made; undefined where anything about the answer is not as it was asked for. */
	async made(session: string, device: string, response: unknown): Promise<Credential | undefined> {
		const { policy } = this.#setting;
		try {
			const { verified, registrationInfo } = await verifyRegistrationResponse({
				response: response as RegistrationResponseJSON,
				expectedChallenge: (challenge) => this.#redeem(challenge, session, "register"),
				expectedOrigin: [...policy.origins],
				expectedRPID: policy.rpId,
				requireUserVerification: true,
				supportedAlgorithmIDs: [es256],
			});
			if (!verified) return undefined;
			const { id, publicKey, counter } = registrationInfo.credential;
			const point = compressed(publicKey);
			if (!point || this.find(id)) return undefined;
			return {
				id,
				key: keyId(passkeyCode, point),
				cose: Buffer.from(publicKey).toString("base64"),
				publicKey: Buffer.from(point).toString("base64"),
				counter,
				device,
			};
		} catch {
			// The library tells each mismatch by an exception; to whoever sent it they are all one.
			return undefined;
		}
	}

	/** What a browser is asked for to sign in; it offers the passkeys it has, so nobody names an account. */
	async signInOptions(session: string) {
		const { challenges, policy } = this.#setting;
		const challenge = challenges.issue(session, "sign-in");
		return generateAuthenticationOptions({
			rpID: policy.rpId,
			challenge: Buffer.from(challenge, "base64url") as Uint8Array<ArrayBuffer>,
			userVerification: "required",
		});
	}

	/** The passkey that answered; undefined for an unknown one, a wrong, old or used challenge, an unverified user, a copied key. */
	async answered(session: string, response: unknown): Promise<KeptCredential | undefined> {
		const { policy, store } = this.#setting;
		const given = response as AuthenticationResponseJSON;
		const found = typeof given?.id === "string" ? this.find(given.id) : undefined;
		// An unknown passkey is judged like a known one, so that the time it takes tells nobody which are known.
		const held = found ?? { ...decoy(), id: String(given?.id) };
		try {
			const { verified, authenticationInfo } = await verifyAuthenticationResponse({
				response: given,
				expectedChallenge: (challenge) => this.#redeem(challenge, session, "sign-in"),
				expectedOrigin: [...policy.origins],
				expectedRPID: policy.rpId,
				requireUserVerification: true,
				credential: {
					id: held.id,
					publicKey: new Uint8Array(Buffer.from(held.cose, "base64")),
					counter: held.counter,
				},
			});
			if (!verified || !found) return undefined;
			const { newCounter: counter } = authenticationInfo;
			store.run("UPDATE credential SET counter = :counter WHERE id = :id", { counter, id: found.id });
			return found;
		} catch {
			return undefined;
		}
	}

	/** Keeps a passkey whose key has become an account's on the record. */
	keep({ id, key, cose: form, publicKey, counter, device }: Credential, account: string): void {
		this.#setting.store.run(
			`INSERT OR IGNORE INTO credential VALUES (:id, :account, :key, :form, :point, :counter, :device, :added)`,
			{
				id,
				account,
				key,
				form: Buffer.from(form, "base64"),
				point: Buffer.from(publicKey, "base64"),
				counter,
				device,
				added: this.#setting.clock(),
			},
		);
	}

	find(id: string): KeptCredential | undefined {
		const row = this.#setting.store.one<Row>("SELECT * FROM credential WHERE id = :id", { id });
		return row && kept(row);
	}

	of(account: string): readonly KeptCredential[] {
		return this.#setting.store
			.all<Row>("SELECT * FROM credential WHERE account = :account ORDER BY added, id", { account })
			.map(kept);
	}

	#redeem(challenge: string, session: string, purpose: "register" | "sign-in"): boolean {
		return this.#setting.challenges.redeem(challenge, session, purpose);
	}
}

let decoyKey: Pick<Credential, "cose" | "counter"> | undefined;

/** A key nobody has, to judge the answers of unknown passkeys with. */
function decoy(): Pick<Credential, "cose" | "counter"> {
	if (!decoyKey) {
		const { x, y } = generateKeyPairSync("ec", { namedCurve: "prime256v1" }).publicKey.export({
			format: "jwk",
		});
		const key = Buffer.concat([
			// EC2, ES256, P-256 (RFC 9053 §7.1), then the point.
			Buffer.from("a5010203262001215820", "hex"),
			Buffer.from(x!, "base64url"),
			Buffer.from("225820", "hex"),
			Buffer.from(y!, "base64url"),
		]);
		decoyKey = { cose: key.toString("base64"), counter: 0 };
	}
	return decoyKey;
}

function kept(row: Row): KeptCredential {
	const { id, account, key, counter, device, added } = row;
	return {
		id,
		account,
		key,
		cose: Buffer.from(row.cose).toString("base64"),
		publicKey: Buffer.from(row.public_key).toString("base64"),
		counter,
		device,
		addedMs: added,
	};
}

/** The point of an ES256 key in 33 octets; undefined for a key of another kind. */
function compressed(publicKey: Uint8Array<ArrayBuffer>): Uint8Array | undefined {
	const decoded = decodeCredentialPublicKey(publicKey);
	if (!cose.isCOSEPublicKeyEC2(decoded)) return undefined;
	const x = decoded.get(cose.COSEKEYS.x);
	const y = decoded.get(cose.COSEKEYS.y);
	if (decoded.get(cose.COSEKEYS.crv) !== cose.COSECRV.P256 || x?.length !== 32 || y?.length !== 32)
		return undefined;
	return Uint8Array.of(2 + (y[31]! & 1), ...x);
}
