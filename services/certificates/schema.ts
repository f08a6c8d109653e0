import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { base64, bilingual, DepartmentId, TimeMs, TransactionId } from "../terms.ts";
import { serialPattern, typeCodePattern } from "./rules/identifier.ts";

/** Certificates one act may issue. */
export const mostCertificates = 100_000;
/** Versions a type may have. */
export const mostTypeVersions = 100;
/** Changes of status kept for one certificate; a revocation is always taken. */
export const mostChanges = 64;

/** Short name of a type on this ledger. */
export const TypeId = Type.String({ maxLength: 40, pattern: "^[a-z][a-z0-9-]{1,39}$" });
/** GB/T 36904 type code: credit code of the authority that keeps the type, and three digits. */
export const TypeCode = Type.String({ maxLength: 21, pattern: typeCodePattern });
/** GB/T 36904 electronic certificate identifier; its check character is for the action to verify. */
export const Identifier = Type.String({ minLength: 45, maxLength: 96 });
export const Serial = Type.String({ maxLength: 32, pattern: serialPattern });
/** 32 octets in base64; the pattern leaves no second spelling, so that nothing has to be decoded to check one. */
export const Hash = Type.String({ maxLength: 44, pattern: "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$" });

export const FieldName = Type.String({ maxLength: 32, pattern: "^[a-z][A-Za-z0-9]{0,31}$" });
const FieldWords = closed({
	zh: worded(Type.String({ minLength: 1, maxLength: 60 }), "中文名称", "Name in Chinese"),
	en: worded(Type.String({ minLength: 1, maxLength: 60 }), "英文名称", "Name in English"),
});

/** One member of a certificate's particulars, in JSON Schema, with its words. */
export const FieldSchema = closed({
	type: worded(Type.Enum(["string", "integer", "boolean"]), "类型", "Kind of value"),
	words: worded(FieldWords, "名称", "Name"),
	maxLength: worded(Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })), "最大长度", "Longest text"),
	format: worded(Type.Optional(Type.Enum(["date"])), "格式", "Format"),
	enum: worded(
		Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 200 })),
		"可选值",
		"Allowed values",
	),
});

/** JSON Schema of what a certificate of the type says. */
export const ParticularsSchema = closed({
	type: worded(Type.Literal("object"), "类型", "Kind of value"),
	properties: worded(
		Type.Record(Type.String({ maxLength: 32, pattern: "^[a-z][A-Za-z0-9]{0,31}$" }), FieldSchema, {
			minProperties: 1,
			maxProperties: 60,
			additionalProperties: false,
		}),
		"照面信息",
		"What the certificate says",
	),
	required: worded(
		Type.Array(FieldName, { maxItems: 60, uniqueItems: true }),
		"必填项",
		"Members it must have",
	),
});
export type ParticularsSchema = Static<typeof ParticularsSchema>;

/** How long certificates of the type may be valid. */
export const ValidityRule = closed({
	longestDays: worded(
		Type.Optional(Type.Integer({ minimum: 1, maximum: 36_525 })),
		"最长有效天数",
		"Longest validity in days",
	),
	openEnded: worded(Type.Boolean(), "可以长期有效", "May be valid without end"),
});
export type ValidityRule = Static<typeof ValidityRule>;

/** What may change from version to version of a type. */
export const typeVersionMembers = {
	name: worded(bilingual(100), "证照名称", "Name of the certificate"),
	effectiveFromMs: worded(TimeMs, "生效时间", "In effect from"),
	issuers: worded(
		Type.Array(DepartmentId, { maxItems: 64, uniqueItems: true }),
		"颁发机构",
		"Departments that may issue it",
	),
	validity: worded(ValidityRule, "有效期规则", "Validity rule"),
	particulars: worded(ParticularsSchema, "照面信息结构", "Schema of the particulars"),
	publicFields: worded(
		Type.Array(FieldName, { maxItems: 20, uniqueItems: true }),
		"依法公开的项",
		"Members that are public by law",
	),
	publicBasis: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
		"公开的法律依据",
		"Law that makes them public",
	),
};

