import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import { type Static, Type } from "typebox";
import { blindHolder, type CertificateFile } from "./certificate.ts";
import type { ProvenCertificate } from "./proven-certificate.ts";
import { recordStanding } from "./standing.ts";
import type { CertificateStanding } from "./status-list.ts";

const Hash = Type.String({ pattern: "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$" });
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const File = Type.Object(
	{
		format: Type.Literal("mingjian-certificate/1"),
		identifier: Text(96),
		type: Text(40),
		particulars: Type.Record(Type.String(), Type.Union([Type.String(), Type.Integer(), Type.Boolean()])),
		salt: Hash,
		holder: Type.Optional(Type.Object({ account: Text(128), salt: Hash }, { additionalProperties: false })),
		sdJwt: Type.Optional(Text(100_000)),
		qr: Type.Optional(Type.Array(Text(800), { maxItems: 20 })),
		proof: Type.Optional(Text(100_000)),
	},
	{ additionalProperties: false },
);

/** Why a certificate file was refused. */
export type CertificateFault =
	| "malformed"
	| "identifier"
	| "record-other"
	| "type-differs"
	| "particulars-differ"
	| "public-fields-differ"
	| "holder-differs";

/** A file whose every word the record bears out. */
export interface VerifiedCertificate {
	readonly file: CertificateFile;
	readonly standing: CertificateStanding;
	/** Block time of the state that proved it. */
	readonly statusAsOfMs: number;
}

/** Reads a holder's file; undefined for anything else. */
export function parseCertificateFile(text: string): CertificateFile | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	return validator(File).Check(value) ? (value as Static<typeof File> as CertificateFile) : undefined;
}

/**
 * Holds a holder's file against the record that a state proof gave: particulars against the commitment and what is
 * public, holder against the blinded reference; then what the certificate is worth now.
 */
export function verifyCertificate(
	text: string,
	proven: ProvenCertificate,
	nowMs: number,
): VerifiedCertificate | CertificateFault {
	const file = parseCertificateFile(text);
	if (!file) return "malformed";
	if (typeof parseIdentifier(file.identifier) === "string") return "identifier";
	const { record, atMs } = proven;
	if (proven.identifier !== file.identifier) return "record-other";
	if (record.type !== file.type) return "type-differs";
	if (toBase64(commitment(fromBase64(file.salt), file.particulars)) !== record.commitment)
		return "particulars-differ";
	for (const [name, value] of Object.entries(record.publicFields ?? {})) {
		if (file.particulars[name] !== value) return "public-fields-differ";
	}
	if (file.holder && blindHolder(file.holder.account, file.holder.salt) !== record.holder)
		return "holder-differs";
	return { file, standing: recordStanding(record, record.status, nowMs), statusAsOfMs: atMs };
}
