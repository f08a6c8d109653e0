import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Something wrong in a pack: in which file, at which place (RFC 6901), and what to do. */
export interface PackFault {
	readonly file: string;
	readonly pointer: string;
	readonly code: string;
	readonly words: Words;
}

/** One step of a JSON pointer. */
export function pointerTo(...steps: readonly (string | number)[]): string {
	return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** What a pack gets wrong beyond the schema of its files. */
export const packFaultWords = {
	"file-missing": { zh: "缺少文件。请补上。", en: "The file is missing. Add it." },
	"file-surplus": {
		zh: "服务包中没有这种文件。只能有 pack、guide、form、flow、certificate 和 rule-*.json。",
		en: "A pack has no such file: only pack, guide, form, flow, certificate and rule-*.json.",
	},
	"not-json": { zh: "不是规范的 UTF-8 JSON。", en: "The file is no JSON in UTF-8." },
	"department-undeclared": {
		zh: "pack.json 没有列出这个部门。请加入 departments。",
		en: "This department is not in the list of pack.json. Add it to departments.",
	},
	"department-unused": {
		zh: "列出的部门没有用到。请删去。",
		en: "The department is listed and never used. Remove it.",
	},
	"material-guide": {
		zh: "流程与办事指南的材料须同名同序。请改为一致。",
		en: "The guide and the flow must list the same materials in the same order.",
	},
	"limits-guide": {
		zh: "流程与办事指南的时限须一致。",
		en: "The guide and the flow must state the same limits.",
	},
	"question-kind": {
		zh: "问题须有 type 或 anyOf，二者之一；格式、长度只用于文字，大小只用于整数。",
		en: "A question has either type or anyOf; formats and lengths belong to texts, bounds to whole numbers.",
	},
	"question-name": {
		zh: "这个名称在程序语言里另有含义（如 constructor、valueOf）。请改名。",
		en: "Programs have a use of their own for this name, as for constructor and valueOf. Use another.",
	},
	"question-bound": {
		zh: "文字须写 maxLength 或 format；整数须写 minimum 和 maximum。",
		en: "A text needs maxLength or a format, a whole number both minimum and maximum.",
	},
	"question-pattern": {
		zh: "正则表达式无法使用，或示例不符合它；有 pattern 的须给示例。",
		en: "The regular expression cannot be used or its example does not fit it; a pattern needs an example.",
	},
	"question-destination": {
		zh: "每个问题须恰有一个去处：密封字段组（group）或依法公开的项（public）。",
		en: "Each question goes to exactly one place: a sealed group or a public member.",
	},
	"question-unplaced": {
		zh: "每个问题须在且只在一个页面上。",
		en: "Each question stands on exactly one page.",
	},
	"question-unknown": { zh: "没有这个问题。请核对名称。", en: "There is no such question. Check the name." },
	"show-if": {
		zh: "条件须依据更靠前的问题，取值须是其可能的回答。",
		en: "The condition must rest on an earlier question and one of its possible answers.",
	},
	"group-undeclared": {
		zh: "流程的 sealing.groups 没有这个字段组。请加入或改名。",
		en: "The flow's sealing.groups has no such group. Add it or use another.",
	},
	"group-empty": {
		zh: "没有问题属于这个字段组；必须的字段组须有一个总会询问的必填问题。",
		en: "No question belongs to this group; a required group needs a required question that is always asked.",
	},
	"public-unfilled": {
		zh: "依法公开的项须恰有一个必填且总会询问的文字问题（一百字以内）。",
		en: "A public member needs exactly one required text question of at most 100 characters that is always asked.",
	},
	"rule-unknown": { zh: "服务包中没有这条规则。", en: "The pack has no such rule." },
	"rule-unused": { zh: "流程没有用到这条规则。", en: "The flow does not use this rule." },
	"rule-outcome": {
		zh: "规则没有这样的公开结果：受理和准予须为是否，收费须为整数（分）。",
		en: "The rule has no such open outcome: yes or no to accept and grant, a whole number for the fee.",
	},
	"fact-source": {
		zh: "规则的每项事实都须写明来源，且不得多写。",
		en: "Every fact of the rule, and nothing else, needs a source.",
	},
	"fact-type": {
		zh: "事实的类型与其来源不符。",
		en: "The fact's type is not that of where it comes from.",
	},
	"fact-otherwise": {
		zh: "可能不询问或可不答的问题须写明未答时的取值（otherwise）；总会回答的不写。",
		en: "A question that may go unanswered needs an otherwise value; one that is always answered has none.",
	},
	"member-source": {
		zh: "证照的每个必有项须写明来源：一个类型相同的问题，或决定之日。",
		en: "Every required member of the certificate needs a source: a question of its type, or the day of the decision.",
	},
	"certificate-guide": {
		zh: "办事指南的结果须列出该证照类型（certificateType）。",
		en: "The guide's results must name this certificate type.",
	},
	"form-too-large": { zh: "表单过长。请精简。", en: "The form is too long. Shorten it." },
} as const satisfies Record<string, Words>;

export type PackFaultCode = keyof typeof packFaultWords;

export function packFault(code: PackFaultCode, file: string, pointer = ""): PackFault {
	return { file, pointer, code, words: packFaultWords[code] };
}
