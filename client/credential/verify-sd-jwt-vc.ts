import { fromBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import {
	clockSkewMs,
	type IssuerKeyFault,
	type IssuerPolicy,
	issuerKey,
	type PolicyIssuer,
} from "./issuer-policy.ts";
import { type Jws, verifyJws } from "./jws.ts";
import { disclosedClaims, parseSdJwt, type SdJwt, textDigest } from "./sd-jwt.ts";
import type { Audience } from "./sd-jwt-vc.ts";
import { recordStanding } from "./standing.ts";
import {
	type CertificateStanding,
	isStatusFault,
	type StatusFault,
	standingInList,
	type VerifiedStatusList,
} from "./status-list.ts";

/** Why a credential was refused. */
export type CredentialFault =
	| "malformed"
	| "type"
	| "signature"
	| "issuer-other"
	| "disclosure"
	| "identifier"
	| "key-binding-missing"
	| "key-binding-unexpected"
	| "key-binding"
	| IssuerKeyFault
	| StatusFault;

/** What the verifier asks for and knows. */
export interface CredentialChecks {
	readonly policy: IssuerPolicy;
	readonly nowMs: number;
	/** The holder must show that the credential is theirs, to this verifier, for this question, and now. */
	readonly keyBinding?: Audience & { readonly maxAgeMs: number };
	/** A verified list with the certificate's status, where one is at hand. */
	readonly statusList?: VerifiedStatusList;
}

/** A credential whose signatures, disclosures and binding are good. */
export interface VerifiedCredential {
	readonly issuer: PolicyIssuer;
	readonly identifier: string;
	readonly vct: string;
	readonly commitment: string;
	/** The particulars that were disclosed. */
	readonly particulars: Readonly<Record<string, unknown>>;
	readonly standing: CertificateStanding;
	/** When the status was known; undefined where only the validity could be checked. */
	readonly statusAsOfMs?: number;
	readonly boundToHolder: boolean;
}

/**
 * Verifies an SD-JWT VC offline: form, type, the department's key by the policy, disclosures, identifier, key binding,
 * then what the certificate is worth. An expired or revoked certificate is verified and says so; a forged one is refused.
 */
export function verifySdJwtVc(text: string, checks: CredentialChecks): VerifiedCredential | CredentialFault {
	const parsed = parseSdJwt(text);
	if (!parsed) return "malformed";
	const signed = checkIssuer(parsed.jwt, checks);
	if (typeof signed === "string") return signed;
	const disclosed = disclosedClaims(parsed.jwt.payload, parsed.disclosures);
	if (!disclosed || !isRecord(disclosed.particulars)) return "disclosure";
	const claims = readClaims(disclosed);
	if (!claims) return "malformed";
	const identified = parseIdentifier(claims.identifier);
	if (typeof identified === "string") return "identifier";
	if (signed.department !== `department:${identified.issuerCode}`) return "issuer-other";
	const bound = checkBinding(parsed, checks);
	if (typeof bound === "string") return bound;
	const place = { identifier: claims.identifier, position: claims.position };
	const known = checks.statusList
		? standingInList(checks.statusList, { ...place, uri: claims.uri })
		: ("valid" as const);
	if (isStatusFault(known)) return known;
	const { nbf, exp } = claims;
	const validity = { validFromMs: nbf * 1000, validUntilMs: exp === undefined ? undefined : exp * 1000 };
	return {
		issuer: signed,
		identifier: claims.identifier,
		vct: claims.vct,
		commitment: claims.commitment,
		particulars: disclosed.particulars,
		standing: recordStanding(validity, known, checks.nowMs),
		...(checks.statusList ? { statusAsOfMs: checks.statusList.asOfMs } : {}),
		boundToHolder: bound,
	};
}

function checkIssuer(jwt: Jws, { policy, nowMs }: CredentialChecks): PolicyIssuer | CredentialFault {
	const { typ, kid } = jwt.header;
	const { iss, iat } = jwt.payload;
	if (typ !== "dc+sd-jwt") return "type";
	if (typeof kid !== "string" || !isSeconds(iat)) return "malformed";
	const key = issuerKey(policy, { keyId: kid, signedAtMs: iat * 1000, nowMs });
	if (typeof key === "string") return key;
	if (!verifyJws(jwt, key.algorithm, key.publicKey)) return "signature";
	return iss === key.issuer.department ? key.issuer : "issuer-other";
}

interface Claims {
	readonly vct: string;
	readonly identifier: string;
	readonly commitment: string;
	readonly nbf: number;
	readonly exp: number | undefined;
	readonly uri: string;
	readonly position: number;
}

function readClaims(claims: Readonly<Record<string, unknown>>): Claims | undefined {
	const { vct, identifier, commitment, nbf, exp, status } = claims;
	const list = isRecord(status) ? status.status_list : undefined;
	if (!isRecord(list) || typeof list.uri !== "string" || !isSeconds(list.idx)) return undefined;
	if (typeof vct !== "string" || typeof identifier !== "string" || typeof commitment !== "string")
		return undefined;
	if (!isSeconds(nbf) || (exp !== undefined && !isSeconds(exp))) return undefined;
	return { vct, identifier, commitment, nbf, exp, uri: list.uri, position: list.idx };
}

// RFC 9901 §7.3: what the verifier did not ask for is refused too, lest an unchecked binding be taken for a checked one.
function checkBinding(
	{ jwt, keyBinding, presented }: SdJwt,
	checks: CredentialChecks,
): boolean | CredentialFault {
	const wanted = checks.keyBinding;
	if (!wanted) return keyBinding ? "key-binding-unexpected" : false;
	if (!keyBinding) return "key-binding-missing";
	const holder = compressedKey(jwt.payload.cnf);
	const { iat, aud, nonce, sd_hash } = keyBinding.payload;
	if (!holder || keyBinding.header.typ !== "kb+jwt" || !isSeconds(iat)) return "key-binding";
	const ageMs = checks.nowMs - iat * 1000;
	const fits = aud === wanted.audience && nonce === wanted.nonce && sd_hash === textDigest(presented);
	if (!fits || ageMs > wanted.maxAgeMs || ageMs < -clockSkewMs) return "key-binding";
	return verifyJws(keyBinding, "P-256", holder) ? true : "key-binding";
}

function compressedKey(cnf: unknown): Bytes | undefined {
	const jwk = isRecord(cnf) ? cnf.jwk : undefined;
	if (!isRecord(jwk) || jwk.kty !== "EC" || jwk.crv !== "P-256") return undefined;
	if (typeof jwk.x !== "string" || typeof jwk.y !== "string") return undefined;
	try {
		const [x, y] = [fromBase64Url(jwk.x), fromBase64Url(jwk.y)];
		if (x.length !== 32 || y.length !== 32) return undefined;
		return concat(Uint8Array.of(2 + (y[31]! & 1)), x);
	} catch {
		return undefined;
	}
}

function isSeconds(value: unknown): value is number {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
