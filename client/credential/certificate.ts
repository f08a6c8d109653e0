import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import { type SchemaFault, schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { ParticularsSchema } from "@mingjian/services/certificates/schema.ts";
import type { TSchema } from "typebox";

/** What a certificate says; stays with the department and the holder. */
export type Particulars = Readonly<Record<string, string | number | boolean>>;

/** Particulars and the salt that hides them behind their commitment. */
export interface CreatedCertificate {
	readonly particulars: Particulars;
	/** 32 octets in base64, secret like the particulars. */
	readonly salt: string;
	/** Goes on the record. */
	readonly commitment: string;
}

/** The file a holder keeps (`.mjcert.json`). */
export interface CertificateFile {
	readonly format: "mingjian-certificate/1";
	readonly identifier: string;
	readonly type: string;
	readonly particulars: Particulars;
	readonly salt: string;
	/** Account and salt behind the record's blinded holder reference, where it has one. */
	readonly holder?: { readonly account: string; readonly salt: string };
	/** The certificate as an SD-JWT VC, with all its disclosures. */
	readonly sdJwt?: string;
	/** The certificate's QR forms. */
	readonly qr?: readonly string[];
	/** The entry that issued it, as a C2SP tlog-proof. */
	readonly proof?: string;
}

/** Where particulars miss the schema of their type; empty where they fit. */
export function particularsFaults(schema: ParticularsSchema, particulars: Particulars): SchemaFault[] {
	return schemaFaults(closedSchema(schema), particulars);
}

/** Makes what goes to the holder and what goes on the record. Refuses particulars that miss their schema (TypeError). */
export function createCertificate(
	schema: ParticularsSchema,
	particulars: Particulars,
	random: RandomBytes,
): CreatedCertificate {
	const [fault] = particularsFaults(schema, particulars);
	if (fault) throw new TypeError(`particulars${fault.pointer}: ${fault.message}`);
	const salt = random(32);
	return { particulars, salt: toBase64(salt), commitment: toBase64(commitment(salt, particulars)) };
}

/** A reference to an account that tells nobody which, unless the salt is shown: what a record's `holder` is. */
export function blindHolder(account: string, salt: string): string {
	return toBase64(commitment(fromBase64(salt), account));
}

const closedSchemas = new WeakMap<ParticularsSchema, TSchema>();

function closedSchema(schema: ParticularsSchema): TSchema {
	let closed = closedSchemas.get(schema);
	if (!closed) {
		closed = { ...schema, additionalProperties: false } as unknown as TSchema;
		closedSchemas.set(schema, closed);
	}
	return closed;
}
