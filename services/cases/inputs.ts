import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { DepartmentId, OfficerId, TimeMs } from "../terms.ts";
import {
	appealOutcomes,
	caseStatuses,
	channels,
	choice,
	complaintFindings,
	decisions,
	opinions,
} from "./choices.ts";
import { effectiveFromMs, Flow, FlowHash } from "./flow-schema.ts";
import { HolidayCalendar, SubmittedContent, SubmittedMaterial } from "./schema.ts";
import {
	AmountFen,
	CaseId,
	Clause,
	commitment,
	ItemCode,
	list,
	MaterialCode,
	most,
	PublicMembers,
	RuleDecisionId,
	StageId,
	VersionNumber,
} from "./terms.ts";

const item = worded(ItemCode, "事项编码", "Item code");
const caseId = worded(CaseId, "办件号", "Case");
const stage = worded(StageId, "环节标识", "Stage");
const clause = worded(Clause, "法律依据", "Law it rests on");
const optionalClause = worded(Type.Optional(Clause), "法律依据", "Law it rests on");
const reasons = Type.Optional(commitment("理由", "Reasons"));
const materials = worded(list(SubmittedMaterial, most.materials), "材料", "Materials");
const contents = worded(
	Type.Optional(list(SubmittedContent, most.sealedGroups)),
	"密封的申请内容",
	"Sealed groups of answers",
);
const ruleDecision = worded(
	Type.Optional(RuleDecisionId),
	"所依据的规则决定",
	"Decision by rule it rests on",
);
const to = worded(OfficerId, "接办人", "Officer to go on with it");

export const PublishFlowInput = closed({
	item,
	flow: worded(Flow, "流程", "Flow"),
	effectiveFromMs: worded(
		Type.Optional(TimeMs),
		"生效时间（不填为立即生效）",
		"In force from; at once if not given",
	),
	note: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
		"变更说明",
		"What changed and why",
	),
});
export const PublishedFlow = closed({
	item,
	version: worded(VersionNumber, "版本号", "Version"),
	effectiveFromMs,
	hash: FlowHash,
});

export const PublishCalendarInput = HolidayCalendar;
export const PublishedCalendar = closed({ year: HolidayCalendar.properties.year });

