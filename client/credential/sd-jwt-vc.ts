import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import { type JwsSigner, signJws } from "./jws.ts";
import { makeDisclosure, parseSdJwt, textDigest } from "./sd-jwt.ts";

/** A P-256 public key as a JSON Web Key (RFC 7518 §6.2). */
export interface EcJwk {
	readonly kty: "EC";
	readonly crv: "P-256";
	readonly x: string;
	readonly y: string;
}

/** What a certificate says in a credential that leaves the ledger. */
export interface CredentialContent {
	/** Type of the credential, a URI the verifier knows. */
	readonly vct: string;
	/** Issuing department's account. */
	readonly department: string;
	readonly identifier: string;
	readonly commitment: string;
	readonly signedAtMs: number;
	readonly validFromMs: number;
	readonly validUntilMs?: number;
	/** Where the certificate's status stands. */
	readonly status: { readonly uri: string; readonly position: number };
	readonly particulars: Readonly<Record<string, unknown>>;
	/** The holder's key; with it a credential is of use to the holder only. */
	readonly holderKey?: EcJwk;
}

/**
 * Issues a certificate as an SD-JWT VC (draft-ietf-oauth-sd-jwt-vc, RFC 9901) with every member of the particulars
 * disclosable by itself. They stand under `particulars`, where no name of theirs can meet a registered claim.
 */
export async function issueSdJwtVc(
	content: CredentialContent,
	signer: JwsSigner,
	random: RandomBytes,
): Promise<string> {
	const disclosures = Object.entries(content.particulars).map(([name, value]) =>
		makeDisclosure(name, value, random),
	);
	const { status, holderKey, validUntilMs } = content;
	const payload = {
		iss: content.department,
		iat: seconds(content.signedAtMs),
		nbf: seconds(content.validFromMs),
		...(validUntilMs === undefined ? {} : { exp: seconds(validUntilMs) }),
		vct: content.vct,
		identifier: content.identifier,
		commitment: content.commitment,
		status: { status_list: { idx: status.position, uri: status.uri } },
		...(holderKey === undefined ? {} : { cnf: { jwk: holderKey } }),
		// Sorted, so that their order tells nothing about which is which (RFC 9901 §4.2.4.1).
		particulars: { _sd: disclosures.map((each) => each.digest).sort() },
		_sd_alg: "sha-256",
	};
	const jwt = await signJws("dc+sd-jwt", payload, signer);
	return [jwt, ...disclosures.map((each) => each.text), ""].join("~");
}

/** Keeps the named particulars and withholds all others. Refuses a text that is no SD-JWT or lacks one (TypeError). */
export function selectDisclosures(credential: string, names: readonly string[]): string {
	const parsed = parseSdJwt(credential);
	if (!parsed) throw new TypeError("not an SD-JWT");
	const kept = parsed.disclosures.filter(({ name }) => name !== undefined && names.includes(name));
	const missing = names.find((name) => !kept.some((each) => each.name === name));
	if (missing !== undefined) throw new TypeError(`the credential has no ${missing} to disclose`);
	return [credential.slice(0, credential.indexOf("~")), ...kept.map((each) => each.text), ""].join("~");
}

/** For whom and for which question a presentation is made. */
export interface Audience {
	/** The verifier's name. */
	readonly audience: string;
	/** The verifier's fresh challenge. */
	readonly nonce: string;
}

/** Adds the holder's signature over what is presented, to whom and when (RFC 9901 §4.3). */
export async function bindToHolder(
	presentation: string,
	{ audience, nonce, nowMs }: Audience & { readonly nowMs: number },
	holder: JwsSigner,
): Promise<string> {
	const payload = { iat: seconds(nowMs), aud: audience, nonce, sd_hash: textDigest(presentation) };
	return presentation + (await signJws("kb+jwt", payload, { ...holder, sign: holder.sign.bind(holder) }));
}

function seconds(timeMs: number): number {
	return Math.floor(timeMs / 1000);
}
