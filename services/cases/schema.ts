// Declarations alone: every record and input of a case, each with its words.

import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, DepartmentId, OfficerId, TimeMs } from "../terms.ts";
import {
	appealOutcomes,
	caseStatuses,
	channels,
	choice,
	complaintFindings,
	decisions,
	opinions,
	stepKinds,
} from "./choices.ts";
import {
	AmountFen,
	CaseId,
	Clause,
	ContentId,
	commitment,
	Days,
	Digest,
	ItemCode,
	list,
	MaterialCode,
	Month,
	most,
	Office,
	PublicMembers,
	RuleDecisionId,
	Slug,
	StageId,
	VersionNumber,
} from "./terms.ts";

const Count = Type.Integer({ minimum: 0 });
const clause = worded(Type.Optional(Clause), "依据", "Law");
const reasons = Type.Optional(commitment("理由", "Reasons"));
const Outcome = choice({ ...opinions, ...decisions, ...appealOutcomes, ...complaintFindings });

/** A limit in working days; it runs where it has a deadline and rests where it has none. */
export const Clock = closed({
	limitDays: worded(Days, "时限（工作日）", "Limit, working days"),
	usedDays: worded(Count, "已用（工作日）", "Used before, working days"),
	sinceMs: worded(Type.Optional(TimeMs), "起算时间", "Running since"),
	deadlineMs: worded(Type.Optional(TimeMs), "截止时间", "Deadline"),
});
export type Clock = Static<typeof Clock>;

/** A rule's part in a decision, as the rulebook recorded it: what ran, over what, and how. Whoever holds the inputs can recompute it. */
export const Basis = closed({
	decision: worded(RuleDecisionId, "规则决定编号", "Decision by rule"),
	rule: worded(Type.String({ maxLength: 64 }), "规则编号", "Rule"),
	version: worded(Type.Integer({ minimum: 1 }), "规则版本", "Version of the rule"),
	ruleHash: worded(Digest, "规则哈希", "Hash of the rule"),
	inputCommitments: worded(list(Digest, most.inputCommitments), "输入承诺", "Commitments to the inputs"),
	traceCommitment: commitment("计算过程", "Trace"),
});
export type Basis = Static<typeof Basis>;

export const SubmittedMaterial = closed({
	code: worded(MaterialCode, "材料代码", "Code"),
	commitment: commitment("材料", "Material"),
	content: worded(Type.Optional(ContentId), "密封内容", "Sealed content"),
});
export type SubmittedMaterial = Static<typeof SubmittedMaterial>;

/** A group of answers, sealed. */
export const SubmittedContent = closed({
	group: worded(Slug, "字段组", "Group of fields"),
	content: worded(ContentId, "密封内容", "Sealed content"),
});
export type SubmittedContent = Static<typeof SubmittedContent>;

/** What an officer said at a stage. */
export const Opinion = closed({
	by: worded(AccountId, "办理人", "By"),
	second: worded(Type.Optional(AccountId), "复核人", "Confirmed by"),
	atMs: worded(TimeMs, "时间", "At"),
	outcome: worded(Outcome, "意见", "Outcome"),
	clause,
	reasons,
});
export type Opinion = Static<typeof Opinion>;

export const OfficeState = closed({
	...Office.properties,
	assignee: worded(Type.Optional(OfficerId), "承办人", "Assigned to"),
	proposal: worded(Type.Optional(Opinion), "待复核意见", "Awaiting a second officer"),
	opinion: worded(Type.Optional(Opinion), "意见", "Opinion"),
});
export type OfficeState = Static<typeof OfficeState>;

export const StageState = closed({
	id: worded(StageId, "环节标识", "Stage"),
	openedMs: worded(TimeMs, "开始时间", "Opened at"),
	closedMs: worded(Type.Optional(TimeMs), "完成时间", "Closed at"),
	escalatedMs: worded(Type.Optional(TimeMs), "超时升级时间", "Escalated at"),
	clock: worded(Clock, "时限", "Limit"),
	offices: worded(list(OfficeState, most.offices, 1), "办理部门", "Offices"),
});
export type StageState = Static<typeof StageState>;

