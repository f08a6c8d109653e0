import type { ApplyContext, CheckContext, StateReader } from "@mingjian/ledger/runtime/context.ts";
import { refuse } from "../refusals.ts";
import { type CertificateRecord, type Change, mostChanges, type Status } from "../schema.ts";
import { certificates, listKey, statusChunks } from "../state.ts";
import { parseIdentifier } from "./identifier.ts";
import { statusBits, statusPlace, withStatus } from "./status-bits.ts";

/** Refuses a text that is no identifier (identifier-invalid) or was copied wrongly (check-character). */
export function readIdentifier(identifier: string) {
	const parts = parseIdentifier(identifier);
	if (parts === "shape") return refuse("identifier-invalid");
	return parts === "check-character" ? refuse("check-character") : parts;
}

/** The certificate, if the department acted for issued it. Refuses certificate-unknown, certificate-not-yours. */
export function ownCertificate(context: CheckContext, identifier: string): CertificateRecord {
	readIdentifier(identifier);
	const record = context.get(certificates, identifier);
	if (!record) return refuse("certificate-unknown");
	return record.issuer === context.principal.department ? record : refuse("certificate-not-yours");
}

/** Refuses a certificate whose end is final (ended-already). */
export function notEnded({ status }: CertificateRecord): void {
	if (status === "revoked" || status === "superseded") refuse("ended-already");
}

/** Refuses one more suspension or resumption where the record is full (changes-too-many). */
export function roomForChange({ changes = [] }: CertificateRecord): void {
	if (changes.length >= mostChanges) refuse("changes-too-many");
}

/** A new status with why. */
export interface NewStatus {
	readonly status: Status;
	readonly reason: string;
	/** The certificate that takes over, where one does. */
	readonly next?: string;
}

/** Writes a certificate's new status, in its record and in its status list. */
export function changeStatus(
	context: ApplyContext,
	{ identifier, record }: { readonly identifier: string; readonly record: CertificateRecord },
	{ status, reason, next }: NewStatus,
): void {
	const change: Change = { status, atMs: context.timeMs, reason, transaction: context.transaction };
	const changes = [...(record.changes ?? []), change];
	context.put(certificates, identifier, {
		...record,
		status,
		...(next === undefined ? {} : { next }),
		changes,
	});
	const { chunk, offset } = statusPlace(record.statusIndex);
	const key = chunkKey(record, chunk);
	context.put(statusChunks, key, { bits: withStatus(bitsAt(context, key), offset, statusBits[status]) });
}

/** Key of a stored piece of the list the certificate is in. */
export function chunkKey(
	{ type, issuer }: Pick<CertificateRecord, "type" | "issuer">,
	chunk: number,
): string {
	return `${listKey(type, issuer)}/${chunk}`;
}

/** A stored piece of a status list; undefined while all in it are valid. */
export function bitsAt(state: StateReader, key: string): string | undefined {
	return state.get(statusChunks, key)?.bits;
}
