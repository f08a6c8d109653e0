import { fromBase64Url, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import { listEntries, statusPlace } from "@mingjian/services/certificates/rules/status-bits.ts";
import { type IssuerKeyFault, type IssuerPolicy, issuerKey } from "./issuer-policy.ts";
import { type JwsSigner, parseJws, signJws, verifyJws } from "./jws.ts";
import { streamZlib, type Zlib } from "./zlib.ts";

/** What a certificate is worth, as far as whoever says so can tell; a list says revoked of a superseded one too. */
export type CertificateStanding =
	| "valid"
	| "suspended"
	| "revoked"
	| "superseded"
	| "expired"
	| "not-yet-valid";

/** Why a status list cannot answer for a certificate. */
export type StatusFault = "status-list-other" | "status-index" | "status-reserved";

export function isStatusFault(answer: CertificateStanding | StatusFault): answer is StatusFault {
	return answer === "status-list-other" || answer === "status-index" || answer === "status-reserved";
}

/** A list as a department publishes it. */
export interface StatusListContent {
	readonly uri: string;
	readonly department: string;
	readonly asOfMs: number;
	/** Nobody relies on it from then on. */
	readonly expiresMs: number;
	/** Two bits a certificate, low bits first (draft-ietf-oauth-status-list §4.1). */
	readonly bytes: Bytes;
}

/** A list whose signature and time are good. */
export type VerifiedStatusList = StatusListContent;

export type StatusListFault =
	| "malformed"
	| "type"
	| "signature"
	| "issuer-other"
	| "uri-other"
	| "expired"
	| "compression"
	| IssuerKeyFault;

const values: readonly (CertificateStanding | undefined)[] = ["valid", "revoked", "suspended", undefined];
const mostBytes = listEntries / 4;

/** Where a department publishes the list that has the certificate's status; `base` is the city's, without a slash. */
export function statusListUri(base: string, identifier: string, statusIndex: number): string {
	return `${base}/${listPath(identifier, statusPlace(statusIndex).list)}`;
}

/** Signs a list as a Status List Token (draft-ietf-oauth-status-list §5.1). */
export async function signStatusList(
	{ uri, department, asOfMs, expiresMs, bytes }: StatusListContent,
	signer: JwsSigner,
	zlib: Zlib = streamZlib,
): Promise<string> {
	const payload = {
		iss: department,
		sub: uri,
		iat: Math.floor(asOfMs / 1000),
		exp: Math.floor(expiresMs / 1000),
		status_list: { bits: 2, lst: toBase64Url(await zlib.deflate(bytes)) },
	};
	return signJws("statuslist+jwt", payload, signer);
}

/** What the verifier asked for and knows. */
export interface StatusListChecks {
	readonly policy: IssuerPolicy;
	/** The address the list was asked for at. */
	readonly uri: string;
	readonly nowMs: number;
	readonly zlib?: Zlib;
}

/** Verifies a Status List Token (draft-ietf-oauth-status-list §8.3), or says why it is not to be relied on. */
export async function verifyStatusList(
	token: string,
	checks: StatusListChecks,
): Promise<VerifiedStatusList | StatusListFault> {
	const { policy, uri, nowMs, zlib = streamZlib } = checks;
	const jws = parseJws(token);
	if (!jws) return "malformed";
	const { iss, sub, iat, exp, status_list: list } = jws.payload;
	if (jws.header.typ !== "statuslist+jwt") return "type";
	if (typeof jws.header.kid !== "string" || !Number.isSafeInteger(iat) || !Number.isSafeInteger(exp))
		return "malformed";
	const asOfMs = (iat as number) * 1000;
	const key = issuerKey(policy, { keyId: jws.header.kid, signedAtMs: asOfMs, nowMs });
	if (typeof key === "string") return key;
	if (!verifyJws(jws, key.algorithm, key.publicKey)) return "signature";
	if (iss !== key.issuer.department) return "issuer-other";
	if (sub !== uri) return "uri-other";
	const expiresMs = (exp as number) * 1000;
	if (nowMs >= expiresMs) return "expired";
	const bytes = await unpack(list, zlib);
	return typeof bytes === "string"
		? bytes
		: { uri, department: key.issuer.department, asOfMs, expiresMs, bytes };
}

/** What a verified list says of a certificate; a fault where the list is another's or does not reach that far. */
export function standingInList(
	list: VerifiedStatusList,
	{
		identifier,
		position,
		uri,
	}: { readonly identifier: string; readonly position: number; readonly uri?: string },
): CertificateStanding | StatusFault {
	const parts = parseIdentifier(identifier);
	if (typeof parts === "string" || list.department !== `department:${parts.issuerCode}`)
		return "status-list-other";
	if (uri !== undefined && uri !== list.uri) return "status-list-other";
	if (!list.uri.includes(`/${parts.typeCode}/${parts.issuerCode}/`)) return "status-list-other";
	const octet = list.bytes[Math.floor(position / 4)];
	if (octet === undefined) return "status-index";
	return values[(octet >> ((position % 4) * 2)) & 3] ?? "status-reserved";
}

/** The last steps of a list's address, which follow from the certificate. */
export function listPath(identifier: string, list: number): string {
	const parts = parseIdentifier(identifier);
	if (typeof parts === "string") throw new TypeError(`not a certificate identifier: ${parts}`);
	return `status-lists/${parts.typeCode}/${parts.issuerCode}/${list}`;
}

async function unpack(list: unknown, zlib: Zlib): Promise<Bytes | "malformed" | "compression"> {
	const { bits, lst } = (list ?? {}) as { readonly bits?: unknown; readonly lst?: unknown };
	if (bits !== 2 || typeof lst !== "string") return "malformed";
	try {
		return await zlib.inflate(fromBase64Url(lst), mostBytes);
	} catch {
		return "compression";
	}
}
