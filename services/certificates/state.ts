import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { closed, worded } from "../schema-words.ts";
import {
	CertificateRecord,
	StatusChunkRecord,
	StatusListRecord,
	TypeId,
	TypeRecord,
	TypeVersionRecord,
} from "./schema.ts";

/** By the type's short name. */
export const types = collection("certificates.type", TypeRecord, {
	history: true,
	columns: ({ code, department }) => ({ code, department }),
	text: ({ code, name }) => [code, name.zh, name.en],
});

/** By `type/number`, the first being 1. */
export const typeVersions = collection("certificates.type-version", TypeVersionRecord);

/** By GB/T 36904 type code: which type has it, so that no two types make the same identifier. */
export const typeCodes = collection(
	"certificates.type-code",
	closed({ type: worded(TypeId, "证照类型", "Type") }),
);

/** By electronic certificate identifier. */
export const certificates = collection("certificates.certificate", CertificateRecord, {
	history: true,
	columns: ({ type, issuer, status, validUntilMs, statusIndex }) => ({
		type,
		issuer,
		status,
		until: validUntilMs ?? null,
		index: statusIndex,
	}),
	text: ({ publicFields }) => (publicFields ? Object.values(publicFields) : []),
});

/** By `listKey`. */
export const statusLists = collection("certificates.status-list", StatusListRecord);

/** By `listKey/chunk number`; absent while all 1,024 are valid. */
export const statusChunks = collection("certificates.status-chunk", StatusChunkRecord);

/** Status lists are kept for each type and issuer. */
export function listKey(type: string, issuer: string): string {
	return `${type}/${issuer}`;
}
