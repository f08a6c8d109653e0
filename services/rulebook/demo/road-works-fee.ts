import type { Rule } from "../rule-schema.ts";

const text: Omit<Rule, "department" | "effectiveFromMs"> = {
	id: "road-works-fee",
	title: { zh: "城市道路占用费计算规则", en: "Fee for occupying a road for works" },
	basis: [
		{
			law: { zh: "城市道路管理条例", en: "Regulations on the Administration of Urban Roads" },
			article: { zh: "第三十七条", en: "Article 37" },
		},
	],
	rounding: "half-up",
	facts: [
		{
			name: "area",
			title: { zh: "占用面积", en: "Area occupied" },
			type: "int",
			unit: "square-metres-hundredths",
			minimum: 1,
			maximum: 100_000_000,
		},
		{
			name: "days",
			title: { zh: "占用天数", en: "Days occupied" },
			type: "int",
			unit: "days",
			minimum: 1,
			maximum: 3650,
		},
		{ name: "roadClass", title: { zh: "道路等级", en: "Class of road" }, type: "string", maxLength: 20 },
		{ name: "emergencyRepair", title: { zh: "应急抢修", en: "Emergency repair" }, type: "bool" },
	],
	steps: [
		{
			name: "dailyFen",
			title: { zh: "每平方米每日费率", en: "Rate for a square metre and day" },
			type: "int",
			unit: "fen",
			table: {
				hit: "unique",
				columns: [
					{ title: { zh: "道路等级", en: "Class of road" }, type: "string", expression: "roadClass" },
				],
				rows: [
					{ title: { zh: "主干路", en: "arterial road" }, cells: [{ oneOf: ["arterial"] }], result: "75" },
					{
						title: { zh: "次干路", en: "secondary road" },
						cells: [{ oneOf: ["secondary"] }],
						result: "50",
					},
					{
						title: { zh: "支路和街坊路", en: "branch road or lane" },
						cells: [{ oneOf: ["branch", "lane"] }],
						result: "35",
					},
				],
			},
		},
		{
			name: "percent",
			title: { zh: "按天数的收费比例（百分比）", en: "Share by number of days, in percent" },
			type: "int",
			expression: "bracket(days, [[1, 100], [31, 120], [91, 150]])",
		},
		{
			name: "fullFen",
			title: { zh: "应收费用", en: "Fee before exemption" },
			type: "int",
			unit: "fen",
			expression: "mulRate(area * days * dailyFen, percent, 10000, rounding)",
		},
		{
			name: "chargedFen",
			title: { zh: "计收费用（最低十元）", en: "Fee charged, ten yuan at least" },
			type: "int",
			unit: "fen",
			expression: "emergencyRepair ? 0 : fullFen < 1000 ? 1000 : fullFen",
		},
	],
	outcomes: [
		{
			name: "feeFen",
			title: { zh: "占用费", en: "Fee" },
			type: "int",
			unit: "fen",
			expression:
				'area > 1000000 ? refer("占用面积超过一万平方米，须专项核定", "an area beyond 10,000 square metres is assessed by hand") : chargedFen',
		},
	],
	examples: [
		{
			title: { zh: "主干路十平方米三十天", en: "10 square metres of arterial road for 30 days" },
			facts: { area: 1000, days: 30, roadClass: "arterial", emergencyRepair: false },
			outcome: { feeFen: 22_500 },
		},
		{
			title: { zh: "半分进一", en: "half a fen counts as one" },
			facts: { area: 2002, days: 1, roadClass: "arterial", emergencyRepair: false },
			outcome: { feeFen: 1502 },
		},
		{
			title: { zh: "应急抢修免收", en: "emergency repair is free" },
			facts: { area: 1000, days: 30, roadClass: "arterial", emergencyRepair: true },
			outcome: { feeFen: 0 },
		},
		{
			title: { zh: "未列明的道路等级", en: "a class of road not listed" },
			facts: { area: 1000, days: 1, roadClass: "motorway", emergencyRepair: false },
			human: "no-row",
		},
		{
			title: { zh: "超过一万平方米", en: "beyond 10,000 square metres" },
			facts: { area: 1_000_001, days: 1, roadClass: "lane", emergencyRepair: false },
			human: "referred",
		},
	],
};

/** 道路挖掘占用费: what a permit to occupy a road for works costs in the made-up city, by area, days and class of road. */
export function roadWorksFee(department: string, effectiveFromMs: number): Rule {
	return { ...text, department, effectiveFromMs };
}
