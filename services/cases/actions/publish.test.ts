import assert from "node:assert/strict";
import { test } from "node:test";
import { application, automaticFlow, CasesCity, item, landFlow, oneDayMs } from "../cases-city.test.ts";
import type { Flow, FlowStage } from "../flow-schema.ts";
import { flowHash } from "../rules/flow-hash.ts";

test("a flow has versions, each in force from its time", () => {
	const city = CasesCity.withFlow();
	const began = city.small.ledger.timeMs;
	const flow = landFlow({ deliveryDays: 5 });
	const publish = (more: object, by = city.planning) => city.code(by, "publish-flow", { item, ...more });
	assert.equal(publish({ flow: landFlow() }), "flow-unchanged");
	assert.equal(publish({ flow }, city.land), "flow-not-owner");
	assert.equal(publish({ flow, effectiveFromMs: began - 1 }), "flow-in-past");
	const effectiveFromMs = began + 2 * oneDayMs;
	assert.deepEqual(city.ok(city.editor, "publish-flow", { item, flow, effectiveFromMs, note: "缩短送达" }), {
		item,
		version: 2,
		effectiveFromMs,
		hash: flowHash(flow),
	});
	assert.equal(publish({ flow: landFlow(), effectiveFromMs: effectiveFromMs - 1 }), "flow-in-past");
	assert.equal(publish({ flow: landFlow(), effectiveFromMs }), "ok");
});

test("an item has at most 500 versions of its flow", () => {
	const city = CasesCity.withFlow();
	const publish = (days: number) =>
		city.code(city.planning, "publish-flow", { item, flow: landFlow({ deliveryDays: days }) });
	for (let version = 2; version <= 500; version++) assert.equal(publish(version + 100), "ok");
	assert.equal(publish(1), "flow-too-many");
});

const [site, joint, legal, decision] = landFlow().stages as [FlowStage, FlowStage, FlowStage, FlowStage];
const stages = (...all: FlowStage[]) => ({ stages: all });
const { decides: _, ...undecided } = decision;
const [material] = landFlow().materials;
const [member] = landFlow().publicMembers;
const elsewhere = { department: "department:nowhere", role: "case-reviewer" } as const;

const flows: readonly (readonly [string, Partial<Flow>, string])[] = [
	["two stages of one id", stages(site, site, decision), "flow-stage-repeated"],
	["a stage named as the engine's own", stages({ ...site, id: "intake" }, decision), "flow-stage-reserved"],
	["a material twice", { materials: [material!, material!] }, "flow-name-repeated"],
	["a public member twice", { publicMembers: [member!, member!] }, "flow-name-repeated"],
	[
		"a stage after one that is not there",
		stages(site, { ...decision, after: ["legal"] }),
		"flow-after-unknown",
	],
	[
		"a stage after one stage twice",
		stages(site, { ...decision, after: ["site", "site"] }),
		"flow-after-unknown",
	],
	["stages in a circle", stages(site, { ...legal, after: ["decision"] }, decision), "flow-unreachable"],
	["a stage after itself", stages(site, { ...decision, after: ["decision"] }), "flow-unreachable"],
	["no stage that decides", stages({ ...undecided, after: [] }), "flow-decision"],
	[
		"two stages that decide",
		stages({ ...site, decides: true }, { ...decision, after: ["site"] }),
		"flow-decision",
	],
	["a decision by two departments", stages({ ...joint, decides: true }), "flow-decision"],
	["a stage that leads nowhere", stages(site, joint, { ...decision, after: ["site"] }), "flow-dead-end"],
	[
		"a stage after the decision",
		stages({ ...decision, after: [] }, { ...site, after: ["decision"] }),
		"flow-dead-end",
	],
	[
		"one department twice in a joint review",
		stages({ ...joint, offices: [site.offices[0]!, site.offices[0]!] }, { ...decision, after: ["joint"] }),
		"flow-office-repeated",
	],
	[
		"a department nobody knows",
		stages({ ...site, offices: [elsewhere] }, { ...decision, after: ["site"] }),
		"flow-office-unknown",
	],
	["an appeal to nobody", { appeal: { office: elsewhere, withinDays: 1, days: 1 } }, "flow-office-unknown"],
	["a promise longer than the law", { limits: { statutoryDays: 12, promisedDays: 13 } }, "flow-limits"],
	["stages longer than the promise", { limits: { statutoryDays: 20, promisedDays: 8 } }, "flow-limits"],
	["stages as long as the promise", { limits: { statutoryDays: 9, promisedDays: 9 } }, "ok"],
	["a rule that would leave out reviewers", { automatic: true }, "flow-automatic"],
	[
		"a rule that needs a second officer",
		{ ...stages({ ...decision, after: [] }), automatic: true },
		"flow-automatic",
	],
	["half a character", { title: { zh: "\ud800", en: "x" } }, "flow-text"],
	["no stages", stages(), "input-invalid"],
	["a stage without offices", stages({ ...decision, after: [], offices: [] }), "input-invalid"],
	[
		"a role nobody has",
		stages({
			...decision,
			after: [],
			offices: [{ department: "department:land", role: "mayor" as "case-clerk" }],
		}),
		"input-invalid",
	],
	["a limit of less than nothing", stages({ ...decision, after: [], days: -1 }), "input-invalid"],
	["one stage", automaticFlow(), "ok"],
];

