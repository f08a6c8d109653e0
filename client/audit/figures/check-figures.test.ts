import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import {
	application,
	automaticFlow,
	CasesCity,
	correction,
	item,
	landFlow,
} from "@mingjian/services/cases/cases-city.test.ts";
import { publishAgeRule } from "../../../testing/service-suite/case-wiring.ts";
import { FiguresCheck } from "./check-figures.ts";
import { fetchFigures, type PublishedFigures } from "./published-figures.ts";

const other = "990100A000002";

/** Two items over two months: granted, denied, late, corrected, rated, automatic, taken back, appealed. */
function busyCity(): CasesCity {
	const city = CasesCity.withFlow(landFlow());
	city.ok(city.planning, "publish-flow", { item: other, flow: automaticFlow() });
	publishAgeRule(city.small, city.planning);
	city.until("2026-03-02");
	const rated = city.delivered();
	city.ok(city.wang, "rate", { case: rated, grade: 5 });
	const back = city.submitted(city.li);
	city.ok(city.clerk, "return", correction(back, "intake"));
	city.ok(city.li, "withdraw", { case: back });
	const automatic = city.submitted(city.li, { ...application, item: other });
	const ruleDecision = city.ruled(automatic);
	city.ok(city.planning, "accept", { case: automatic, ruleDecision });
	city.ok(city.planning, "decide", { case: automatic, outcome: "granted", ruleDecision });
	const late = city.accepted();
	city.until("2026-04-13");
	city.ok(city.li, "escalate", { case: late });
	city.appealed(city.li);
	return city;
}

const city = busyCity();

/** What a node would answer at the city's height. */
const client = {
	query: async (_service: string, name: string, parameters: object = {}) => ({
		height: city.small.blocks.at(-1)!.height,
		timeMs: city.small.ledger.timeMs,
		result: city.ask(name, parameters),
	}),
};
const published = await fetchFigures(client as never);

function checked(figures: readonly PublishedFigures[]) {
	const check = new FiguresCheck(figures);
	for (const block of city.small.blocks) check.add(block);
	return check.report();
}

test("whatever a node publishes about cases comes out of the record's own lines", () => {
	assert.deepEqual(checked(published), { compared: 3 + 3, months: 3, differences: [] });
	const sum = published.find(({ of }) => of.item === undefined)!.figures;
	assert.deepEqual(
		[sum.submitted, sum.granted, sum.denied, sum.automatic, sum.corrections, sum.escalations, sum.appeals],
		[5, 2, 1, 1, 1, 2, 1],
	);
	const land = published.find(({ of }) => of.item === item && of.month === undefined)!.figures;
	assert.deepEqual(land.baseline, landFlow().baseline);
	assert.deepEqual([land.approvalPermille, land.medianDays, land.ratings], [500, 0, [0, 0, 0, 0, 1]]);
});

test("every single figure that is changed is found, with what it should be", () => {
	let changed = 0;
	for (const [at, { figures }] of published.entries()) {
		for (const [name, value] of Object.entries(figures)) {
			const wrong = changedValue(value);
			const lie = published.with(at, { ...published[at]!, figures: { ...figures, [name]: wrong } });
			const { of } = published[at]!;
			assert.deepEqual(checked(lie).differences, [{ of, figure: name, published: wrong, recounted: value }]);
			changed++;
		}
	}
	assert.ok(changed > 100, `${changed} figures`);
});

test("figures left out, made up, of no month or of a height that is not there are found", () => {
	const [sum, ...rest] = published;
	const { overdue: _, ...fewer } = sum!.figures;
	assert.deepEqual(
		checked([{ ...sum!, figures: fewer }, ...rest]).differences.map(({ figure }) => figure),
		["overdue"],
	);
	assert.deepEqual(checked([{ ...sum!, figures: { ...sum!.figures, happiness: 1 } }]).differences, [
		{ of: {}, figure: "happiness", published: 1 },
	]);
	const never = { ...published.at(-1)!, of: { item, month: "2025-01" } };
	assert.deepEqual(checked([never]).differences, [{ of: never.of, figure: "" }]);
	const later = { ...sum!, height: sum!.height + 1 };
	assert.deepEqual(checked([later]), { compared: 0, months: 3, differences: [{ of: {}, figure: "" }] });
});

function changedValue(value: Json): Json {
	if (typeof value === "number") return value + 1;
	if (typeof value === "string") return `${value}0`;
	return Array.isArray(value) ? [...value, 1] : { ...(value as object), more: 1 };
}
