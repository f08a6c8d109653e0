import { type Static, type TSchema, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { audiences, choice, materialKinds, materialSources, onlineDepths, resultKinds } from "./choices.ts";
import { taskTypes } from "./task-types.ts";

/** Most rows of each list of a guide. */
export const maxListed = 60;
/** Most characters of a form's JSON Schema as canonical JSON. */
export const maxFormLength = 32_768;

/** Most characters of a whole guide as canonical JSON; three octets each still fit a state value. */
export const maxGuideLength = 262_144;

/** Chinese text, with English where the department has it. */
function text(maxLength: number) {
	return closed({
		zh: worded(Type.String({ minLength: 1, maxLength }), "中文", "Chinese"),
		en: worded(Type.Optional(Type.String({ minLength: 1, maxLength: 3 * maxLength })), "英文", "English"),
	});
}

function list<S extends TSchema>(of: S) {
	return Type.Array(of, { maxItems: maxListed });
}

const short = text(200);
const long = text(2000);
const workingDays = Type.Integer({ minimum: 0, maximum: 1000 });
const word = Type.String({ minLength: 1, maxLength: 60 });

const LegalBasis = closed({
	law: worded(short, "法律法规名称", "Law"),
	article: worded(Type.Optional(short), "条款", "Article"),
	text: worded(Type.Optional(long), "条文内容", "What it says"),
});

const Material = closed({
	name: worded(short, "材料名称", "Material"),
	kind: worded(choice(materialKinds), "材料形式", "Form"),
	copies: worded(Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })), "份数", "Copies"),
	source: worded(choice(materialSources), "来源渠道", "Where it comes from"),
	required: worded(Type.Boolean(), "是否必须", "Required"),
	held: worded(Type.Boolean(), "政府已有，可免提交", "Government holds it already; need not be handed in"),
	note: worded(Type.Optional(long), "说明", "Note"),
});

const Limits = closed({
	statutoryDays: worded(Type.Optional(workingDays), "法定办结时限（工作日）", "Limit by law, working days"),
	promisedDays: worded(
		Type.Optional(workingDays),
		"承诺办结时限（工作日，零为即办）",
		"Promised limit, working days, 0 for at once",
	),
});

const Fee = closed({
	name: worded(short, "收费项目", "Fee"),
	amountFen: worded(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }), "金额（分）", "Amount in fen"),
	basis: worded(short, "收费依据", "Basis of the fee"),
	note: worded(Type.Optional(long), "说明", "Note"),
});

const Step = closed({
	title: worded(short, "环节", "Step"),
	by: worded(Type.Optional(short), "办理人", "Who does it"),
	days: worded(Type.Optional(workingDays), "用时（工作日）", "Working days it takes"),
	detail: worded(Type.Optional(long), "说明", "What happens"),
});

const Office = closed({
	name: worded(short, "窗口", "Office"),
	address: worded(short, "地址", "Address"),
	phone: worded(Type.String({ pattern: "^[0-9+() -]{3,32}$", maxLength: 32 }), "电话", "Phone"),
	hours: worded(Type.Optional(short), "办公时间", "Opening hours"),
});

const Online = closed({
	depth: worded(choice(onlineDepths), "网上办理深度", "How far it can be done online"),
	visits: worded(Type.Integer({ minimum: 0, maximum: 9 }), "到现场次数", "Visits needed"),
});

const ItemResult = closed({
	name: worded(short, "结果名称", "Result"),
	kind: worded(choice(resultKinds), "结果类型", "Kind of result"),
	certificateType: worded(
		Type.Optional(Type.String({ pattern: "^[a-z0-9][a-z0-9.-]{0,63}$", maxLength: 64 })),
		"电子证照类型代码",
		"Certificate type issued",
	),
});

const Keywords = closed({
	zh: worded(list(word), "中文关键词和俗称", "Chinese keywords and everyday names"),
	en: worded(list(word), "英文关键词", "English keywords"),
});

const Origin = closed({
	ownerCode: worded(
		Type.Optional(Type.String({ maxLength: 64 })),
		"实施主体编码",
		"Code of the implementing body",
	),
	departmentCode: worded(Type.Optional(Type.String({ maxLength: 64 })), "部门编码", "Code of the department"),
	itemCode: worded(
		Type.Optional(Type.String({ maxLength: 120 })),
		"原事项编码",
		"Item code as it was written",
	),
});

/** The guide of a service item (办事指南). Only its title, type and division must be there; a list left out is not known, an empty one is none. */
export const Guide = closed({
	title: worded(short, "事项名称", "Title"),
	summary: worded(Type.Optional(text(400)), "简介", "Summary"),
	group: worded(Type.Optional(short), "主项名称", "Group of items"),
	taskType: worded(choice(taskTypes), "事项类型", "Type of item"),
	divisionCode: worded(
		Type.String({ pattern: "^[0-9]{6}([0-9]{6})?$", maxLength: 12 }),
		"行政区划代码",
		"Division code",
	),
	audience: worded(
		Type.Optional(Type.Array(choice(audiences), { maxItems: 2, uniqueItems: true })),
		"服务对象",
		"Who it is for",
	),
	legalBasis: worded(Type.Optional(list(LegalBasis)), "法律依据", "Legal basis"),
	conditions: worded(Type.Optional(list(text(600))), "办理条件", "Conditions"),
	materials: worded(Type.Optional(list(Material)), "申请材料", "Materials"),
	limits: worded(Type.Optional(Limits), "办结时限", "Time limits"),
	fees: worded(Type.Optional(list(Fee)), "收费", "Fees"),
	steps: worded(Type.Optional(list(Step)), "办理流程", "Steps"),
	offices: worded(Type.Optional(list(Office)), "办理地点", "Offices"),
	online: worded(Type.Optional(Online), "网上办理", "Online"),
	formSchema: worded(
		Type.Optional(
			Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { boundedBy: "form-too-large" }),
		),
		"申请表单（JSON Schema）",
		"Application form (JSON Schema)",
	),
	results: worded(Type.Optional(list(ItemResult)), "办理结果", "Results"),
	keywords: worded(Type.Optional(Keywords), "关键词", "Keywords"),
	origin: worded(Type.Optional(Origin), "数据来源编码", "Codes in the source system"),
});

export type Guide = Static<typeof Guide>;
