import { type Static, Type } from "typebox";
import { pageOf } from "../page.ts";
import { closed, worded } from "../schema-words.ts";
import { AccountId, bilingual, DepartmentId, OfficerId, paging, TimeMs } from "../terms.ts";
import { caseStatuses, choice } from "./choices.ts";
import { Flow, FlowHeader, FlowVersion } from "./flow-schema.ts";
import { departmentFilter } from "./inputs.ts";
import { Case, HolidayCalendar, Offer, Step, Tally, Task } from "./schema.ts";
import {
	CaseId,
	Days,
	Digest,
	ItemCode,
	list,
	Month,
	most,
	Office,
	StageId,
	VersionNumber,
} from "./terms.ts";

const Count = Type.Integer({ minimum: 0 });
const item = worded(ItemCode, "事项编码", "Item code");
const itemFilter = worded(Type.Optional(ItemCode), "事项编码", "Item code");
const departmentName = worded(Type.Optional(bilingual(200)), "部门名称", "Department name");

const Stamp = closed({
	revision: worded(Type.Integer({ minimum: 1 }), "写入次数", "Times written"),
	history: worded(Type.String(), "历史哈希", "Head of the history"),
});

export const CaseQuery = closed({ case: worded(CaseId, "办件号", "Case") });
export const CaseView = closed({
	case: worded(Case, "办件", "Case"),
	stamp: worded(Stamp, "办件历史", "History of the case"),
	departmentName,
	daysLeft: worded(
		Type.Optional(Type.Integer()),
		"承诺时限剩余工作日（负数为超期）",
		"Working days left of the promise; negative when overdue",
	),
	appealUntilMs: worded(
		Type.Optional(TimeMs),
		"可提出异议的截止时间（不能提出时没有）",
		"Until when its outcome can be appealed against; absent where it cannot",
	),
	tasks: worded(list(Task, most.stages * most.offices), "待办环节", "Work that offices have with it"),
});

export const CasesQuery = closed({
	item: itemFilter,
	department: departmentFilter,
	status: worded(Type.Optional(choice(caseStatuses)), "状态", "Status"),
	applicant: worded(Type.Optional(AccountId), "申请人账户", "Applicant's account"),
	tag: worded(Type.Optional(Digest), "申请人标签", "Tag of the applicant"),
	publicValue: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
		"首项公开内容（如宗地编号，须完全一致）",
		"First public member, such as the parcel, exactly",
	),
	text: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
		"公开内容（如宗地编号）",
		"Words in what is public, such as a parcel",
	),
	...paging,
});
export const CaseLine = closed({
	id: Case.properties.id,
	item,
	department: Case.properties.department,
	status: Case.properties.status,
	public: Case.properties.public,
	submittedMs: Case.properties.submittedMs,
	deadlineMs: worded(Type.Optional(TimeMs), "承诺办结时间", "Promised by"),
	stages: worded(list(StageId, most.stages + 4), "正在办理的环节", "Open stages"),
});
export const CasePage = pageOf(CaseLine);

export const NewsQuery = closed({
	case: worded(Type.Optional(CaseId), "办件号", "Case"),
	publicValue: CasesQuery.properties.publicValue,
});
/** Work that an office has with a case, as everybody may know it. */
const OpenWork = closed({
	stage: worded(bilingual(60), "环节", "Stage"),
	department: worded(DepartmentId, "部门", "Department"),
	departmentName,
	deadlineMs: worded(Type.Optional(TimeMs), "截止时间", "Deadline"),
});
export const NewsRow = closed({
	case: Case.properties.id,
	line: worded(Count, "序号", "Line of the case's log"),
	atMs: Step.properties.atMs,
	act: Step.properties.act,
	headline: worded(bilingual(300), "标题", "In a sentence"),
	item,
	title: Flow.properties.title,
	stage: worded(Type.Optional(bilingual(60)), "环节", "Stage"),
	department: worded(DepartmentId, "部门", "Department"),
	departmentName,
	outcome: Step.properties.outcome,
	clause: Step.properties.clause,
	status: worded(choice(caseStatuses), "现在的状态", "Status now"),
	deadlineMs: worded(Type.Optional(TimeMs), "承诺办结时间", "Promised by"),
	open: worded(list(OpenWork, most.stages * most.offices), "现在的待办", "Open work now"),
	public: Case.properties.public,
});
export const NewsPage = pageOf(NewsRow);

export const InboxQuery = closed({
	department: worded(DepartmentId, "部门", "Department"),
	stage: worded(Type.Optional(StageId), "环节标识", "Stage"),
	assignee: worded(Type.Optional(OfficerId), "承办人", "Assigned to"),
	item: itemFilter,
	escalated: worded(Type.Optional(Type.Boolean()), "只看已超时升级", "Whether escalated"),
	...paging,
});
export const InboxPage = pageOf(Task);

export const OffersQuery = closed({
	item: itemFilter,
	applicant: worded(Type.Optional(AccountId), "当事人账户", "Account of the person concerned"),
	...paging,
});
export const OfferPage = pageOf(Offer);

export const FlowQuery = closed({
	item,
	version: worded(Type.Optional(VersionNumber), "版本号", "Version"),
	atMs: worded(Type.Optional(TimeMs), "查询时点（不填为现在）", "At which time; now if not given"),
});
export const FlowView = closed({
	header: worded(FlowHeader, "流程版本", "Versions"),
	inForce: worded(Type.Optional(VersionNumber), "该时点生效的版本", "Version in force at that time"),
	shown: worded(Type.Optional(FlowVersion), "流程", "Version shown"),
	stamp: worded(Stamp, "流程历史", "History of the flow"),
});

