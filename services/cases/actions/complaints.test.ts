import assert from "node:assert/strict";
import { test } from "node:test";
import { CasesCity, hashOf, item, law, oneDayMs } from "../cases-city.test.ts";
import type { InboxPage, MetricsView } from "../views.ts";

const answer = (id: string, more: object = {}) => ({
	case: id,
	outcome: "put-right",
	reasons: hashOf("what was put right"),
	...more,
});

function inbox(city: CasesCity): InboxPage["rows"] {
	return city.ask<InboxPage>("inbox", { department: city.planning.id }).rows;
}

test("a bad rating is work of the department for fifteen working days; a better one is none", () => {
	for (const grade of [1, 2, 3, 4, 5]) {
		const city = CasesCity.withFlow();
		const id = city.delivered();
		city.ok(city.wang, "rate", { case: id, grade });
		const waiting = inbox(city).filter(({ stage }) => stage === "complaint");
		assert.equal(waiting.length, grade <= 2 ? 1 : 0, `grade ${grade}`);
		if (grade > 2) continue;
		const { clock } = city.get(id).stages.find((each) => each.id === "complaint")!;
		assert.equal(clock.limitDays, 15);
		assert.equal(waiting[0]?.deadlineMs, clock.deadlineMs);
		assert.ok(clock.deadlineMs! - city.small.ledger.timeMs > 18 * oneDayMs);
	}
});

test("somebody who had no part answers; then the applicant grades once more and the first grade stays", () => {
	const city = CasesCity.withFlow();
	const id = city.complained();
	const outsider = city.officer("outsider", city.planning, "case-clerk");
	const again = (grade: number, by = city.wang) => city.code(by, "rate-again", { case: id, grade });
	assert.equal(again(4), "complaint-open");
	assert.equal(city.code(city.clerk, "answer-complaint", answer(id)), "took-part");
	assert.equal(city.code(city.decider, "answer-complaint", answer(id)), "role-missing");
	assert.equal(city.code(city.planning, "answer-complaint", answer(id)), "officer-needed");
	assert.equal(city.code(city.surveyor, "answer-complaint", answer(id)), "office-other");
	const { reasons: _, ...mute } = answer(id);
	assert.equal(city.code(outsider, "answer-complaint", mute), "input-invalid");
	city.ok(outsider, "claim", { case: id, stage: "complaint" });
	city.ok(outsider, "answer-complaint", answer(id));
	assert.equal(city.code(outsider, "answer-complaint", answer(id)), "no-complaint");
	assert.equal(inbox(city).length, 0);
	assert.equal(again(4, city.li), "not-applicant");
	assert.equal(again(4), "ok");
	assert.equal(again(5), "rated-already");
	const { grade, complaint, status, log } = city.get(id);
	assert.equal(grade, 1);
	assert.equal(status, "delivered");
	assert.deepEqual([complaint?.finding, complaint?.late, complaint?.again], ["put-right", false, 4]);
	assert.deepEqual(
		log.slice(-4).map(({ act }) => act),
		["rated", "claimed", "complaint-answered", "rated-again"],
	);
	const figures = city.ask<MetricsView>("metrics", { item });
	assert.deepEqual(figures.ratings, [1, 0, 0, 0, 0]);
	assert.deepEqual(figures.ratingsAgain, [0, 0, 0, 1, 0]);
	assert.deepEqual([figures.complaints, figures.complaintsAnswered, figures.complaintsLate], [1, 1, 0]);
});

test("where there was no bad rating nothing is answered and nobody grades again", () => {
	const city = CasesCity.withFlow();
	const id = city.delivered();
	city.ok(city.wang, "rate", { case: id, grade: 3 });
	const outsider = city.officer("outsider", city.planning, "case-clerk");
	assert.equal(city.code(outsider, "answer-complaint", answer(id)), "no-complaint");
	assert.equal(city.code(city.wang, "rate-again", { case: id, grade: 5 }), "no-complaint");
});

test("after fifteen working days it is the supervisor's, and the answer counts as late", () => {
	const city = CasesCity.withFlow();
	const id = city.complained();
	const outsider = city.officer("outsider", city.planning, "case-clerk");
	city.days(14);
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
	city.days(20);
	city.ok(city.li, "escalate", { case: id });
	assert.equal(city.code(outsider, "answer-complaint", answer(id)), "escalated");
	city.ok(city.supervisor, "answer-complaint", answer(id, { outcome: "explained" }));
	assert.equal(city.get(id).complaint?.late, true);
	assert.equal(city.ask<MetricsView>("metrics", { item }).complaintsLate, 1);
});

test("a bad rating is answered whatever becomes of the case: it keeps running through an appeal and holds the file open", () => {
	const city = CasesCity.withFlow();
	const id = city.delivered("denied");
	city.ok(city.wang, "rate", { case: id, grade: 2 });
	const { deadlineMs } = city.get(id).stages.at(-1)!.clock;
	city.ok(city.wang, "appeal", { case: id, grounds: hashOf("grounds") });
	city.ok(city.landDecider, "decide-appeal", { case: id, outcome: "overturned", clause: law });
	const fresh = city.officer("fresh decider", city.planning, "case-decider");
	city.ok(fresh, "return", {
		case: id,
		stage: "decision",
		materials: ["map"],
		explanation: hashOf("the map is blurred"),
	});
	const stage = () => city.get(id).stages.find((each) => each.id === "complaint")!;
	assert.equal(stage().clock.deadlineMs, deadlineMs);
	city.ok(city.wang, "withdraw", { case: id });
	assert.equal(stage().closedMs, undefined);
	assert.equal(city.code(city.clerk, "archive", { case: id, file: hashOf("file") }), "complaint-open");
	const outsider = city.officer("outsider", city.planning, "case-clerk");
	city.ok(outsider, "answer-complaint", answer(id));
	city.ok(city.clerk, "archive", { case: id, file: hashOf("file") });
});
