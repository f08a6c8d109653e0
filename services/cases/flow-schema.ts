import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { bilingual, DepartmentId, TimeMs } from "../terms.ts";
import { choice, officeRoles, procedureKinds } from "./choices.ts";
import { FlowRules, Sealing } from "./flow-wiring.ts";
import {
	Clause,
	Days,
	Digest,
	ItemCode,
	list,
	MaterialCode,
	most,
	Office,
	StageId,
	VersionNumber,
} from "./terms.ts";

const short = bilingual(60);
const role = worded(choice(officeRoles), "岗位", "Role");

/** One stage. It opens when all stages named in `after` are closed, or upon acceptance; it closes when every office has spoken. */
export const FlowStage = closed({
	id: worded(StageId, "环节标识", "Id of the stage"),
	title: worded(short, "环节名称", "Title"),
	offices: worded(list(Office, most.offices, 1), "办理部门（多个为会审）", "Offices; several review jointly"),
	days: worded(Days, "时限（工作日）", "Limit in working days"),
	after: worded(Type.Optional(list(StageId, most.stages)), "前置环节", "Stages that must be closed before"),
	fourEyes: worded(Type.Optional(Type.Boolean()), "需双人复核", "A second officer must confirm"),
	binding: worded(
		Type.Optional(Type.Boolean()),
		"不同意即不得准予",
		"Nothing is granted against an objection here",
	),
	decides: worded(Type.Optional(Type.Boolean()), "作出决定", "Decides the case"),
});
export type FlowStage = Static<typeof FlowStage>;

const Intake = closed({
	role,
	days: worded(Days, "受理时限（工作日）", "Limit for accepting, working days"),
	deemed: worded(Type.Boolean(), "逾期未告知即视为受理", "Deemed accepted when nobody answers in time"),
});

const Corrections = closed({
	most: worded(Type.Integer({ minimum: 0, maximum: 9 }), "最多补正次数", "How often at most"),
	days: worded(
		Type.Integer({ minimum: 1, maximum: 1000 }),
		"补正期限（工作日）",
		"Working days the citizen has",
	),
});

const Limits = closed({
	statutoryDays: worded(Days, "法定办结时限（工作日）", "Limit by law, working days"),
	promisedDays: worded(Days, "承诺办结时限（工作日）", "Promised limit, working days"),
});

const Appeal = closed({
	office: worded(Office, "异议处理部门", "Office that decides appeals"),
	withinDays: worded(Days, "提出期限（工作日）", "May be made within, working days"),
	days: worded(Days, "处理时限（工作日）", "Limit for deciding, working days"),
});

const Extension = closed({
	days: worded(Type.Integer({ minimum: 1, maximum: 1000 }), "延长（工作日）", "Longer by, working days"),
	law: worded(Clause, "延长依据", "Law that allows it"),
});

const Procedure = closed({
	id: worded(StageId, "程序标识", "Id of the procedure"),
	kind: worded(choice(procedureKinds), "种类", "Kind"),
	stage: worded(StageId, "所属环节", "Stage it belongs to"),
	title: worded(short, "程序名称", "Title"),
	law: worded(Clause, "依据", "Law"),
	days: worded(
		Type.Integer({ minimum: 1, maximum: 1000 }),
		"所需时间（工作日）",
		"Working days it takes at most",
	),
	onDemand: worded(
		Type.Optional(Type.Boolean()),
		"申请人可以要求（限听证）",
		"The applicant may demand it; hearings only",
	),
});
export type Procedure = Static<typeof Procedure>;

const Material = closed({
	code: worded(MaterialCode, "材料代码", "Code"),
	title: worded(short, "材料名称", "Title"),
	required: worded(Type.Boolean(), "是否必须", "Required"),
});

const PublicMember = closed({
	name: worded(Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,31}$", maxLength: 32 }), "名称", "Name"),
	title: worded(short, "公开内容", "Title"),
	law: worded(Clause, "公开依据", "Law that makes it public"),
});

const Baseline = closed({
	medianDays: worded(Days, "改革前办理用时中位数（工作日）", "Median before, working days"),
	p90Days: worded(Days, "改革前九成办结用时（工作日）", "90th percentile before, working days"),
	source: worded(bilingual(200), "来源", "Where the figures come from"),
});

/** How cases of one service item are handled. The document the engine runs and the chart is drawn from. */
export const Flow = closed({
	title: worded(short, "流程名称", "Title"),
	law: worded(list(Clause, most.clauses, 1), "依据", "Law"),
	intake: worded(Intake, "受理", "Acceptance"),
	corrections: worded(Corrections, "补正", "Corrections"),
	stages: worded(list(FlowStage, most.stages, 1), "环节", "Stages"),
	limits: worded(Limits, "办结时限", "Limits"),
	deliveryDays: worded(Days, "送达时限（工作日）", "Limit for delivery, working days"),
	automatic: worded(
		Type.Boolean(),
		"可由部门印章按规则自动受理和准予",
		"The department's seal may accept and grant by rule",
	),
	appeal: worded(Type.Optional(Appeal), "异议", "Appeal"),
	extension: worded(Type.Optional(Extension), "办理期限的延长（一次）", "Extension of the limits, once"),
	procedures: worded(
		Type.Optional(list(Procedure, most.procedures, 1)),
		"不计入时限的程序",
		"Procedures whose time does not count",
	),
	materials: worded(list(Material, most.materials), "材料", "Materials"),
	publicMembers: worded(list(PublicMember, most.publicMembers), "依法公开的内容", "Public by law"),
	baseline: worded(Type.Optional(Baseline), "改革前基线", "Baseline"),
	sealing: worded(Type.Optional(Sealing), "密封的个人信息", "Personal data, sealed"),
	rules: worded(Type.Optional(FlowRules), "所依据的规则", "Rules it rests on"),
	proactive: worded(
		Type.Optional(Type.Boolean()),
		"免申即享（部门可依已有信息主动办理）",
		"Granted without an application, from facts already held",
	),
});
export type Flow = Static<typeof Flow>;

export const effectiveFromMs = worded(TimeMs, "生效时间", "In force from");
export const FlowHash = worded(Digest, "流程哈希", "Hash of the flow");

const FlowLine = closed({
	version: worded(VersionNumber, "版本号", "Version"),
	effectiveFromMs,
	publishedAtMs: worded(TimeMs, "发布时间", "Published at"),
	hash: FlowHash,
});

/** The versions of an item's flow. */
export const FlowHeader = closed({
	item: worded(ItemCode, "事项编码", "Item code"),
	department: worded(DepartmentId, "实施部门", "Department"),
	title: Flow.properties.title,
	versions: worded(list(FlowLine, most.flowVersions, 1), "版本", "Versions"),
});
export type FlowHeader = Static<typeof FlowHeader>;

/** One version. Written once. */
export const FlowVersion = closed({
	item: worded(ItemCode, "事项编码", "Item code"),
	department: worded(DepartmentId, "实施部门", "Department"),
	...FlowLine.properties,
	note: worded(Type.Optional(Type.String({ minLength: 1, maxLength: 500 })), "变更说明", "What changed"),
	flow: worded(Flow, "流程", "Flow"),
});
export type FlowVersion = Static<typeof FlowVersion>;