export const TypeVersionRecord = closed({
	...typeVersionMembers,
	transaction: worded(TransactionId, "登记交易", "Transaction that wrote it"),
});
export type TypeVersionRecord = Static<typeof TypeVersionRecord>;

export const TypeRecord = closed({
	code: worded(TypeCode, "证照类型代码", "GB/T 36904 type code"),
	department: worded(DepartmentId, "管理机构", "Department that keeps the type"),
	name: worded(bilingual(100), "证照名称", "Name of the certificate"),
	versions: worded(
		Type.Array(TimeMs, { minItems: 1, maxItems: mostTypeVersions }),
		"各版本生效时间",
		"When each version takes effect",
	),
});
export type TypeRecord = Static<typeof TypeRecord>;

export const Status = Type.Enum(["valid", "suspended", "revoked", "superseded"]);
export type Status = Static<typeof Status>;

/** Legal forms of ending a certificate early, and what led to them. */
export const RevocationReason = Type.Enum([
	"annulled",
	"withdrawn",
	"holder-request",
	"holder-ended",
	"conditions-lost",
	"issued-in-error",
	"superior-decision",
]);
export const SuspensionReason = Type.Enum([
	"investigation",
	"penalty",
	"holder-request",
	"lost",
	"court-order",
]);

/** One later write of a certificate. */
export const Change = closed({
	status: worded(Status, "变更后的状态", "Status from then on"),
	atMs: worded(TimeMs, "变更时间", "When it changed"),
	reason: worded(Type.String({ maxLength: 40 }), "原因", "Reason"),
	transaction: worded(TransactionId, "登记交易", "Transaction that changed it"),
});
export type Change = Static<typeof Change>;

export const PublicFields = Type.Record(
	Type.String({ maxLength: 32, pattern: "^[a-z][A-Za-z0-9]{0,31}$" }),
	Type.String({ minLength: 1, maxLength: 300 }),
	{ maxProperties: 20, additionalProperties: false },
);

export const CertificateRecord = closed({
	type: worded(TypeId, "证照类型", "Type"),
	issuer: worded(DepartmentId, "颁发机构", "Issuing department"),
	validFromMs: worded(TimeMs, "有效期起", "Valid from"),
	validUntilMs: worded(Type.Optional(TimeMs), "有效期止", "Valid until"),
	status: worded(Status, "状态", "Status"),
	statusIndex: worded(Type.Integer({ minimum: 0 }), "状态列表位置", "Place in the status lists"),
	commitment: worded(Hash, "照面信息承诺", "Salted commitment to the particulars"),
	transaction: worded(TransactionId, "颁发交易", "Transaction that issued it"),
	holder: worded(Type.Optional(Hash), "持证主体（盲化）", "Blinded reference to the holder's account"),
	publicFields: worded(Type.Optional(PublicFields), "依法公开的内容", "What is public by law"),
	previous: worded(Type.Optional(Identifier), "前一证照标识", "Certificate it follows"),
	next: worded(Type.Optional(Identifier), "后一证照标识", "Certificate that follows it"),
	changes: worded(
		Type.Optional(Type.Array(Change, { maxItems: mostChanges + 1 })),
		"状态变更",
		"Changes of status",
	),
});
export type CertificateRecord = Static<typeof CertificateRecord>;

/** Certificates of one type by one issuer so far; their status indexes are 0 to count − 1. */
export const StatusListRecord = closed({
	count: worded(Type.Integer({ minimum: 0 }), "已颁发数量", "Certificates so far"),
	nextSerial: worded(Type.Integer({ minimum: 1 }), "下一流水号", "Next serial number"),
});
export type StatusListRecord = Static<typeof StatusListRecord>;

export const StatusChunkRecord = closed({
	bits: worded(base64(256), "1024 个证照的状态", "Status of 1,024 certificates, two bits each"),
});
