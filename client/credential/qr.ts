import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Signer } from "@mingjian/ledger/crypto/signer.ts";
import { parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import { statusPlace } from "@mingjian/services/certificates/rules/status-bits.ts";
import { fromBase45, toBase45 } from "./base45.ts";
import { type IssuerKeyFault, type IssuerPolicy, issuerKey, type PolicyIssuer } from "./issuer-policy.ts";
import type { ProvenCertificate } from "./proven-certificate.ts";
import { decodeQrBody, encodeQrBody, type QrContent } from "./qr-body.ts";
import { recordStanding } from "./standing.ts";
import {
	type CertificateStanding,
	isStatusFault,
	listPath,
	type StatusFault,
	standingInList,
	type VerifiedStatusList,
} from "./status-list.ts";

export type { QrContent, QrValue } from "./qr-body.ts";

/** Characters a QR form may have; more is hard to scan from a phone. */
export const longestQr = 800;

const scheme = "MJ1:";
const signaturePrefix = utf8("mingjian/qr/1\n");
const signatureSize = 64;

/** A QR form taken apart; its signature is not verified yet. */
export interface Qr {
	readonly content: QrContent;
	readonly body: Bytes;
	readonly signature: Bytes;
}

/** What says whether the certificate still stands: a verified list, or its record proven from a cosigned state. */
export type StatusEvidence =
	| { readonly kind: "list"; readonly list: VerifiedStatusList }
	| { readonly kind: "record"; readonly proven: ProvenCertificate };

export type QrFault =
	| "malformed"
	| "signature"
	| "issuer-other"
	| "record-other"
	| "record-differs"
	| IssuerKeyFault
	| StatusFault;

/** A QR form whose signature is good. */
export interface VerifiedQr {
	readonly content: QrContent;
	readonly issuer: PolicyIssuer;
	readonly standing: CertificateStanding;
	/** When the status was known; undefined where only signature and validity could be checked. */
	readonly statusAsOfMs?: number;
}

/**
 * The QR form of a certificate: "MJ1:" and Base45 of the body and the department's signature over
 * SHA-256("mingjian/qr/1\n" ‖ body). Refuses a form longer than 800 characters (RangeError): show fewer particulars.
 */
export async function encodeQr(content: Omit<QrContent, "keyId">, signer: Signer): Promise<string> {
	const body = encodeQrBody({ ...content, keyId: keyId(signer.code, signer.publicKey) });
	const text = scheme + toBase45(concat(body, await signer.sign(qrDigest(body))));
	if (text.length > longestQr)
		throw new RangeError(`the QR form has ${text.length} characters, over ${longestQr}`);
	return text;
}

/** Takes a QR form apart; undefined for anything else. */
export function decodeQr(text: string): Qr | undefined {
	if (text.length > longestQr || !text.startsWith(scheme)) return undefined;
	const bytes = fromBase45(text.slice(scheme.length));
	if (!bytes || bytes.length <= signatureSize) return undefined;
	const body = bytes.subarray(0, -signatureSize);
	const content = decodeQrBody(body);
	return content && { content, body, signature: bytes.subarray(-signatureSize) };
}

/**
 * Verifies a QR form without a network: form, the department's key by the policy, signature, then what the certificate
 * is worth by its validity and, where evidence is at hand, by its status.
 */
export function verifyQr(
	text: string,
	policy: IssuerPolicy,
	at: { readonly nowMs: number; readonly evidence?: StatusEvidence },
): VerifiedQr | QrFault {
	const qr = decodeQr(text);
	if (!qr) return "malformed";
	const { content } = qr;
	const key = issuerKey(policy, { keyId: content.keyId, signedAtMs: content.signedAtMs, nowMs: at.nowMs });
	if (typeof key === "string") return key;
	const { verify } = algorithmByName(key.algorithm);
	if (!verify(key.publicKey, qrDigest(qr.body), qr.signature)) return "signature";
	const parts = parseIdentifier(content.identifier);
	if (typeof parts === "string" || key.issuer.department !== `department:${parts.issuerCode}`)
		return "issuer-other";
	const base = { content, issuer: key.issuer };
	if (!at.evidence) return { ...base, standing: recordStanding(content, "valid", at.nowMs) };
	const known = knownStatus(content, at.evidence);
	if (typeof known === "string") return known;
	return { ...base, standing: recordStanding(content, known.status, at.nowMs), statusAsOfMs: known.asOfMs };
}

interface KnownStatus {
	readonly status: CertificateStanding;
	readonly asOfMs: number;
}

function knownStatus(content: QrContent, evidence: StatusEvidence): KnownStatus | QrFault {
	return evidence.kind === "list"
		? statusInList(content, evidence.list)
		: statusInRecord(content, evidence.proven);
}

function statusInList(
	{ identifier, statusIndex }: QrContent,
	list: VerifiedStatusList,
): KnownStatus | QrFault {
	const place = statusPlace(statusIndex);
	if (!list.uri.endsWith(`/${listPath(identifier, place.list)}`)) return "status-list-other";
	const status = standingInList(list, { identifier, position: place.position });
	return isStatusFault(status) ? status : { status, asOfMs: list.asOfMs };
}

function statusInRecord(
	content: QrContent,
	{ identifier, record, atMs }: ProvenCertificate,
): KnownStatus | QrFault {
	if (identifier !== content.identifier) return "record-other";
	const same =
		record.commitment === content.commitment &&
		record.statusIndex === content.statusIndex &&
		record.validFromMs === content.validFromMs &&
		record.validUntilMs === content.validUntilMs;
	return same ? { status: record.status, asOfMs: atMs } : "record-differs";
}

function qrDigest(body: Bytes): Bytes {
	return sha256(concat(signaturePrefix, body));
}