for (const [title, more, expected] of flows) {
	test(`a flow with ${title}: ${expected}`, () => {
		const city = new CasesCity();
		assert.equal(city.code(city.planning, "publish-flow", { item, flow: landFlow(more) }), expected);
		assert.equal(city.ask("flow", { item }) !== undefined, expected === "ok");
	});
}

const year2027 = {
	year: 2027,
	notice: "made up for a test",
	holidays: [{ from: "2027-01-01", to: "2027-01-03" }],
	workdays: ["2027-01-09"],
};

test("a limit that runs into a year without holidays waits until the operator publishes them", () => {
	const city = CasesCity.withFlow();
	city.until("2026-12-21");
	const id = city.submitted();
	assert.equal(city.code(city.clerk, "accept", { case: id }), "calendar-unpublished");
	assert.equal(city.code(city.small.operator, "publish-calendar", year2027), "ok");
	assert.equal(city.code(city.clerk, "accept", { case: id }), "ok");
	const due = city.get(id).promised?.deadlineMs ?? 0;
	// Eight working days to the end of the year, then the 4th to the 7th.
	assert.equal(new Date(due + 8 * 3600 * 1000).toISOString().slice(0, 10), "2027-01-07");
	assert.deepEqual(city.ask("calendar", { year: 2027 }), year2027);
	assert.equal(city.code(city.small.operator, "publish-calendar", year2027), "calendar-known");
	assert.equal(
		city.code(city.small.operator, "publish-calendar", { ...year2027, year: 2026 }),
		"calendar-known",
	);
	assert.equal(city.ask<{ workdays: string[] }>("calendar", { year: 2026 }).workdays.length, 6);
	assert.equal(city.ask("calendar", { year: 2028 }), undefined);
});

test("refuses a year's calendar that contradicts itself", () => {
	const city = new CasesCity();
	const publish = (more: object) =>
		city.code(city.small.operator, "publish-calendar", { ...year2027, ...more });
	assert.equal(publish({ workdays: ["2027-01-02"] }), "calendar-invalid");
	assert.equal(publish({ workdays: ["2027-02-30"] }), "calendar-invalid");
	assert.equal(publish({ notice: "\ud800" }), "calendar-invalid");
	assert.equal(publish({ year: 1999 }), "input-invalid");
	assert.equal(publish({}), "ok");
	assert.equal(city.code(city.wang, "submit", application), "flow-unknown");
});