export const SubmitInput = closed({
	item,
	answers: commitment("申请内容", "Answers"),
	materials,
	contents,
	public: worded(PublicMembers, "依法公开的内容", "What is public by law"),
	tag: Type.Optional(commitment("申请人标签", "Tag of the applicant")),
});
export const OfferInput = closed({
	item,
	answers: SubmitInput.properties.answers,
	contents: worded(list(SubmittedContent, most.sealedGroups, 1), "已有的密封内容", "Contents already held"),
	public: SubmitInput.properties.public,
});
export const CaseInput = closed({ case: caseId });
export const AcceptInput = closed({ case: caseId, ruleDecision });
export const DeclineInput = closed({ case: caseId, clause, reasons });
export const ReturnInput = closed({
	case: caseId,
	stage,
	materials: worded(list(MaterialCode, most.materials), "需补正的材料", "Materials to correct"),
	explanation: commitment("补正说明", "What to correct"),
});
export const CorrectInput = closed({
	case: caseId,
	answers: Type.Optional(commitment("更正后的申请内容", "Corrected answers")),
	materials,
	contents,
});
export const LapseInput = closed({ case: caseId, clause });
export const ClaimInput = closed({ case: caseId, stage });
export const AssignInput = closed({ case: caseId, stage, to });
export const ReviewInput = closed({
	case: caseId,
	stage,
	outcome: worded(choice(opinions), "意见", "Opinion"),
	clause: optionalClause,
	reasons,
});
export const ExtendInput = closed({ case: caseId, reasons: commitment("延长理由", "Reasons") });
export const BeginProcedureInput = closed({
	case: caseId,
	procedure: worded(StageId, "程序标识", "Procedure"),
	notice: commitment("告知书", "Notice to the applicant"),
});
export const EndProcedureInput = closed({
	case: caseId,
	record: commitment("程序笔录或报告", "Minutes or report"),
});
export const DemandHearingInput = closed({
	case: caseId,
	grounds: commitment("要求听证的事项", "What is to be heard"),
});
export const DecideInput = closed({
	case: caseId,
	outcome: worded(choice(decisions), "决定", "Decision"),
	clause: optionalClause,
	reasons,
	document: Type.Optional(commitment("决定文书", "Written decision")),
	ruleDecision,
	feeDecision: worded(Type.Optional(RuleDecisionId), "收费规则的决定", "Decision of the fee rule"),
	feeFen: worded(
		Type.Optional(AmountFen),
		"费用（分；仅在收费规则不能决定时由经办人填写）",
		"Fee in fen, by an officer where the fee rule leaves it to a person",
	),
});
export const AppealInput = closed({ case: caseId, grounds: commitment("异议理由", "Grounds") });
export const DecideAppealInput = closed({
	case: caseId,
	outcome: worded(choice(appealOutcomes), "处理结果", "Outcome"),
	clause,
	reasons,
});
export const DeliverInput = closed({
	case: caseId,
	channel: worded(choice(channels), "送达方式", "How"),
	document: Type.Optional(commitment("送达文书", "Document")),
	certificate: worded(
		Type.Optional(Type.String({ maxLength: 120, pattern: "^[A-Za-z0-9.-]{1,120}$" })),
		"电子证照标识",
		"Identifier of the certificate issued",
	),
});
export const RateInput = closed({
	case: caseId,
	grade: worded(
		Type.Integer({ minimum: 1, maximum: 5 }),
		"评价（五为非常满意，一为非常不满意）",
		"Grade: 5 very satisfied to 1 very dissatisfied",
	),
});
export const AnswerComplaintInput = closed({
	case: caseId,
	outcome: worded(choice(complaintFindings), "核实结论", "Finding"),
	reasons: commitment("答复", "The answer"),
});
export const ArchiveInput = closed({ case: caseId, file: commitment("归档案卷", "File kept") });

/** What every act on a case answers. */
export const CaseResult = closed({ case: caseId, status: worded(choice(caseStatuses), "状态", "Status") });

export const departmentFilter = worded(Type.Optional(DepartmentId), "部门", "Department");

export type PublishFlowInput = Static<typeof PublishFlowInput>;
export type PublishedFlow = Static<typeof PublishedFlow>;
export type SubmitInput = Static<typeof SubmitInput>;
export type OfferInput = Static<typeof OfferInput>;
export type AcceptInput = Static<typeof AcceptInput>;
export type CaseInput = Static<typeof CaseInput>;
export type DeclineInput = Static<typeof DeclineInput>;
export type ReturnInput = Static<typeof ReturnInput>;
export type CorrectInput = Static<typeof CorrectInput>;
export type LapseInput = Static<typeof LapseInput>;
export type ClaimInput = Static<typeof ClaimInput>;
export type AssignInput = Static<typeof AssignInput>;
export type ReviewInput = Static<typeof ReviewInput>;
export type ExtendInput = Static<typeof ExtendInput>;
export type BeginProcedureInput = Static<typeof BeginProcedureInput>;
export type EndProcedureInput = Static<typeof EndProcedureInput>;
export type DemandHearingInput = Static<typeof DemandHearingInput>;
export type DecideInput = Static<typeof DecideInput>;
export type AppealInput = Static<typeof AppealInput>;
export type DecideAppealInput = Static<typeof DecideAppealInput>;
export type DeliverInput = Static<typeof DeliverInput>;
export type RateInput = Static<typeof RateInput>;
export type AnswerComplaintInput = Static<typeof AnswerComplaintInput>;
export type ArchiveInput = Static<typeof ArchiveInput>;
export type CaseResult = Static<typeof CaseResult>;
