import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type TUnsafe, Type } from "typebox";
import { worded } from "../schema-words.ts";

/** Where a case stands. */
export const caseStatuses = {
	submitted: { zh: "待受理", en: "Submitted" },
	correcting: { zh: "待补正", en: "Returned for correction" },
	"not-accepted": { zh: "不予受理", en: "Not accepted" },
	lapsed: { zh: "逾期未补正终止", en: "Ended: not corrected in time" },
	reviewing: { zh: "办理中", en: "Under review" },
	"in-procedure": { zh: "特别程序中（不计入时限）", en: "In a hearing or other procedure; limits rest" },
	decided: { zh: "已决定", en: "Decided" },
	appealed: { zh: "异议处理中", en: "Under appeal" },
	delivered: { zh: "已送达", en: "Delivered" },
	withdrawn: { zh: "申请人已撤回", en: "Withdrawn by the applicant" },
	archived: { zh: "已归档", en: "Archived" },
} as const satisfies Record<string, Words>;
export type CaseStatus = keyof typeof caseStatuses;

/** What a line of a case's log says happened. */
export const stepKinds = {
	submitted: { zh: "提交申请", en: "Submitted" },
	accepted: { zh: "受理", en: "Accepted" },
	"deemed-accepted": { zh: "逾期视为受理", en: "Deemed accepted" },
	declined: { zh: "不予受理", en: "Not accepted" },
	returned: { zh: "告知补正", en: "Returned for correction" },
	corrected: { zh: "提交补正", en: "Corrected" },
	lapsed: { zh: "逾期未补正终止", en: "Lapsed" },
	claimed: { zh: "领办", en: "Claimed" },
	assigned: { zh: "分派", en: "Assigned" },
	transferred: { zh: "转办", en: "Transferred" },
	proposed: { zh: "提出意见（待复核）", en: "Proposed, awaiting a second officer" },
	reviewed: { zh: "审查完成", en: "Reviewed" },
	"hearing-demanded": { zh: "要求听证", en: "Hearing demanded" },
	"procedure-begun": { zh: "特别程序开始", en: "Procedure began" },
	"procedure-overran": { zh: "特别程序超过告知的期限", en: "Procedure took longer than announced" },
	"procedure-ended": { zh: "特别程序结束", en: "Procedure ended" },
	extended: { zh: "延长办理期限", en: "Limit extended" },
	"limit-passed": { zh: "超过法定期限", en: "Limit by law passed" },
	decided: { zh: "作出决定", en: "Decided" },
	escalated: { zh: "超时升级", en: "Escalated" },
	withdrawn: { zh: "撤回申请", en: "Withdrawn" },
	appealed: { zh: "提出异议", en: "Appealed" },
	"appeal-decided": { zh: "异议处理完毕", en: "Appeal decided" },
	delivered: { zh: "送达", en: "Delivered" },
	rated: { zh: "评价", en: "Rated" },
	"complaint-answered": { zh: "答复差评", en: "Bad rating answered" },
	"rated-again": { zh: "再次评价", en: "Rated again" },
	archived: { zh: "归档", en: "Archived" },
} as const satisfies Record<string, Words>;
export type StepKind = keyof typeof stepKinds;

/** Roles an office of a flow can ask for. */
export const officeRoles = {
	"case-clerk": { zh: "窗口受理", en: "Case clerk" },
	"case-reviewer": { zh: "审查", en: "Case reviewer" },
	"case-decider": { zh: "决定", en: "Case decider" },
} as const satisfies Record<string, Words>;
export type OfficeRole = keyof typeof officeRoles;

/** What takes time that the limits do not count (行政许可法 Art. 45). */
export const procedureKinds = {
	hearing: { zh: "听证", en: "Hearing" },
	tender: { zh: "招标、拍卖", en: "Tender or auction" },
	inspection: { zh: "检验", en: "Inspection" },
	testing: { zh: "检测", en: "Testing" },
	quarantine: { zh: "检疫", en: "Quarantine" },
	appraisal: { zh: "鉴定", en: "Appraisal" },
	"expert-review": { zh: "专家评审", en: "Review by experts" },
} as const satisfies Record<string, Words>;

export const opinions = {
	agree: { zh: "同意", en: "Agrees" },
	disagree: { zh: "不同意", en: "Disagrees" },
} as const satisfies Record<string, Words>;

export const decisions = {
	granted: { zh: "准予", en: "Granted" },
	denied: { zh: "不予准许", en: "Denied" },
} as const satisfies Record<string, Words>;

export const appealOutcomes = {
	upheld: { zh: "维持", en: "Upheld" },
	overturned: { zh: "撤销并重新办理", en: "Overturned, to be handled anew" },
} as const satisfies Record<string, Words>;

/** What a department found when it looked into a bad rating. */
export const complaintFindings = {
	"put-right": { zh: "情况属实，已整改", en: "Well founded, and put right" },
	explained: { zh: "已核实并说明", en: "Looked into, and explained" },
} as const satisfies Record<string, Words>;

export const channels = {
	electronic: { zh: "电子送达", en: "Electronically" },
	counter: { zh: "窗口领取", en: "At the counter" },
	post: { zh: "邮寄", en: "By post" },
} as const satisfies Record<string, Words>;

/** A schema of the codes of a table, each with its words. */
export function choice<const T extends Readonly<Record<string, Words>>>(table: T): TUnsafe<keyof T & string> {
	const codes = Object.entries(table).map(([code, { zh, en }]) => worded(Type.Literal(code), zh, en));
	return Type.Unsafe<keyof T & string>(Type.Union(codes));
}