const Correction = closed({
	stage: worded(StageId, "环节标识", "Stage"),
	department: worded(DepartmentId, "告知部门", "Asked by"),
	atMs: worded(TimeMs, "告知时间", "At"),
	clock: worded(Clock, "补正期限", "Limit"),
	materials: worded(list(MaterialCode, most.materials), "需补正的材料", "Materials to correct"),
	explanation: commitment("补正说明", "What to correct"),
});

const Extension = closed({
	by: worded(AccountId, "批准人", "Approved by"),
	atMs: worded(TimeMs, "批准时间", "At"),
	days: worded(Days, "延长（工作日）", "Longer by, working days"),
	clause: worded(Clause, "依据", "Law"),
	reasons: commitment("延长理由", "Reasons"),
});

const ProcedureState = closed({
	procedure: worded(StageId, "程序标识", "Procedure"),
	stage: worded(StageId, "环节标识", "Stage"),
	department: worded(DepartmentId, "部门", "Department"),
	atMs: worded(TimeMs, "开始时间", "Began at"),
	clock: worded(Clock, "告知的期限", "Time announced"),
	notice: commitment("告知书", "Notice to the applicant"),
	overran: worded(Type.Optional(Type.Literal(true)), "已超过告知的期限", "Took longer than announced"),
});

const HearingDemand = closed({
	atMs: worded(TimeMs, "提出时间", "At"),
	procedure: worded(StageId, "程序标识", "Procedure"),
	grounds: commitment("要求听证的事项", "What is to be heard"),
	heldMs: worded(Type.Optional(TimeMs), "举行时间", "Held at"),
});

const Decision = closed({
	...Opinion.properties,
	outcome: worded(choice(decisions), "决定", "Decision"),
	handlingDays: worded(Count, "办理用时（工作日）", "Working days it took"),
	overdue: worded(Type.Boolean(), "是否超期", "Overdue"),
	automatic: worded(Type.Boolean(), "是否自动决定", "By rule alone"),
	document: Type.Optional(commitment("决定文书", "Written decision")),
	basis: worded(Type.Optional(Basis), "规则依据", "Rule it rests on"),
	feeFen: worded(Type.Optional(AmountFen), "费用（分）", "Fee in fen"),
	feeBasis: worded(Type.Optional(Basis), "收费依据", "Rule the fee rests on"),
});

const AppealState = closed({
	atMs: worded(TimeMs, "提出时间", "At"),
	against: worded(TimeMs, "所异议决定的时间", "Time of the outcome appealed against"),
	from: worded(choice(caseStatuses), "提出前状态", "Status before"),
	grounds: commitment("异议理由", "Grounds"),
	outcome: worded(Type.Optional(choice(appealOutcomes)), "处理结果", "Outcome"),
});

const Grade = Type.Integer({ minimum: 1, maximum: 5 });

/** A bad rating that is looked into. Its limit is that of the stage it opened. */
const Complaint = closed({
	atMs: worded(TimeMs, "评价时间", "Rated at"),
	answeredMs: worded(Type.Optional(TimeMs), "答复时间", "Answered at"),
	finding: worded(Type.Optional(choice(complaintFindings)), "核实结论", "Finding"),
	late: worded(Type.Optional(Type.Boolean()), "是否逾期答复", "Answered late"),
	again: worded(Type.Optional(Grade), "再次评价等级", "Grade given again"),
});

const Delivery = closed({
	atMs: worded(TimeMs, "送达时间", "At"),
	channel: worded(choice(channels), "送达方式", "How"),
	document: Type.Optional(commitment("送达文书", "Document")),
	certificate: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
		"电子证照标识",
		"Identifier of the certificate",
	),
});

