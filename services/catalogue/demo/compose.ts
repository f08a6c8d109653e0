import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Guide } from "../guide-schema.ts";
import type { TaskType } from "../task-types.ts";

/** Chinese and English. */
export type Pair = readonly [zh: string, en: string];

type Material = NonNullable<Guide["materials"]>[number];
type Step = NonNullable<Guide["steps"]>[number];
type Results = NonNullable<Guide["results"]>;

/** A demo item as its department's table writes it. */
export interface DemoItem {
	/** Basic code: 14 digits and letters, before division and department. */
	readonly basic: string;
	readonly title: Pair;
	readonly summary: Pair;
	readonly group: Pair;
	readonly taskType: TaskType;
	readonly audience: readonly ("person" | "company")[];
	readonly basis: readonly { readonly law: Pair; readonly article?: Pair; readonly text?: Pair }[];
	readonly conditions: readonly Pair[];
	readonly materials: readonly Material[];
	/** Working days; where a law counts calendar days, no more working days than those hold. */
	readonly statutoryDays: number;
	readonly promisedDays: number;
	readonly fees: NonNullable<Guide["fees"]>;
	readonly steps: readonly Step[];
	readonly depth: NonNullable<Guide["online"]>["depth"];
	readonly visits: number;
	readonly form: Readonly<Record<string, unknown>>;
	readonly results: Results;
	readonly keywords: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** Where a department of the demo city receives people. */
export interface DemoOffice {
	readonly name: Pair;
	readonly address: Pair;
	readonly phone: string;
}

export const hours: Pair = [
	"工作日 9:00—12:00，13:30—17:30",
	"Working days 9:00 to 12:00 and 13:30 to 17:30",
];

export function words([zh, en]: Pair): Words {
	return { zh, en };
}

/** What may be said of a material beyond its name. */
interface MaterialKind {
	readonly kind?: Material["kind"];
	readonly source?: Material["source"];
	readonly required?: boolean;
	readonly copies?: number;
	readonly note?: Pair;
}

/** A material the applicant hands in. */
export function material(name: Pair, kind: MaterialKind = {}): Material {
	const { note, ...rest } = kind;
	return {
		name: words(name),
		kind: "electronic",
		source: "applicant",
		required: true,
		held: false,
		copies: 1,
		...rest,
		...(note ? { note: words(note) } : {}),
	};
}

/** A material the government holds already and does not ask for again. */
export function heldMaterial(name: Pair): Material {
	const note: Pair = ["系统自动核验，无需提交。", "Checked by the system; need not be handed in."];
	return { ...material(name, { source: "government", note }), held: true };
}

export const identityCard = heldMaterial(["居民身份证", "Resident identity card"]);
export const businessLicence = heldMaterial(["营业执照", "Business licence"]);
export const applicationForm = material(["申请表", "Application form"], {
	kind: "form",
	note: ["在线填写并签名。", "Filled in and signed online."],
});

/** One step of the way. */
export function step(title: Pair, by: Pair, days: number, detail: Pair): Step {
	return { title: words(title), by: words(by), days, detail: words(detail) };
}

const applicant: Pair = ["申请人", "Applicant"];
const window: Pair = ["综合受理窗口", "Reception"];
const officer: Pair = ["经办科室", "Responsible section"];

export const handIn = step(["提交申请", "Apply"], applicant, 0, [
	"在线填写申请表，政府已有的材料由系统自动调取。",
	"Fill in the form online; what the government holds is fetched by the system.",
]);
export const accept = step(["受理", "Acceptance"], window, 0, [
	"材料齐全的当场受理；不齐的一次告知需要补正的全部内容。",
	"Complete applications are accepted at once; otherwise everything missing is named in one notice.",
]);
export const deliver = step(["送达", "Delivery"], window, 0, [
	"结果即时发到申请人的账户，也可选择邮寄或到窗口领取。",
	"The result goes to the applicant's account at once, or by post or at the window if preferred.",
]);

/** Apply, accept, review and decide in so many working days, deliver. */
export function usualSteps(days: number): readonly Step[] {
	return [handIn, accept, reviewed(days), deliver];
}

/** As usual, with a visit on the spot before the decision. */
export function stepsWithInspection(days: number, what: Pair): readonly Step[] {
	const inspection = step(["现场核查", "Inspection"], officer, Math.ceil(days / 2), what);
	return [handIn, accept, inspection, reviewed(Math.floor(days / 2)), deliver];
}

/** Apply, decided on the spot, deliver. */
export const stepsAtOnce: readonly Step[] = [
	handIn,
	step(["即时办结", "Decided at once"], window, 0, [
		"窗口或系统核对信息后当场办结。",
		"The window or the system checks the facts and decides at once.",
	]),
	deliver,
];

function reviewed(days: number): Step {
	return step(["审查决定", "Review and decision"], officer, days, [
		"审查申请是否符合条件并作出决定，不予批准的说明理由和救济途径。",
		"The conditions are examined and a decision made; a refusal gives its reasons and how to appeal.",
	]);
}

/** A text field of a form. */
export function textField(label: Pair, maxLength = 200): Readonly<Record<string, unknown>> {
	return { type: "string", minLength: 1, maxLength, words: words(label) };
}

export function dateField(label: Pair): Readonly<Record<string, unknown>> {
	return { type: "string", format: "date", words: words(label) };
}

export function numberField(
	label: Pair,
	minimum: number,
	maximum: number,
): Readonly<Record<string, unknown>> {
	return { type: "integer", minimum, maximum, words: words(label) };
}

/** A field with codes to choose from. */
export function choiceField(
	label: Pair,
	choices: Readonly<Record<string, Pair>>,
): Readonly<Record<string, unknown>> {
	const options = Object.entries(choices).map(([code, name]) => ({ const: code, words: words(name) }));
	return { anyOf: options, words: words(label) };
}

/** A form that asks for all its fields. */
export function form(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return { type: "object", properties: fields, required: Object.keys(fields), additionalProperties: false };
}

export function certificate(name: Pair): Results {
	return [{ name: words(name), kind: "certificate" }];
}

export function result(kind: Results[number]["kind"], name: Pair): Results {
	return [{ name: words(name), kind }];
}

export const noFee: NonNullable<Guide["fees"]> = [];

/** The guide of a demo item for a division and an office. */
export function demoGuide(item: DemoItem, divisionCode: string, office: DemoOffice): Guide {
	return {
		title: words(item.title),
		summary: words(item.summary),
		group: words(item.group),
		taskType: item.taskType,
		divisionCode,
		audience: [...item.audience],
		legalBasis: item.basis.map(({ law, article, text }) => ({
			law: words(law),
			...(article ? { article: words(article) } : {}),
			...(text ? { text: words(text) } : {}),
		})),
		conditions: item.conditions.map(words),
		materials: [...item.materials],
		limits: { statutoryDays: item.statutoryDays, promisedDays: item.promisedDays },
		fees: [...item.fees],
		steps: [...item.steps],
		offices: [
			{ name: words(office.name), address: words(office.address), phone: office.phone, hours: words(hours) },
		],
		online: { depth: item.depth, visits: item.visits },
		formSchema: { ...item.form },
		results: [...item.results],
		keywords: { zh: [...item.keywords.zh], en: [...item.keywords.en] },
	};
}
