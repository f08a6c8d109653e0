import type { Words } from "@mingjian/ledger/runtime/words.ts";

interface ProblemEntry {
	/** `refused`: the row is not imported. `remark`: it is, and this is said of it. */
	readonly outcome: "refused" | "remark";
	/** What is wrong. */
	readonly words: Words;
	/** What was done about it. */
	readonly done: Words;
}

const refused: Words = { zh: "该行未导入。", en: "The row was not imported." };
const kept: Words = { zh: "照原样导入。", en: "Imported as it is." };

/** Table: everything an import says about a row. Codes are API: never reused. */
export const problems = {
	"row-not-object": {
		outcome: "refused",
		words: { zh: "这一行不是一条记录。", en: "The row is not a record." },
		done: refused,
	},
	"field-missing": {
		outcome: "refused",
		words: { zh: "必填内容为空。", en: "A field that must be filled in is empty." },
		done: refused,
	},
	"field-not-text": {
		outcome: "refused",
		words: { zh: "内容不是完整的文字。", en: "The field is not whole text." },
		done: refused,
	},
	"field-too-long": {
		outcome: "refused",
		words: { zh: "内容超过长度限制。", en: "The field is too long." },
		done: refused,
	},
	"item-code-unusable": {
		outcome: "refused",
		words: {
			zh: "事项编码只能由四个以上的数字、字母和连字符组成。",
			en: "An item code is four or more digits, letters and hyphens.",
		},
		done: refused,
	},
	"task-type-unknown": {
		outcome: "refused",
		words: { zh: "没有这个事项类型代码。", en: "There is no such type of item." },
		done: refused,
	},
	"division-invalid": {
		outcome: "refused",
		words: { zh: "行政区划代码应为六位或十二位数字。", en: "A division code has six or twelve digits." },
		done: refused,
	},
	"item-code-conflict": {
		outcome: "refused",
		words: {
			zh: "多行使用同一事项编码而内容不同，无法判断哪一行正确。",
			en: "Several rows share this item code and differ; nobody can tell which is right.",
		},
		done: { zh: "这些行均未导入。", en: "None of these rows was imported." },
	},
	"owner-other": {
		outcome: "refused",
		words: { zh: "账本上该事项属于另一部门。", en: "On the record the item belongs to another department." },
		done: refused,
	},
	"item-withdrawn": {
		outcome: "refused",
		words: { zh: "账本上该事项已撤回。", en: "On the record the item is withdrawn." },
		done: refused,
	},
	"too-many-versions": {
		outcome: "refused",
		words: { zh: "该事项的版本数已达上限。", en: "The item has as many versions as it can have." },
		done: refused,
	},
	"row-repeated": {
		outcome: "remark",
		words: { zh: "与前面的一行完全相同。", en: "The row says the same as an earlier one." },
		done: { zh: "与前一行合并为一个事项。", en: "Merged with the earlier row into one item." },
	},
	"changed-since-import": {
		outcome: "remark",
		words: {
			zh: "该事项导入后已由部门更新。",
			en: "The department has amended the item since this content was published.",
		},
		done: { zh: "保留部门更新后的版本。", en: "The department's version was kept." },
	},
	"text-cleaned": {
		outcome: "remark",
		words: {
			zh: "内容首尾有空白或含有不可见字符。",
			en: "The field has outer blanks or invisible characters.",
		},
		done: { zh: "已去除后导入。", en: "Imported without them." },
	},
	"name-characters": {
		outcome: "remark",
		words: {
			zh: "名称中有全角数字字母或反斜线。",
			en: "The name has full-width digits or letters, or a backslash.",
		},
		done: kept,
	},
	"name-brackets": {
		outcome: "remark",
		words: { zh: "名称中的括号不成对。", en: "The brackets in the name do not match." },
		done: kept,
	},
	"name-repeated": {
		outcome: "remark",
		words: {
			zh: "同一部门有另一事项使用相同名称。",
			en: "The department has another item of the same name.",
		},
		done: { zh: "按各自编码分别导入。", en: "Each was imported under its own code." },
	},
	"item-code-case": {
		outcome: "remark",
		words: { zh: "事项编码中有小写字母。", en: "The item code has lower-case letters." },
		done: {
			zh: "改为大写后导入，原编码另存。",
			en: "Imported in capitals; the code as written is kept beside it.",
		},
	},
	"item-code-pattern": {
		outcome: "remark",
		words: {
			zh: "事项编码不符合“基本码-区划-三位-信用代码-一位-两位”的格式。",
			en: "The item code is not of the form basic code, division, three digits, credit code, one digit, two digits.",
		},
		done: { zh: "以原编码导入。", en: "Imported under the code as it is." },
	},
	"division-differs": {
		outcome: "remark",
		words: {
			zh: "事项编码中的区划与行政区划代码不同。",
			en: "The division in the item code is not the row's division code.",
		},
		done: { zh: "以行政区划代码为准。", en: "The row's division code was used." },
	},
	"owner-code-missing": {
		outcome: "remark",
		words: { zh: "事项编码中读不出实施主体代码。", en: "The item code names no implementing body." },
		done: { zh: "归入所列部门。", en: "Published by the department named." },
	},
	"owner-code-organisation": {
		outcome: "remark",
		words: {
			zh: "实施主体代码是旧组织机构代码，不是统一社会信用代码。",
			en: "The implementing body is given by an old organisation code, not a credit code.",
		},
		done: { zh: "归入所列部门。", en: "Published by the department named." },
	},
	"owner-code-invalid": {
		outcome: "remark",
		words: {
			zh: "实施主体代码不是有效的统一社会信用代码。",
			en: "The implementing body's code is not a valid credit code.",
		},
		done: { zh: "归入所列部门。", en: "Published by the department named." },
	},
	"owner-code-of-department": {
		outcome: "remark",
		words: {
			zh: "实施主体代码属于另一部门。",
			en: "The implementing body's code is that of another department.",
		},
		done: { zh: "归入所列部门。", en: "Published by the department named." },
	},
	"owner-code-other": {
		outcome: "remark",
		words: {
			zh: "实施主体代码有效，但不是该部门登记所用的代码。",
			en: "The implementing body's code is valid but not the one its department is registered by.",
		},
		done: {
			zh: "由所列部门发布，实施主体代码另存。",
			en: "Published by the department named; the body's code is kept beside it.",
		},
	},
	"department-code-missing": {
		outcome: "remark",
		words: { zh: "没有部门编码。", en: "There is no department code." },
		done: { zh: "按部门名称归属。", en: "The department was taken by its name." },
	},
	"department-code-invalid": {
		outcome: "remark",
		words: {
			zh: "部门编码既不是有效的统一社会信用代码，也不是有效的组织机构代码。",
			en: "The department code is neither a valid credit code nor a valid organisation code.",
		},
		done: {
			zh: "按部门名称归属，原编码另存。",
			en: "The department was taken by its name; the code is kept beside it.",
		},
	},
	"department-code-differs": {
		outcome: "remark",
		words: {
			zh: "部门编码与事项编码中的实施主体不是同一机构。",
			en: "The department code and the item code name different bodies.",
		},
		done: {
			zh: "按部门名称归属，两个编码另存。",
			en: "The department was taken by its name; both codes are kept.",
		},
	},
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

/** One problem of one row. */
export interface Problem {
	readonly code: ProblemCode;
	/** Column it was found in; absent where it is the whole row. */
	readonly field?: string;
	/** What stood there, cut to 120 characters. */
	readonly value: string;
	/** Other row it is about (a repeat, a conflict). */
	readonly otherRow?: number;
}

/** A problem with its value as text, cut. */
export function problem(code: ProblemCode, field: string | undefined, value: unknown): Problem {
	const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
	const cut = text.toWellFormed().slice(0, 120).toWellFormed();
	return { code, ...(field === undefined ? {} : { field }), value: cut };
}

/** True where one of the problems refuses the row. */
export function refuses(found: readonly Problem[]): boolean {
	return found.some(({ code }) => problems[code].outcome === "refused");
}
