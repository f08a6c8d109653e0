import type { Words } from "../words/words.ts";

/** What a service is about, as people sort their affairs. */
export interface Theme {
	readonly id: string;
	readonly name: Words;
	/** An item belongs here where its title, group or keywords hold one of these. */
	readonly marks: readonly string[];
}

/** Table: the themes of the catalogue, in the order in which they are shown. */
export const themes: readonly Theme[] = [
	{
		id: "household",
		name: { zh: "户籍身份", en: "Registration and identity" },
		marks: ["户口", "居住证", "身份证", "户籍", "出生登记", "护照"],
	},
	{
		id: "family",
		name: { zh: "婚育家庭", en: "Marriage and family" },
		marks: ["结婚", "离婚", "婚姻", "出生", "生育", "收养"],
	},
	{
		id: "care",
		name: { zh: "养老救助", en: "Old age and relief" },
		marks: ["高龄", "养老", "最低生活保障", "低保", "残疾", "救助", "失业保险金"],
	},
	{
		id: "work",
		name: { zh: "就业社保", en: "Work and social insurance" },
		marks: ["社会保险", "失业", "就业", "劳务", "劳动", "工伤"],
	},
	{
		id: "housing",
		name: { zh: "住房安居", en: "Housing" },
		marks: ["公积金", "住房", "不动产", "商品房", "租赁"],
	},
	{
		id: "business",
		name: { zh: "开办经营", en: "Starting and running a business" },
		marks: ["个体工商户", "公司", "企业", "经营许可", "食品", "用人单位", "单位社会保险", "单位住房公积金"],
	},
	{
		id: "land",
		name: { zh: "土地规划", en: "Land and planning" },
		marks: ["用地", "土地", "规划", "不动产", "选址"],
	},
	{
		id: "building",
		name: { zh: "工程建设", en: "Building" },
		marks: ["施工", "建筑", "用地", "预售", "竣工", "工程"],
	},
	{
		id: "street",
		name: { zh: "道路市容", en: "Streets and public space" },
		marks: ["道路", "占道", "户外广告", "垃圾", "绿地", "市容"],
	},
	{
		id: "transport",
		name: { zh: "交通出行", en: "Transport" },
		marks: ["驾驶", "机动车", "车辆", "公交"],
	},
	{
		id: "health",
		name: { zh: "医疗健康", en: "Health" },
		marks: ["医保", "医疗", "卫生", "医师"],
	},
	{
		id: "education",
		name: { zh: "教育", en: "Education" },
		marks: ["入学", "教师", "学位", "学校"],
	},
	{ id: "tax", name: { zh: "税费", en: "Taxes and fees" }, marks: ["税", "缴费"] },
];

/** Where an item belongs that no theme claims. */
export const otherTheme: Theme = { id: "other", name: { zh: "其他", en: "Other" }, marks: [] };

/** The themes of an item by what it is called; never none. */
export function themesOf(called: readonly string[]): readonly string[] {
	const found = themes.filter(({ marks }) =>
		marks.some((mark) => called.some((each) => each.includes(mark))),
	);
	return found.length > 0 ? found.map(({ id }) => id) : [otherTheme.id];
}
