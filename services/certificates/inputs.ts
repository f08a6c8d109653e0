import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { TimeMs } from "../terms.ts";
import {
	Hash,
	Identifier,
	mostCertificates,
	PublicFields,
	RevocationReason,
	Serial,
	SuspensionReason,
	TypeCode,
	TypeId,
	typeVersionMembers,
} from "./schema.ts";

const type = worded(TypeId, "证照类型", "Type");
const identifier = worded(Identifier, "电子证照标识", "Certificate identifier");

export const DefineTypeInput = closed({
	type,
	code: worded(TypeCode, "证照类型代码", "GB/T 36904 type code"),
	...typeVersionMembers,
});
export type DefineTypeInput = Static<typeof DefineTypeInput>;

export const AmendTypeInput = closed({ type, ...typeVersionMembers });
export type AmendTypeInput = Static<typeof AmendTypeInput>;

const particular = {
	commitment: worded(Hash, "照面信息承诺", "Salted commitment to the particulars"),
	serial: worded(Type.Optional(Serial), "流水号（不填则自动编号）", "Serial number, assigned if not given"),
	holder: worded(Type.Optional(Hash), "持证主体（盲化）", "Blinded reference to the holder's account"),
	publicFields: worded(Type.Optional(PublicFields), "依法公开的内容", "What is public by law"),
};
const shared = {
	type,
	validFromMs: worded(TimeMs, "有效期起", "Valid from"),
	validUntilMs: worded(Type.Optional(TimeMs), "有效期止", "Valid until"),
};

/** What is one certificate's own in an act that issues many. */
export const CertificateItem = closed(particular);
export type CertificateItem = Static<typeof CertificateItem>;

export const IssueInput = closed({ ...shared, ...particular });
export type IssueInput = Static<typeof IssueInput>;

export const IssueManyInput = closed({
	...shared,
	certificates: worded(
		Type.Array(CertificateItem, { minItems: 1, maxItems: mostCertificates }),
		"证照",
		"Certificates",
	),
});
export type IssueManyInput = Static<typeof IssueManyInput>;

export const SuspendInput = closed({ identifier, reason: worded(SuspensionReason, "暂扣原因", "Reason") });
export type SuspendInput = Static<typeof SuspendInput>;

export const ResumeInput = closed({ identifier });
export type ResumeInput = Static<typeof ResumeInput>;

export const RevokeInput = closed({
	identifier,
	reason: worded(RevocationReason, "撤销、吊销或注销原因", "Reason"),
});
export type RevokeInput = Static<typeof RevokeInput>;

const successor = {
	identifier,
	commitment: particular.commitment,
	holder: particular.holder,
	publicFields: particular.publicFields,
};

export const RenewInput = closed({ ...successor, validUntilMs: shared.validUntilMs });
export type RenewInput = Static<typeof RenewInput>;

export const ReplaceInput = closed({
	...successor,
	reason: worded(Type.Enum(["changed", "lost", "damaged", "corrected"]), "换发、补发原因", "Reason"),
});
export type ReplaceInput = Static<typeof ReplaceInput>;

export const TypeResult = closed({
	type,
	version: worded(Type.Integer({ minimum: 1 }), "版本", "Version"),
});

export const IssuedResult = closed({
	identifier,
	statusIndex: worded(Type.Integer({ minimum: 0 }), "状态列表位置", "Place in the status lists"),
});

export const IssuedManyResult = closed({
	count: worded(Type.Integer({ minimum: 1 }), "数量", "Number of certificates"),
	firstIdentifier: worded(Identifier, "第一个标识", "First identifier"),
	lastIdentifier: worded(Identifier, "最后一个标识", "Last identifier"),
	firstStatusIndex: worded(
		Type.Integer({ minimum: 0 }),
		"起始状态列表位置",
		"First place in the status lists",
	),
});

export const StatusResult = closed({
	identifier,
	status: worded(Type.Enum(["valid", "suspended", "revoked"]), "状态", "Status"),
});
