import assert from "node:assert/strict";
import { test } from "node:test";
import { CasesCity, landFlow, law } from "../cases-city.test.ts";
import type { InboxPage } from "../views.ts";

test("anyone escalates overdue work once the last day is over, and only the supervisor goes on with it", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.accepted();
	city.ok(city.surveyor, "claim", { case: id, stage: "site" });
	city.until("2026-03-05");
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
	city.until("2026-03-06");
	assert.equal(city.code(city.li, "escalate", { case: id }), "ok");
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
	const review = (by: "surveyor" | "landSupervisor") =>
		city.code(city[by], "review", { case: id, stage: "site", outcome: "agree" });
	assert.equal(review("surveyor"), "escalated");
	assert.equal(city.code(city.surveyor, "claim", { case: id, stage: "site" }), "escalated");
	const { rows } = city.ask<InboxPage>("inbox", { department: city.land.id, escalated: true });
	assert.deepEqual(
		rows.map(({ stage, assignee }) => [stage, assignee]),
		[["site", undefined]],
	);
	assert.equal(
		city.code(city.landSupervisor, "assign", { case: id, stage: "site", to: city.surveyor.id }),
		"ok",
	);
	assert.equal(review("surveyor"), "ok");
});

test("a supervisor takes on what was escalated", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	city.days(7);
	city.ok(city.small.operator, "escalate", { case: id });
	assert.equal(city.code(city.landSupervisor, "review", { case: id, stage: "site", outcome: "agree" }), "ok");
});

test("an application nobody answered in time is accepted by law, from the day it was received", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.submitted();
	const receivedMs = city.small.ledger.timeMs;
	city.until("2026-03-09");
	assert.equal(city.code(city.wang, "escalate", { case: id }), "not-overdue");
	city.until("2026-03-10");
	assert.equal(city.code(city.wang, "escalate", { case: id }), "ok");
	const { status, acceptedMs, log, promised } = city.get(id);
	assert.deepEqual([status, acceptedMs, log.at(-1)?.act], ["reviewing", receivedMs, "deemed-accepted"]);
	assert.equal(promised?.sinceMs, receivedMs);
	assert.equal(city.code(city.wang, "escalate", { case: id }), "ok");
	assert.equal(city.get(id).log.at(-1)?.act, "escalated");
});

test("where the law does not accept by silence, the supervisor answers", () => {
	const city = CasesCity.withFlow(landFlow({ intake: { role: "case-clerk", days: 1, deemed: false } }));
	const id = city.submitted();
	city.days(2);
	city.ok(city.li, "escalate", { case: id });
	assert.equal(city.code(city.clerk, "accept", { case: id }), "escalated");
	assert.equal(city.code(city.supervisor, "accept", { case: id }), "ok");
});

test("a case that waits for its applicant is not overdue", () => {
	const city = CasesCity.withFlow();
	const id = city.returned();
	city.days(90);
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
});

test("a decision after the promised limit is on the record as overdue, one on its last day is not", () => {
	for (const [date, overdue, days] of [
		["2026-03-18", false, 12],
		["2026-03-19", true, 13],
	] as const) {
		const city = CasesCity.withFlow();
		city.until("2026-03-02");
		const id = city.reviewed();
		city.until(date);
		for (const by of [city.decider, city.second])
			city.ok(by, "decide", { case: id, outcome: "denied", clause: law });
		const { decision } = city.get(id);
		assert.deepEqual([decision?.overdue, decision?.handlingDays], [overdue, days], date);
	}
});

test("asking for a correction does not make an overdue case timely again", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.reviewed();
	city.until("2026-03-20");
	city.ok(city.decider, "return", {
		case: id,
		stage: "decision",
		materials: [],
		explanation: city.get(id).answers,
	});
	city.ok(city.wang, "correct", { case: id, materials: [] });
	for (const by of [city.decider, city.second]) city.ok(by, "decide", { case: id, outcome: "granted" });
	assert.equal(city.get(id).decision?.overdue, true);
});