/** One line of a case's log. */
export const Step = closed({
	atMs: worded(TimeMs, "时间", "At"),
	act: worded(choice(stepKinds), "事项", "What happened"),
	by: worded(AccountId, "经办", "By"),
	department: worded(Type.Optional(DepartmentId), "部门", "Department"),
	stage: worded(Type.Optional(StageId), "环节标识", "Stage"),
	outcome: worded(Type.Optional(Outcome), "结果", "Outcome"),
	clause,
	to: worded(Type.Optional(OfficerId), "接办人", "To"),
	procedure: worded(Type.Optional(StageId), "程序标识", "Procedure"),
	record: Type.Optional(commitment("程序笔录或报告", "Minutes or report of a procedure")),
	grade: worded(Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })), "评价等级", "Grade"),
	handlingDays: worded(Type.Optional(Count), "办理用时（工作日）", "Working days it took"),
	overdue: worded(Type.Optional(Type.Boolean()), "是否超期", "Overdue"),
	automatic: worded(Type.Optional(Type.Boolean()), "是否自动", "By rule alone"),
});
export type Step = Static<typeof Step>;

/** An application and what became of it. Nothing of its content is here: commitments, places, times and offices. */
export const Case = closed({
	id: worded(CaseId, "办件号", "Case"),
	item: worded(ItemCode, "事项编码", "Item code"),
	flowVersion: worded(VersionNumber, "流程版本", "Version of the flow it began with"),
	department: worded(DepartmentId, "实施部门", "Department"),
	status: worded(choice(caseStatuses), "状态", "Status"),
	applicant: worded(AccountId, "申请人账户", "Applicant's account"),
	tag: Type.Optional(commitment("申请人标签", "Tag of the applicant")),
	parties: worded(list(AccountId, most.parties, 1), "申请方账户", "Accounts that acted for the applicant"),
	answers: commitment("申请内容", "Answers"),
	materials: worded(list(SubmittedMaterial, most.materials), "材料", "Materials"),
	contents: worded(
		Type.Optional(list(SubmittedContent, most.sealedGroups)),
		"密封的申请内容",
		"Sealed groups of answers",
	),
	proactive: worded(Type.Optional(Type.Literal(true)), "部门主动办理", "Begun by the department"),
	acceptance: worded(Type.Optional(Basis), "受理的规则依据", "Rule the acceptance rests on"),
	public: worded(PublicMembers, "依法公开的内容", "Public by law"),
	submittedMs: worded(TimeMs, "提交时间", "Submitted at"),
	receivedMs: worded(TimeMs, "最近一次收件时间", "Last received at"),
	acceptedMs: worded(Type.Optional(TimeMs), "受理时间", "Accepted at"),
	statutory: worded(Type.Optional(Clock), "法定时限", "Limit by law"),
	promised: worded(Type.Optional(Clock), "承诺时限", "Promised limit"),
	late: worded(Type.Boolean(), "曾超过承诺时限", "Went over the promised limit"),
	stages: worded(list(StageState, most.stages + 4), "环节", "Stages"),
	corrections: worded(Count, "补正次数", "Corrections"),
	correction: worded(Type.Optional(Correction), "补正", "Correction asked for"),
	extension: worded(Type.Optional(Extension), "办理期限的延长", "Extension of the limits"),
	procedure: worded(Type.Optional(ProcedureState), "进行中的特别程序", "Procedure under way"),
	hearing: worded(Type.Optional(HearingDemand), "听证要求", "Hearing the applicant demanded"),
	decision: worded(Type.Optional(Decision), "决定", "Decision"),
	appeal: worded(Type.Optional(AppealState), "异议", "Appeal"),
	delivery: worded(Type.Optional(Delivery), "送达", "Delivery"),
	grade: worded(Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })), "评价等级", "Grade"),
	complaint: worded(Type.Optional(Complaint), "差评处理", "Bad rating looked into"),
	archive: Type.Optional(commitment("归档案卷", "Archived file")),
	log: worded(list(Step, most.steps, 1), "办理过程", "Log"),
});
export type Case = Static<typeof Case>;

