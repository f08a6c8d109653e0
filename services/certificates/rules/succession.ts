import type { ApplyContext, CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { CertificateItem } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { CertificateRecord } from "../schema.ts";
import { certificates, listKey, statusLists } from "../state.ts";
import { formatIdentifier, lastVersion } from "./identifier.ts";
import { issuableType, newRecord } from "./issuance.ts";
import { changeStatus, readIdentifier } from "./own-certificate.ts";
import { checkPublicFields } from "./public-fields.ts";
import type { Validity } from "./validity.ts";

/** A certificate and the one that takes its place, checked. */
export interface Succession {
	readonly identifier: string;
	readonly record: CertificateRecord;
	readonly nextIdentifier: string;
	readonly next: CertificateRecord;
}

/** The new certificate's own content. */
export interface Successor {
	readonly item: Omit<CertificateItem, "serial">;
	readonly validity: Validity;
}

/** Plans the certificate that follows under the next version number. Refuses version-exhausted and what issuing refuses. */
export function planSuccession(
	context: CheckContext,
	{ identifier, record }: Pick<Succession, "identifier" | "record">,
	{ item, validity }: Successor,
): Succession {
	const { version, issuer } = issuableType(context, record.type);
	checkPublicFields(version.publicFields, item.publicFields);
	const parts = readIdentifier(identifier);
	if (parts.version === lastVersion) refuse("version-exhausted");
	const nextIdentifier = formatIdentifier({ ...parts, version: parts.version + 1 });
	const statusIndex = context.get(statusLists, listKey(record.type, issuer))?.count ?? 0;
	const shared = { type: record.type, issuer, ...validity };
	const next = { ...newRecord(context, shared, { item, statusIndex }), previous: identifier };
	return { identifier, record, nextIdentifier, next };
}

/** Writes the new certificate and ends the old one in its favour. */
export function writeSuccession(context: ApplyContext, succession: Succession, reason: string) {
	const { nextIdentifier, next } = succession;
	const key = listKey(next.type, next.issuer);
	const list = context.get(statusLists, key) ?? { count: 0, nextSerial: 1 };
	context.put(certificates, nextIdentifier, next);
	context.put(statusLists, key, { ...list, count: next.statusIndex + 1 });
	changeStatus(context, succession, { status: "superseded", reason, next: nextIdentifier });
	return { identifier: nextIdentifier, statusIndex: next.statusIndex };
}
