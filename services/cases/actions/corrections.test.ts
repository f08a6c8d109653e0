import assert from "node:assert/strict";
import { test } from "node:test";
import { application, CasesCity, correction, hashOf, landFlow, law } from "../cases-city.test.ts";
import type { InboxPage } from "../views.ts";

const day = (timeMs?: number) =>
	timeMs === undefined ? undefined : new Date(timeMs + 8 * 3600 * 1000).toISOString().slice(0, 10);

test("returned for correction, all limits rest until the applicant answers", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.accepted();
	assert.equal(day(city.get(id).promised?.deadlineMs), "2026-03-18");
	city.until("2026-03-04");
	city.ok(city.surveyor, "return", correction(id, "site"));
	const waiting = city.get(id);
	assert.equal(waiting.status, "correcting");
	assert.equal(waiting.promised?.deadlineMs, undefined);
	assert.equal(waiting.promised?.usedDays, 2);
	assert.equal(day(waiting.correction?.clock.deadlineMs), "2026-03-18");
	const { rows } = city.ask<InboxPage>("inbox", { department: city.land.id });
	assert.deepEqual(
		rows.map(({ stage, paused, deadlineMs }) => [stage, paused, deadlineMs]),
		[
			["joint", true, undefined],
			["site", true, undefined],
		],
	);
	assert.equal(
		city.code(city.surveyor, "review", { case: id, stage: "site", outcome: "agree" }),
		"case-status",
	);
	city.until("2026-03-16");
	const materials = [{ code: "map", commitment: hashOf("sharp map") }];
	city.ok(city.wang, "correct", { case: id, materials });
	const answered = city.get(id);
	assert.equal(answered.status, "reviewing");
	assert.deepEqual(answered.materials, materials);
	assert.equal(answered.correction, undefined);
	assert.equal(day(answered.promised?.deadlineMs), "2026-03-30");
	assert.equal(day(answered.stages.find((each) => each.id === "site")?.clock.deadlineMs), "2026-03-17");
});

test("an application is returned as often as the flow allows, and the answer is complete", () => {
	const city = CasesCity.withFlow();
	const id = city.returned();
	assert.equal(city.code(city.clerk, "return", correction(id, "intake")), "case-status");
	assert.equal(city.code(city.li, "correct", { case: id, materials: [] }), "not-applicant");
	assert.equal(
		city.code(city.wang, "correct", { case: id, materials: [{ code: "dog", commitment: hashOf("d") }] }),
		"material-unknown",
	);
	assert.equal(city.code(city.wang, "correct", { case: id, answers: hashOf("new"), materials: [] }), "ok");
	assert.equal(city.get(id).answers, hashOf("new"));
	assert.deepEqual(city.get(id).materials, application.materials);
	assert.equal(city.code(city.wang, "correct", { case: id, materials: [] }), "case-status");
	assert.equal(
		city.code(city.clerk, "return", { ...correction(id, "intake"), materials: ["dog"] }),
		"material-unknown",
	);
	city.ok(city.clerk, "return", correction(id, "intake"));
	city.ok(city.wang, "correct", { case: id, materials: [] });
	assert.equal(city.code(city.clerk, "return", correction(id, "intake")), "corrections-spent");
	assert.equal(city.get(id).corrections, 2);
});

test("a case that is not corrected in time ends by law, and not before", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.returned();
	const lapse = () => city.code(city.clerk, "lapse", { case: id, clause: law });
	city.until("2026-03-16");
	assert.equal(lapse(), "not-overdue");
	city.until("2026-03-17");
	assert.equal(city.code(city.planning, "lapse", { case: id, clause: law }), "officer-needed");
	assert.equal(lapse(), "ok");
	assert.equal(city.get(id).status, "lapsed");
	assert.equal(city.code(city.wang, "correct", { case: id, materials: [] }), "case-status");
	assert.equal(city.code(city.wang, "rate", { case: id, grade: 3 }), "ok");
});

test("an applicant who answers late, before the case was ended, is heard", () => {
	const city = CasesCity.withFlow();
	const id = city.returned();
	city.days(60);
	assert.equal(city.code(city.wang, "correct", { case: id, materials: [] }), "ok");
	assert.equal(city.get(id).status, "submitted");
});

test("where a flow allows no correction the clerk accepts or declines", () => {
	const city = CasesCity.withFlow(landFlow({ corrections: { most: 0, days: 1 } }));
	const id = city.submitted();
	assert.equal(city.code(city.clerk, "return", correction(id, "intake")), "corrections-spent");
	assert.equal(city.code(city.clerk, "decline", { case: id }), "input-invalid");
	assert.equal(city.code(city.clerk, "decline", { case: id, clause: law }), "ok");
	assert.equal(city.get(id).status, "not-accepted");
	assert.equal(city.code(city.clerk, "accept", { case: id }), "case-status");
});
