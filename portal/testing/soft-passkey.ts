import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** What an answer says otherwise than it should, for those who try whether anybody notices. */
export interface Otherwise {
	readonly origin?: string;
	readonly rpId?: string;
	readonly type?: string;
	/** Flags of the authenticator data: 1 the user was there, 4 was verified, 64 a credential follows. */
	readonly flags?: number;
	readonly counter?: number;
	readonly id?: string;
	/** The challenge that is answered, in place of the one asked. */
	readonly challenge?: string;
}

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

/** A passkey in memory that answers as a browser would (WebAuthn Level 3 §6, §7), or as an attacker's program. */
export class SoftPasskey {
	readonly id = randomBytes(16).toString("base64url");
	readonly #origin: string;
	readonly #key: KeyObject;
	readonly #point: { readonly x: Buffer; readonly y: Buffer };

	/** A device that believes it is asked by the page of an origin. */
	constructor(origin: string) {
		this.#origin = origin;
		const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
		const { x, y } = publicKey.export({ format: "jwk" });
		this.#key = privateKey;
		this.#point = { x: Buffer.from(x!, "base64url"), y: Buffer.from(y!, "base64url") };
	}

	/** The answer to being asked for a new passkey, as JSON. */
	made(challenge: string, otherwise: Otherwise = {}): string {
		const clientData = this.#clientData("webauthn.create", challenge, otherwise);
		const data = this.#authenticatorData(attested, otherwise);
		// CBOR: {"fmt": "none", "attStmt": {}, "authData": octets of less than 256}.
		const attestation = Buffer.concat([
			Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
			Buffer.of(data.length),
			data,
		]);
		return this.#answer({ clientData, attestation }, otherwise);
	}

	/** The answer to being asked to sign in, as JSON. */
	answered(challenge: string, otherwise: Otherwise = {}): string {
		const { authenticatorData, clientData, signature } = this.signed(challenge, otherwise);
		const response = { authenticatorData, clientDataJSON: clientData, signature };
		return JSON.stringify(this.#named(response, otherwise));
	}

	/** The parts of an assertion, base64url: what the signing page sends. */
	signed(challenge: string, otherwise: Otherwise = {}) {
		const clientData = this.#clientData("webauthn.get", challenge, otherwise);
		const data = this.#authenticatorData(0, otherwise);
		const hash = createHash("sha256").update(clientData).digest();
		const signature = sign("sha256", Buffer.concat([data, hash]), this.#key);
		return {
			credential: otherwise.id ?? this.id,
			authenticatorData: data.toString("base64url"),
			clientData: clientData.toString("base64url"),
			signature: signature.toString("base64url"),
		};
	}

	#answer(
		given: { readonly clientData: Buffer; readonly attestation: Buffer },
		otherwise: Otherwise,
	): string {
		const response = {
			clientDataJSON: given.clientData.toString("base64url"),
			attestationObject: given.attestation.toString("base64url"),
		};
		return JSON.stringify(this.#named(response, otherwise));
	}

	#named(response: object, { id = this.id }: Otherwise) {
		return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
	}

	#clientData(type: string, challenge: string, otherwise: Otherwise): Buffer {
		const { origin = this.#origin } = otherwise;
		return Buffer.from(
			JSON.stringify({
				type: otherwise.type ?? type,
				challenge: otherwise.challenge ?? challenge,
				origin,
				crossOrigin: false,
			}),
		);
	}

	#authenticatorData(more: number, otherwise: Otherwise): Buffer {
		const {
			rpId = new URL(this.#origin).hostname,
			flags = present | verified | more,
			counter = 0,
		} = otherwise;
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		const head = [createHash("sha256").update(rpId).digest(), Buffer.of(flags), count];
		return Buffer.concat(more & attested ? [...head, this.#credential()] : head);
	}

	#credential(): Buffer {
		const id = Buffer.from(this.id, "base64url");
		const { x, y } = this.#point;
		// No model, the id's length and the id, then the key in COSE: EC2, ES256, P-256.
		return Buffer.concat([
			Buffer.alloc(16),
			Buffer.of(0, id.length),
			id,
			Buffer.from("a5010203262001215820", "hex"),
			x,
			Buffer.from("225820", "hex"),
			y,
		]);
	}
}
