import assert from "node:assert/strict";
import { test } from "node:test";
import { automaticFlow, basis, CasesCity, hashOf, landFlow, law } from "../cases-city.test.ts";

const grant = { outcome: "granted", basis };

test("a rule grants through the department's seal without a human step", () => {
	const city = CasesCity.withFlow(automaticFlow());
	const id = city.submitted();
	city.ok(city.planning, "accept", { case: id });
	city.ok(city.planning, "decide", { case: id, ...grant });
	city.ok(city.planning, "deliver", { case: id, channel: "electronic", certificate: "1.2.156.3005.2.X" });
	city.ok(city.planning, "archive", { case: id, file: hashOf("file") });
	const { status, decision } = city.get(id);
	assert.equal(status, "archived");
	assert.deepEqual([decision?.automatic, decision?.basis, decision?.by], [true, basis, city.planning.id]);
});

test("what the rule does not grant is for a named officer", () => {
	const city = CasesCity.withFlow(automaticFlow());
	const id = city.accepted();
	assert.equal(
		city.code(city.planning, "decide", { case: id, outcome: "denied", clause: law, basis }),
		"automatic-denial",
	);
	assert.equal(city.code(city.planning, "decide", { case: id, outcome: "granted" }), "basis-needed");
	assert.equal(city.code(city.land, "decide", { case: id, ...grant }), "office-other");
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "denied", clause: law }), "ok");
	assert.equal(city.get(id).decision?.automatic, false);
});

test("a rule decides nothing where the flow leaves it to officers, for its own department, or after an appeal", () => {
	const city = CasesCity.withFlow();
	const id = city.reviewed();
	assert.equal(city.code(city.planning, "decide", { case: id, ...grant }), "officer-needed");
	assert.equal(
		city.code(city.planning, "deliver", { case: city.decided(), channel: "post" }),
		"officer-needed",
	);
	const ruled = CasesCity.withFlow(automaticFlow());
	const own = ruled.submitted(ruled.planning);
	assert.equal(ruled.code(ruled.planning, "accept", { case: own }), "ok");
	assert.equal(ruled.code(ruled.planning, "decide", { case: own, ...grant }), "own-case");
	const { appeal } = landFlow();
	const again = CasesCity.withFlow(automaticFlow({ appeal: appeal! }));
	const appealed = again.accepted();
	again.ok(again.planning, "decide", { case: appealed, ...grant });
	again.ok(again.planning, "deliver", { case: appealed, channel: "electronic" });
	again.ok(again.wang, "appeal", { case: appealed, grounds: hashOf("g") });
	again.ok(again.landDecider, "decide-appeal", { case: appealed, outcome: "overturned", clause: law });
	assert.equal(again.code(again.planning, "decide", { case: appealed, ...grant }), "officer-needed");
	assert.equal(again.code(again.decider, "decide", { case: appealed, outcome: "granted" }), "ok");
});
