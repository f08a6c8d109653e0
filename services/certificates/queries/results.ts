import { type Static, Type } from "typebox";
import { pageOf } from "../../page.ts";
import { closed, worded } from "../../schema-words.ts";
import { DepartmentId, paging, TimeMs, TransactionId } from "../../terms.ts";
import {
	CertificateRecord,
	Hash,
	Identifier,
	mostChanges,
	Status,
	TypeCode,
	TypeId,
	TypeRecord,
	TypeVersionRecord,
} from "../schema.ts";

const type = worded(TypeId, "证照类型", "Type");
const issuer = worded(DepartmentId, "颁发机构", "Issuing department");
const identifier = worded(Identifier, "电子证照标识", "Certificate identifier");
const atMs = worded(
	Type.Optional(TimeMs),
	"查询时点（默认为最新区块时间）",
	"As of when; the last block if not given",
);
export const TypesParameters = closed({
	department: worded(Type.Optional(DepartmentId), "管理机构", "Department that keeps the type"),
	text: worded(Type.Optional(Type.String({ minLength: 1, maxLength: 100 })), "检索词", "Words to search for"),
	...paging,
});
export type TypesParameters = Static<typeof TypesParameters>;
export const TypesResult = pageOf(
	closed({ type, record: worded(TypeRecord, "类型记录", "Record of the type") }),
);

export const TypeParameters = closed({ type, atMs });
export type TypeParameters = Static<typeof TypeParameters>;
export const TypeInForceResult = closed({
	type,
	record: worded(TypeRecord, "类型记录", "Record of the type"),
	number: worded(
		Type.Integer({ minimum: 0 }),
		"现行版本号（零为尚未生效）",
		"Version in force, 0 if none yet",
	),
	inForce: worded(Type.Optional(TypeVersionRecord), "现行版本", "Version in force"),
});

export const CertificateParameters = closed({ identifier, atMs });
export type CertificateParameters = Static<typeof CertificateParameters>;
export const CertificateResult = closed({
	identifier,
	record: worded(CertificateRecord, "证照记录", "Record of the certificate"),
	standing: worded(
		Type.Enum(["valid", "suspended", "revoked", "superseded", "expired", "not-yet-valid"]),
		"效力",
		"What it is worth",
	),
	atMs: worded(TimeMs, "时点", "As of when"),
	revision: worded(Type.Integer({ minimum: 1 }), "修订次数", "How often it was written"),
	history: worded(Hash, "历史摘要", "Head of the chain of its transactions"),
});

export const HistoryParameters = closed({ identifier });
export type HistoryParameters = Static<typeof HistoryParameters>;
export const HistoryResult = closed({
	identifier,
	entries: worded(
		Type.Array(
			closed({
				transaction: worded(TransactionId, "交易", "Transaction"),
				status: worded(Status, "状态", "Status from then on"),
				atMs: worded(Type.Optional(TimeMs), "时间", "When"),
				reason: worded(Type.String({ maxLength: 40 }), "原因", "Reason"),
			}),
			{ maxItems: mostChanges + 2 },
		),
		"历次登记",
		"Every entry, first to last",
	),
	previous: worded(Type.Optional(Identifier), "前一证照标识", "Certificate it follows"),
	next: worded(Type.Optional(Identifier), "后一证照标识", "Certificate that follows it"),
	revision: worded(Type.Integer({ minimum: 1 }), "修订次数", "How often it was written"),
	history: worded(Hash, "历史摘要", "Head of the chain of its transactions"),
});

export const CertificatesParameters = closed({
	type: worded(Type.Optional(TypeId), "证照类型", "Type"),
	issuer: worded(Type.Optional(DepartmentId), "颁发机构", "Issuing department"),
	status: worded(Type.Optional(Status), "状态", "Status"),
	text: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
		"依法公开的内容",
		"Words among what is public by law",
	),
	...paging,
});
export type CertificatesParameters = Static<typeof CertificatesParameters>;
export const CertificatesResult = pageOf(
	closed({ identifier, record: worded(CertificateRecord, "证照记录", "Record of the certificate") }),
);

const code = worded(TypeCode, "证照类型代码", "GB/T 36904 type code");

/** Both are parts of every identifier, so whoever holds one knows which list to ask for. */
export const StatusListParameters = closed({
	code,
	issuer,
	list: worded(
		Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
		"列表序号",
		"Number of the list",
	),
});
export type StatusListParameters = Static<typeof StatusListParameters>;
export const StatusListResult = closed({
	code,
	issuer,
	list: worded(Type.Integer({ minimum: 0 }), "列表序号", "Number of the list"),
	bits: worded(Type.Literal(2), "每证照位数", "Bits for each certificate"),
	count: worded(Type.Integer({ minimum: 0 }), "证照数量", "Certificates in the list"),
	atMs: worded(TimeMs, "时点", "As of when"),
	bytes: worded(
		Type.String({ maxLength: 349_528 }),
		"状态（base64）",
		"The statuses in base64, not compressed",
	),
});
