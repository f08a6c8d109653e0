import type { CertificateRecord } from "../schema.ts";

/** What a certificate is worth at a moment. */
export type Standing = "valid" | "suspended" | "revoked" | "superseded" | "expired" | "not-yet-valid";

/** The certificate's standing now: what its status and the clock say together. */
export function standingAt(record: CertificateRecord, atMs: number): Standing {
	const status = statusAt(record, atMs);
	if (status !== "valid") return status;
	if (atMs < record.validFromMs) return "not-yet-valid";
	return record.validUntilMs !== undefined && atMs >= record.validUntilMs ? "expired" : "valid";
}

/** Status as of a moment, from the changes the record keeps. */
function statusAt({ changes = [] }: CertificateRecord, atMs: number): CertificateRecord["status"] {
	return changes.findLast((change) => change.atMs <= atMs)?.status ?? "valid";
}