export const FlowsQuery = closed({ department: departmentFilter, ...paging });
export const FlowPage = pageOf(
	closed({
		item,
		department: FlowHeader.properties.department,
		title: FlowHeader.properties.title,
		version: worded(VersionNumber, "版本号", "Version"),
	}),
);

/** What a node of a chart is. */
export const nodeKinds = {
	start: { zh: "开始", en: "Start" },
	stage: { zh: "环节", en: "Stage" },
	joint: { zh: "会审", en: "Joint review" },
	decision: { zh: "决定", en: "Decision" },
	wait: { zh: "等待（不计入时限）", en: "Waits; limits rest" },
	end: { zh: "结束", en: "End" },
} as const;
export const ChartNode = closed({
	id: worded(Type.String({ maxLength: 42 }), "节点", "Node"),
	kind: worded(choice(nodeKinds), "类型", "Kind"),
	title: worded(bilingual(60), "名称", "Title"),
	days: worded(Type.Optional(Days), "时限（工作日）", "Limit in working days"),
	offices: worded(Type.Optional(list(Office, most.offices)), "办理部门", "Offices"),
	fourEyes: worded(Type.Optional(Type.Boolean()), "双人复核", "Second officer confirms"),
});
export const ChartEdge = closed({
	from: worded(Type.String({ maxLength: 42 }), "起点", "From"),
	to: worded(Type.String({ maxLength: 42 }), "终点", "To"),
	title: worded(Type.Optional(bilingual(60)), "条件", "When"),
});
export const FlowChartView = closed({
	item,
	version: worded(VersionNumber, "版本号", "Version"),
	hash: worded(Digest, "流程哈希", "Hash of the flow"),
	effectiveFromMs: worded(TimeMs, "生效时间", "In force from"),
	title: Flow.properties.title,
	limits: Flow.properties.limits,
	nodes: worded(list(ChartNode, most.stages + most.procedures + 8), "节点", "Nodes"),
	edges: worded(list(ChartEdge, 1000), "连线", "Edges"),
});

export const MetricsQuery = closed({
	item: itemFilter,
	department: departmentFilter,
	from: worded(Type.Optional(Month), "起始月份", "From this month"),
	to: worded(Type.Optional(Month), "截止月份", "To this month"),
});
const { item: _item, department: _department, month: _month, ...figures } = Tally.properties;
const share = Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 }));
export const MetricsView = closed({
	...figures,
	decided: worded(Count, "办结数", "Decided"),
	medianDays: worded(Type.Optional(Count), "办理用时中位数（工作日）", "Median handling time, working days"),
	p90Days: worded(Type.Optional(Count), "九成办结用时（工作日）", "90th percentile, working days"),
	approvalPermille: worded(share, "准予率（千分比）", "Approved, per thousand"),
	automationPermille: worded(share, "自动办理率（千分比）", "Decided by rule alone, per thousand"),
	overduePermille: worded(share, "超期率（千分比）", "Overdue, per thousand"),
	satisfiedPermille: worded(share, "满意率（三星及以上，千分比）", "Grade 3 or better, per thousand"),
	baseline: worded(Flow.properties.baseline, "改革前基线", "Baseline"),
});

/** What one item's cases came to in one month, as it is published; `metrics` has how many took how long. */
const { handling: _handling, ...published } = MetricsView.properties;
export const FigureRow = closed({
	item,
	title: FlowHeader.properties.title,
	department: Tally.properties.department,
	month: Tally.properties.month,
	...published,
});
export const FiguresPage = pageOf(FigureRow);

export const TalliesQuery = closed({ item: itemFilter, department: departmentFilter, ...paging });
export const TallyPage = pageOf(Tally);

export const CalendarQuery = closed({ year: HolidayCalendar.properties.year });

export type CaseQuery = Static<typeof CaseQuery>;
export type CaseView = Static<typeof CaseView>;
export type CasesQuery = Static<typeof CasesQuery>;
export type CasePage = Static<typeof CasePage>;
export type NewsQuery = Static<typeof NewsQuery>;
export type NewsRow = Static<typeof NewsRow>;
export type NewsPage = Static<typeof NewsPage>;
export type InboxQuery = Static<typeof InboxQuery>;
export type InboxPage = Static<typeof InboxPage>;
export type OffersQuery = Static<typeof OffersQuery>;
export type OfferPage = Static<typeof OfferPage>;
export type FlowQuery = Static<typeof FlowQuery>;
export type FlowView = Static<typeof FlowView>;
export type FlowsQuery = Static<typeof FlowsQuery>;
export type FlowPage = Static<typeof FlowPage>;
export type FlowChartView = Static<typeof FlowChartView>;
export type MetricsQuery = Static<typeof MetricsQuery>;
export type MetricsView = Static<typeof MetricsView>;
export type FigureRow = Static<typeof FigureRow>;
export type FiguresPage = Static<typeof FiguresPage>;
export type TalliesQuery = Static<typeof TalliesQuery>;
export type TallyPage = Static<typeof TallyPage>;
export type CalendarQuery = Static<typeof CalendarQuery>;