/** The case last begun for somebody by a department of its own motion. */
export const Offer = closed({
	case: worded(CaseId, "办件号", "Case"),
	item: worded(ItemCode, "事项编码", "Item code"),
	applicant: worded(AccountId, "当事人账户", "Account of the person concerned"),
});
export type Offer = Static<typeof Offer>;

/** One office's work on one case, for inboxes. Follows from the case. */
export const Task = closed({
	case: worded(CaseId, "办件号", "Case"),
	item: worded(ItemCode, "事项编码", "Item code"),
	stage: worded(StageId, "环节标识", "Stage"),
	...Office.properties,
	assignee: worded(Type.Optional(OfficerId), "承办人", "Assigned to"),
	deadlineMs: worded(Type.Optional(TimeMs), "截止时间", "Deadline"),
	escalated: worded(Type.Boolean(), "已超时升级", "Escalated"),
	second: worded(Type.Boolean(), "待复核", "Awaiting a second officer"),
	paused: worded(Type.Boolean(), "等待申请人补正", "Waiting for the applicant"),
});
export type Task = Static<typeof Task>;

/** Figures of one item in one month, counted as the acts happen. */
export const Tally = closed({
	item: worded(ItemCode, "事项编码", "Item code"),
	department: worded(DepartmentId, "实施部门", "Department"),
	month: worded(Month, "月份", "Month"),
	submitted: worded(Count, "申请数", "Submitted"),
	accepted: worded(Count, "受理数", "Accepted"),
	notAccepted: worded(Count, "不予受理数", "Not accepted"),
	corrections: worded(Count, "补正次数", "Corrections"),
	ended: worded(Count, "撤回和终止数", "Withdrawn or lapsed"),
	granted: worded(Count, "准予数", "Granted"),
	denied: worded(Count, "不予准许数", "Denied"),
	automatic: worded(Count, "自动决定数", "Decided by rule alone"),
	overdue: worded(Count, "超期办结数", "Decided overdue"),
	escalations: worded(Count, "超时升级数", "Escalations"),
	extensions: worded(Count, "延长期限数", "Extensions of the limits"),
	hearings: worded(Count, "特别程序数", "Hearings and other procedures"),
	unlawful: worded(Count, "超过法定期限数", "Went over the limit by law"),
	appeals: worded(Count, "异议数", "Appeals"),
	overturned: worded(Count, "撤销数", "Overturned"),
	ratings: worded(list(Count, 5, 5), "一至五星评价数", "Ratings by grade, 1 to 5"),
	complaints: worded(Count, "差评数", "Bad ratings looked into"),
	complaintsAnswered: worded(Count, "已答复差评数", "Of them answered"),
	complaintsLate: worded(Count, "逾期答复差评数", "Of them answered late"),
	ratingsAgain: worded(list(Count, 5, 5), "一至五星再次评价数", "Ratings given again by grade, 1 to 5"),
	handling: worded(
		list(
			closed({
				days: worded(Count, "用时（工作日）", "Working days"),
				cases: worded(Count, "办件数", "Cases"),
			}),
			1001,
		),
		"用时分布",
		"How many took how long",
	),
});
export type Tally = Static<typeof Tally>;

/** A further year's holidays, as the State Council announced them. */
export const HolidayCalendar = closed({
	year: worded(Type.Integer({ minimum: 2024, maximum: 2200 }), "年份", "Year"),
	notice: worded(Type.String({ minLength: 1, maxLength: 200 }), "通知名称和文号", "The announcement"),
	holidays: worded(
		list(
			closed({
				from: worded(Type.String({ maxLength: 10 }), "起", "From"),
				to: worded(Type.String({ maxLength: 10 }), "止", "To"),
			}),
			40,
		),
		"放假日期",
		"Days off",
	),
	workdays: worded(list(Type.String({ maxLength: 10 }), 40), "调休上班日期", "Weekend days worked"),
});
export type HolidayCalendar = Static<typeof HolidayCalendar>;
