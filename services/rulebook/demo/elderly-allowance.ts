import type { Rule } from "../rule-schema.ts";

const text: Omit<Rule, "department" | "effectiveFromMs"> = {
	id: "elderly-allowance",
	title: { zh: "高龄津贴发放规则", en: "Old-age allowance" },
	basis: [
		{
			law: {
				zh: "中华人民共和国老年人权益保障法",
				en: "Law on the Protection of the Rights and Interests of the Elderly",
			},
			article: { zh: "第三十三条", en: "Article 33" },
		},
	],
	rounding: "half-up",
	facts: [
		{ name: "birthDate", title: { zh: "出生日期", en: "Date of birth" }, type: "date" },
		{ name: "onDate", title: { zh: "核定日期", en: "Date of assessment" }, type: "date" },
		{
			name: "registered",
			title: { zh: "具有本市户籍", en: "Household registered in the city" },
			type: "bool",
		},
		{ name: "paidElsewhere", title: { zh: "已在外地领取", en: "Paid by another city" }, type: "bool" },
	],
	steps: [
		{
			name: "age",
			title: { zh: "年龄", en: "Age" },
			type: "int",
			unit: "age",
			expression:
				'birthDate > onDate ? refer("出生日期晚于核定日期", "born after the assessment") : ageAt(birthDate, onDate)',
		},
		{
			name: "reason",
			title: { zh: "认定情形", en: "Finding" },
			type: "string",
			table: {
				hit: "first",
				columns: [
					{ title: { zh: "本市户籍", en: "Registered" }, type: "bool", expression: "registered" },
					{ title: { zh: "年龄", en: "Age" }, type: "int", expression: "age" },
					{ title: { zh: "外地已领取", en: "Paid elsewhere" }, type: "bool", expression: "paidElsewhere" },
				],
				rows: [
					{
						title: { zh: "非本市户籍", en: "not registered here" },
						cells: [{ is: false }, {}, {}],
						result: '"not-registered"',
					},
					{
						title: { zh: "未满八十周岁", en: "not yet 80" },
						cells: [{}, { below: 80 }, {}],
						result: '"too-young"',
					},
					{
						title: { zh: "已在外地领取", en: "paid by another city" },
						cells: [{}, {}, { is: true }],
						result: '"paid-elsewhere"',
					},
				],
				otherwise: { title: { zh: "符合条件", en: "meets the conditions" }, result: '"entitled"' },
			},
		},
		{
			name: "fullMonthlyFen",
			title: { zh: "年龄档月津贴", en: "Monthly allowance of the age bracket" },
			type: "int",
			unit: "fen",
			table: {
				hit: "unique",
				columns: [{ title: { zh: "年龄", en: "Age" }, type: "int", expression: "age" }],
				rows: [
					{ title: { zh: "未满八十", en: "under 80" }, cells: [{ below: 80 }], result: "0" },
					{
						title: { zh: "八十至八十九", en: "80 to 89" },
						cells: [{ atLeast: 80, below: 90 }],
						result: "10000",
					},
					{
						title: { zh: "九十至九十九", en: "90 to 99" },
						cells: [{ atLeast: 90, below: 100 }],
						result: "20000",
					},
					{ title: { zh: "一百以上", en: "100 and over" }, cells: [{ atLeast: 100 }], result: "50000" },
				],
			},
		},
	],
	outcomes: [
		{
			name: "eligible",
			title: { zh: "是否发放", en: "Entitled" },
			type: "bool",
			expression: 'reason == "entitled"',
		},
		{
			name: "finding",
			title: { zh: "认定情形", en: "Finding" },
			type: "string",
			expression: "reason",
			choices: [
				{ value: "entitled", title: { zh: "符合条件", en: "Meets the conditions" } },
				{ value: "too-young", title: { zh: "未满八十周岁", en: "Not yet 80" } },
				{ value: "not-registered", title: { zh: "非本市户籍", en: "Not registered in the city" } },
				{ value: "paid-elsewhere", title: { zh: "已在外地领取", en: "Paid by another city" } },
			],
		},
		{
			name: "monthlyFen",
			title: { zh: "月津贴", en: "Monthly allowance" },
			type: "int",
			unit: "fen",
			expression: "eligible ? fullMonthlyFen : 0",
		},
		{
			name: "bracketSince",
			title: { zh: "进入本档的日期", en: "In the bracket since" },
			type: "date",
			sealed: true,
			expression: "addMonths(birthDate, 12 * bracket(age, [[0, 0], [80, 80], [90, 90], [100, 100]]))",
		},
	],
	examples: [
		{
			title: { zh: "八十周岁生日当天", en: "on the 80th birthday" },
			facts: { birthDate: "1946-03-01", onDate: "2026-03-01", registered: true, paidElsewhere: false },
			outcome: { eligible: true, finding: "entitled", monthlyFen: 10_000, bracketSince: "2026-03-01" },
		},
		{
			title: { zh: "八十周岁生日前一天", en: "the day before the 80th birthday" },
			facts: { birthDate: "1946-03-01", onDate: "2026-02-28", registered: true, paidElsewhere: false },
			outcome: { eligible: false, finding: "too-young", monthlyFen: 0, bracketSince: "1946-03-01" },
		},
		{
			title: { zh: "一百周岁", en: "100 years old" },
			facts: { birthDate: "1926-01-05", onDate: "2026-01-05", registered: true, paidElsewhere: false },
			outcome: { eligible: true, finding: "entitled", monthlyFen: 50_000, bracketSince: "2026-01-05" },
		},
		{
			title: { zh: "出生日期晚于核定日期", en: "born after the assessment" },
			facts: { birthDate: "2026-03-02", onDate: "2026-03-01", registered: true, paidElsewhere: false },
			human: "referred",
		},
	],
};

/** 高龄津贴: who gets the old-age allowance of the made-up city, how much a month, and from which month. */
export function elderlyAllowance(department: string, effectiveFromMs: number): Rule {
	return { ...text, department, effectiveFromMs };
}
