import assert from "node:assert/strict";
import { test } from "node:test";
import { CasesCity, hashOf, landFlow, law } from "../cases-city.test.ts";

const grounds = hashOf("grounds");

test("an appeal goes to another department, and what it upholds stands", () => {
	const city = CasesCity.withFlow();
	const id = city.delivered("denied");
	assert.equal(city.code(city.li, "appeal", { case: id, grounds }), "not-applicant");
	assert.equal(city.code(city.wang, "appeal", { case: id, grounds }), "ok");
	const decide = (by: "decider" | "landDecider", outcome = "upheld") =>
		city.code(city[by], "decide-appeal", { case: id, outcome, clause: law });
	assert.equal(decide("decider"), "office-other");
	assert.equal(decide("landDecider"), "ok");
	assert.equal(decide("landDecider"), "case-status");
	const { status, appeal, decision } = city.get(id);
	assert.deepEqual([status, appeal?.outcome, decision?.outcome], ["delivered", "upheld", "denied"]);
	assert.equal(city.code(city.wang, "appeal", { case: id, grounds }), "appealed-already");
	assert.equal(city.code(city.clerk, "archive", { case: id, file: hashOf("file") }), "ok");
});

test("an outcome that is overturned is decided anew by others, with new limits", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.appealed();
	city.until("2026-03-05");
	city.ok(city.landDecider, "claim", { case: id, stage: "appeal" });
	city.ok(city.landDecider, "decide-appeal", { case: id, outcome: "overturned", clause: law });
	const reopened = city.get(id);
	assert.deepEqual(
		[reopened.status, reopened.decision, reopened.delivery],
		["reviewing", undefined, undefined],
	);
	assert.equal(reopened.promised?.usedDays, 0);
	const decide = (by: "decider" | "second", outcome: string) =>
		city.code(city[by], "decide", { case: id, outcome, clause: law });
	assert.equal(decide("decider", "granted"), "took-part");
	assert.equal(decide("second", "granted"), "took-part");
	const [third, fourth] = ["third", "fourth"].map((name) =>
		city.officer(name, city.planning, "case-decider"),
	);
	for (const by of [third!, fourth!]) city.ok(by, "decide", { case: id, outcome: "granted", clause: law });
	assert.equal(city.get(id).decision?.outcome, "granted");
	city.ok(city.clerk, "deliver", { case: id, channel: "post" });
	assert.equal(city.code(city.wang, "appeal", { case: id, grounds }), "ok");
});

test("a refusal to accept can be appealed against, and another clerk takes the case in", () => {
	const city = CasesCity.withFlow();
	const id = city.declined();
	city.ok(city.wang, "appeal", { case: id, grounds });
	city.ok(city.landDecider, "decide-appeal", { case: id, outcome: "overturned", clause: law });
	assert.equal(city.get(id).status, "submitted");
	assert.equal(city.code(city.clerk, "accept", { case: id }), "took-part");
	assert.equal(city.code(city.clerk, "decline", { case: id, clause: law }), "took-part");
	const other = city.officer("other clerk", city.planning, "case-clerk");
	assert.equal(city.code(other, "accept", { case: id }), "ok");
	assert.equal(city.get(id).status, "reviewing");
});

test("whoever took part in a case does not decide its appeal", () => {
	const city = CasesCity.withFlow();
	const both = city.officer("both", city.land, "case-reviewer", "case-decider");
	const id = city.accepted();
	city.ok(both, "review", { case: id, stage: "site", outcome: "agree" });
	city.ok(city.fireman, "review", { case: id, stage: "joint", outcome: "agree" });
	city.ok(city.surveyor, "review", { case: id, stage: "joint", outcome: "agree" });
	city.ok(city.reviewer, "review", { case: id, stage: "legal", outcome: "agree" });
	for (const by of [city.decider, city.second])
		city.ok(by, "decide", { case: id, outcome: "denied", clause: law });
	assert.equal(city.code(city.wang, "appeal", { case: id, grounds }), "case-status");
	city.ok(city.clerk, "deliver", { case: id, channel: "electronic" });
	city.ok(city.wang, "appeal", { case: id, grounds });
	const said = { case: id, outcome: "upheld", clause: law };
	assert.equal(city.code(both, "decide-appeal", said), "took-part");
	assert.equal(city.code(city.landDecider, "decide-appeal", said), "ok");
});

test("an appeal is made in time, and only where the flow has one", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const [inTime, late] = [city.delivered("denied"), city.delivered("denied", city.li)];
	city.until("2026-03-23");
	assert.equal(city.code(city.wang, "appeal", { case: inTime, grounds }), "ok");
	city.until("2026-03-24");
	assert.equal(city.code(city.li, "appeal", { case: late, grounds }), "appeal-late");
	const { appeal: _, ...without } = landFlow();
	const other = CasesCity.withFlow(without);
	assert.equal(other.code(other.wang, "appeal", { case: other.delivered("denied"), grounds }), "no-appeal");
});
