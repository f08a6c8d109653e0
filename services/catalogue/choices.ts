import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type TUnsafe, Type } from "typebox";
import { worded } from "../schema-words.ts";

export const itemStatuses = {
	published: { zh: "已发布", en: "Published" },
	withdrawn: { zh: "已撤回", en: "Withdrawn" },
} as const;

export const audiences = {
	person: { zh: "个人", en: "Individuals" },
	company: { zh: "法人和其他组织", en: "Companies and organisations" },
} as const;

export const materialKinds = {
	original: { zh: "原件", en: "Original" },
	copy: { zh: "复印件", en: "Copy" },
	electronic: { zh: "电子件", en: "Electronic file" },
	form: { zh: "表格填写", en: "Form to fill in" },
} as const;

export const materialSources = {
	applicant: { zh: "申请人自备", en: "Kept by the applicant" },
	government: { zh: "政府部门核发", en: "Issued by a department" },
	other: { zh: "其他单位出具", en: "Issued by another body" },
} as const;

/** How far the item can be done online (网上办理深度), least first. */
export const onlineDepths = {
	consult: { zh: "互联网咨询", en: "Ask online" },
	receive: { zh: "互联网收件", en: "Hand in online" },
	"pre-review": { zh: "互联网预审", en: "Reviewed beforehand online" },
	accept: { zh: "互联网受理", en: "Accepted online" },
	decide: { zh: "互联网办理", en: "Decided online" },
	deliver: { zh: "互联网办理结果反馈", en: "Result delivered online" },
	certificate: { zh: "互联网电子证照反馈", en: "Electronic certificate delivered online" },
} as const;

export const resultKinds = {
	certificate: { zh: "证照", en: "Certificate" },
	decision: { zh: "批文", en: "Written decision" },
	record: { zh: "登记", en: "Entry in a register" },
	payment: { zh: "资金", en: "Payment" },
	other: { zh: "其他", en: "Other" },
} as const;

/** A schema of the codes of a table, each with its words. */
export function choice<const T extends Readonly<Record<string, Words>>>(table: T): TUnsafe<keyof T & string> {
	const codes = Object.entries(table).map(([code, { zh, en }]) => worded(Type.Literal(code), zh, en));
	return Type.Unsafe<keyof T & string>(Type.Union(codes));
}
