import { type TSchema, Type } from "typebox";

/** What a fact, a step or an outcome can be. Money is an int in fen; a date is a day without a time. */
export const valueTypes = {
	int: { zh: "整数", en: "Whole number" },
	bool: { zh: "是否", en: "Yes or no" },
	string: { zh: "文字", en: "Text" },
	date: { zh: "日期", en: "Date" },
	"list(int)": { zh: "整数列表", en: "List of whole numbers" },
	"list(bool)": { zh: "是否列表", en: "List of yes or no" },
	"list(string)": { zh: "文字列表", en: "List of texts" },
	"list(date)": { zh: "日期列表", en: "List of dates" },
	"map(int)": { zh: "按名称的整数", en: "Whole numbers by name" },
	"map(bool)": { zh: "按名称的是否", en: "Yes or no by name" },
	"map(string)": { zh: "按名称的文字", en: "Texts by name" },
	"map(date)": { zh: "按名称的日期", en: "Dates by name" },
} as const;
export type ValueType = keyof typeof valueTypes;
export type ScalarType = "int" | "bool" | "string" | "date";

/** A type taken apart: of what, and one, a list or a map of it. */
export const typeShapes = Object.fromEntries(
	Object.keys(valueTypes).map((type) => {
		const [, shape = "one", scalar = type] = /^(list|map)\((.+)\)$/.exec(type) ?? [];
		return [type, { shape, scalar }];
	}),
) as Readonly<Record<ValueType, { readonly shape: "one" | "list" | "map"; readonly scalar: ScalarType }>>;

/** What an int counts; for people, it changes no arithmetic. */
export const units = {
	fen: { zh: "分", en: "fen" },
	days: { zh: "天", en: "days" },
	months: { zh: "个月", en: "months" },
	years: { zh: "年", en: "years" },
	age: { zh: "周岁", en: "years old" },
	count: { zh: "个", en: "items" },
	"square-metres-hundredths": { zh: "百分之一平方米", en: "hundredths of a square metre" },
} as const;
export type Unit = keyof typeof units;

/** How a quotient becomes whole. */
export const roundings = {
	"half-up": { zh: "四舍五入", en: "half away from zero" },
	"half-even": { zh: "四舍六入五成双", en: "half to even" },
	up: { zh: "向远离零进位", en: "away from zero" },
	down: { zh: "舍去尾数", en: "towards zero" },
	ceiling: { zh: "向上取整", en: "up" },
	floor: { zh: "向下取整", en: "down" },
} as const;
export type Rounding = keyof typeof roundings;

/** Which rows of a table count. */
export const hitPolicies = {
	first: { zh: "取第一条符合的", en: "the first row that fits" },
	unique: { zh: "只能有一条符合", en: "the only row that fits" },
	collect: { zh: "取全部符合的", en: "all rows that fit" },
} as const;
export type HitPolicy = keyof typeof hitPolicies;

/** What a reviewer says. */
export const verdicts = {
	approve: { zh: "同意", en: "Approve" },
	object: { zh: "不同意", en: "Object" },
} as const;
export type VerdictName = keyof typeof verdicts;

/** How a rule stands. */
export const ruleStatuses = {
	published: { zh: "已公布", en: "Published" },
	withdrawn: { zh: "已废止", en: "Withdrawn" },
} as const;

/** A schema of one of the keys of a table of words. */
export function choice<const T extends Readonly<Record<string, unknown>>>(of: T) {
	const keys = Object.keys(of) as (keyof T & string)[];
	return Type.Unsafe<keyof T & string>(Type.Union(keys.map((each) => Type.Literal(each)) as TSchema[]));
}
