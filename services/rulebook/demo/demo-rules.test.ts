import assert from "node:assert/strict";
import { test } from "node:test";
import { publishable } from "../rules/check-examples.ts";
import { evaluate } from "../rules/evaluate.ts";
import { traceWords } from "../rules/trace-words.ts";
import { demoRules } from "./demo-rules.ts";

const departments = {
	civilAffairs: "department:civil-affairs",
	urbanManagement: "department:urban-management",
};
const [allowance, roadWorks] = demoRules(departments, 0) as [
	ReturnType<typeof demoRules>[0],
	ReturnType<typeof demoRules>[0],
];

test("both rules are fit to be published, their examples run", () => {
	for (const rule of [allowance, roadWorks]) assert.ok(publishable(rule).cost < 500);
});

const person = { birthDate: "1946-06-15", registered: true, paidElsewhere: false };
const months: readonly (readonly [
	onDate: string,
	eligible: boolean,
	monthlyFen: number,
	bracketSince: string,
])[] = [
	["2026-06-14", false, 0, "1946-06-15"],
	["2026-06-15", true, 10_000, "2026-06-15"],
	["2036-06-14", true, 10_000, "2026-06-15"],
	["2036-06-15", true, 20_000, "2036-06-15"],
	["2046-06-14", true, 20_000, "2036-06-15"],
	["2046-06-15", true, 50_000, "2046-06-15"],
	["2056-06-15", true, 50_000, "2046-06-15"],
];
for (const [onDate, eligible, monthlyFen, bracketSince] of months) {
	test(`old-age allowance of one born on 1946-06-15, on ${onDate}: ${monthlyFen} fen`, () => {
		const found = evaluate(allowance, { ...person, onDate });
		assert.equal(found.kind, "decided");
		const finding = eligible ? "entitled" : "too-young";
		assert.deepEqual(found.kind === "decided" && found.outcome, {
			eligible,
			finding,
			monthlyFen,
			bracketSince,
		});
	});
}

test("born on 29 February: 80 on 1 March of a common year, on the day itself in a leap year", () => {
	const fen = (birthDate: string, onDate: string) => {
		const found = evaluate(allowance, { ...person, birthDate, onDate });
		return found.kind === "decided" ? found.outcome.monthlyFen : found.reason;
	};
	assert.equal(fen("1944-02-29", "2024-02-28"), 0);
	assert.equal(fen("1944-02-29", "2024-02-29"), 10_000);
	assert.equal(fen("1948-02-29", "2028-02-29"), 10_000);
	assert.equal(fen("1936-02-29", "2026-02-28"), 10_000);
	assert.equal(fen("1936-02-29", "2026-03-01"), 20_000);
});

test("who is not registered, or is paid elsewhere, gets none, and is told which", () => {
	const finding = (more: object) => {
		const found = evaluate(allowance, { ...person, onDate: "2030-01-01", ...more });
		return found.kind === "decided" ? [found.outcome.finding, found.outcome.monthlyFen] : found.reason;
	};
	assert.deepEqual(finding({ registered: false }), ["not-registered", 0]);
	assert.deepEqual(finding({ paidElsewhere: true }), ["paid-elsewhere", 0]);
	assert.deepEqual(finding({ registered: false, paidElsewhere: true }), ["not-registered", 0]);
	assert.deepEqual(finding({ paidElsewhere: true, onDate: "2020-01-01" }), ["too-young", 0]);
	assert.equal(finding({ birthDate: "2030-01-02" }), "referred");
});

/** Area in hundredths of a square metre × days × fen × share, worked by hand. */
const fees: readonly (readonly [
	area: number,
	days: number,
	roadClass: string,
	feeFen: number,
	working: string,
])[] = [
	[1000, 30, "arterial", 22_500, "10 × 30 × 75"],
	[1000, 31, "arterial", 27_900, "10 × 31 × 75 × 1.2"],
	[1000, 90, "arterial", 81_000, "10 × 90 × 75 × 1.2"],
	[1000, 91, "arterial", 102_375, "10 × 91 × 75 × 1.5"],
	[1000, 30, "secondary", 15_000, "10 × 30 × 50"],
	[1000, 30, "branch", 10_500, "10 × 30 × 35"],
	[1000, 30, "lane", 10_500, "10 × 30 × 35"],
	[2001, 1, "arterial", 1501, "20.01 × 75 = 1500.75"],
	[2002, 1, "arterial", 1502, "20.02 × 75 = 1501.5, half counts"],
	[2003, 1, "arterial", 1502, "20.03 × 75 = 1502.25"],
	[1, 1, "lane", 1000, "0.35 fen, ten yuan at least"],
	[2857, 1, "branch", 1000, "28.57 × 35 = 999.95 → 1000"],
	[2860, 1, "branch", 1001, "28.60 × 35 = 1001"],
	[1_000_000, 1, "lane", 350_000, "10,000 × 35"],
];
for (const [area, days, roadClass, feeFen, working] of fees) {
	test(`road works: ${working} is ${feeFen} fen`, () => {
		const found = evaluate(roadWorks, { area, days, roadClass, emergencyRepair: false });
		assert.deepEqual(found.kind === "decided" && found.outcome, { feeFen });
		const free = evaluate(roadWorks, { area, days, roadClass, emergencyRepair: true });
		assert.deepEqual(free.kind === "decided" && free.outcome, { feeFen: 0 });
	});
}

test("road works outside the rule go to a person", () => {
	const facts = { area: 1000, days: 1, roadClass: "lane", emergencyRepair: false };
	const human = (more: object) => {
		const found = evaluate(roadWorks, { ...facts, ...more });
		return found.kind === "human" ? [found.reason, found.where] : found.kind;
	};
	assert.deepEqual(human({ area: 1_000_001 }), ["referred", "feeFen"]);
	assert.deepEqual(human({ area: 0 }), ["fact-invalid", "area"]);
	assert.deepEqual(human({ days: 0 }), ["fact-invalid", "days"]);
	assert.deepEqual(human({ days: 3651 }), ["fact-invalid", "days"]);
	assert.deepEqual(human({ roadClass: "motorway" }), ["no-row", "dailyFen"]);
});

test("a trace says in both languages which rows and conditions counted", () => {
	const found = evaluate(allowance, { ...person, onDate: "2026-06-15" });
	assert.ok(found.kind === "decided");
	const said = found.trace.map(traceWords);
	assert.deepEqual(said[0], { zh: "年龄：80周岁（其他情形）", en: "Age: 80 years old (otherwise)" });
	assert.deepEqual(said[4], {
		zh: "认定情形：entitled（其他情形“符合条件”）",
		en: "Finding: entitled (otherwise “meets the conditions”)",
	});
	assert.deepEqual(said[6], {
		zh: "年龄档月津贴：100.00元（第2行“八十至八十九”）",
		en: "Monthly allowance of the age bracket: 100.00 yuan (row 2 “80 to 89”)",
	});
	assert.deepEqual(said[9], {
		zh: "月津贴：100.00元（因为 eligible）",
		en: "Monthly allowance: 100.00 yuan (because eligible)",
	});
});
