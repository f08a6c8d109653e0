import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../../testing/service-suite/small-city.ts";
import { CasesCity, hashOf, item, landFlow, law } from "../cases-city.test.ts";
import { linesNeeded } from "../rules/log-room.ts";
import { most } from "../terms.ts";
import type { InboxPage } from "../views.ts";

test("a land case goes from application to archive with every step on the record", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.delivered();
	city.ok(city.wang, "rate", { case: id, grade: 5 });
	city.until("2026-04-01");
	city.ok(city.clerk, "archive", { case: id, file: hashOf("file") });
	const record = city.get(id);
	assert.equal(record.status, "archived");
	assert.deepEqual(
		record.log.map(({ act, stage }) => (stage === undefined ? act : `${act} ${stage}`)),
		[
			"submitted",
			"accepted intake",
			"reviewed site",
			"reviewed joint",
			"reviewed joint",
			"reviewed legal",
			"proposed decision",
			"decided decision",
			"delivered delivery",
			"rated",
			"archived",
		],
	);
	assert.equal(record.decision?.by, city.decider.id);
	assert.equal(record.decision?.second, city.second.id);
	assert.equal(city.small.ledger.stamp({ name: "cases.case", history: true, schema: {} }, id)?.revision, 11);
	assert.deepEqual(city.ask<InboxPage>("inbox", { department: city.planning.id }).rows, []);
});

test("a case runs the version of the flow it began with", () => {
	const city = CasesCity.withFlow();
	const old = city.submitted();
	const stages = landFlow().stages.map((each) => (each.id === "site" ? { ...each, days: 1 } : each));
	city.ok(city.planning, "publish-flow", { item, flow: landFlow({ stages }), note: "提速" });
	const young = city.submitted(city.li);
	for (const id of [old, young]) city.ok(city.clerk, "accept", { case: id });
	const limit = (id: string) => city.get(id).stages.find((each) => each.id === "site")?.clock.limitDays;
	assert.deepEqual([limit(old), limit(young)], [3, 1]);
	assert.deepEqual([city.get(old).flowVersion, city.get(young).flowVersion], [1, 2]);
});

test("limits by law and by promise run from acceptance, stages from when they open", () => {
	const city = CasesCity.withFlow();
	city.until("2026-02-12");
	const id = city.accepted();
	const record = city.get(id);
	const due = (deadlineMs?: number) => new Date(deadlineMs! + 8 * 3600 * 1000).toISOString().slice(0, 10);
	// After the 12th: 13, 14 (worked Saturday), the Spring Festival, then 24 to 28 (worked Saturday), March.
	assert.equal(due(record.promised?.deadlineMs), "2026-03-06");
	assert.equal(due(record.statutory?.deadlineMs), "2026-03-18");
	assert.deepEqual(
		record.stages.map((each) => [each.id, each.clock.limitDays, due(each.clock.deadlineMs ?? 0)]),
		[
			["intake", 5, "1970-01-01"],
			["site", 3, "2026-02-24"],
			["joint", 5, "2026-02-26"],
		],
	);
});

test("parallel stages wait for each other, joint reviewers too", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	const agree = (by: "surveyor" | "fireman" | "reviewer", stage: string) =>
		city.code(city[by], "review", { case: id, stage, outcome: "agree" });
	assert.equal(agree("surveyor", "site"), "ok");
	assert.equal(agree("surveyor", "joint"), "ok");
	assert.equal(agree("reviewer", "legal"), "stage-closed");
	assert.equal(agree("surveyor", "joint"), "stage-closed");
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "granted" }), "stage-closed");
	assert.equal(agree("fireman", "joint"), "ok");
	assert.equal(agree("reviewer", "legal"), "ok");
	assert.equal(agree("reviewer", "decision"), "stage-closed");
});

test("of two officers who decide one stage at once exactly one does", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	const other = city.officer("surveyor two", city.land, "case-reviewer");
	const acts = [city.surveyor, other].map((who, at) =>
		city.small.ledger.prepare({
			by: who.by,
			actor: who.id,
			onBehalfOf: city.land.id,
			service: "cases",
			action: "review",
			input: { case: id, stage: "site", outcome: at === 0 ? "agree" : "disagree", clause: law },
		}),
	);
	const { entries } = city.small.ledger.block(acts);
	assert.deepEqual(
		entries.map(({ code }) => code),
		["ok", "cases/stage-closed"],
	);
	assert.equal(city.get(id).stages.find((each) => each.id === "site")?.offices[0]?.opinion?.outcome, "agree");
});

test("a second officer confirms, and one who says otherwise proposes in their turn", () => {
	const city = CasesCity.withFlow();
	const id = city.reviewed();
	const say = (by: "decider" | "second", outcome: string) =>
		city.code(city[by], "decide", { case: id, outcome, clause: law });
	assert.equal(say("decider", "granted"), "ok");
	assert.equal(say("decider", "granted"), "second-officer");
	assert.equal(city.get(id).status, "reviewing");
	assert.equal(say("second", "denied"), "ok");
	assert.equal(say("second", "denied"), "second-officer");
	assert.equal(say("decider", "denied"), "ok");
	const { status, decision } = city.get(id);
	assert.deepEqual(
		[status, decision?.outcome, decision?.by, decision?.second],
		["decided", "denied", city.second.id, city.decider.id],
	);
	assert.equal(say("second", "denied"), "case-status");
});

test("an objection names the law, a binding one keeps the case from being granted", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	const say = (by: "surveyor" | "fireman" | "reviewer", stage: string, outcome: string, clause?: object) =>
		city.code(city[by], "review", { case: id, stage, outcome, ...(clause ? { clause } : {}) });
	assert.equal(say("surveyor", "site", "disagree"), "clause-needed");
	assert.equal(say("surveyor", "site", "disagree", law), "ok");
	for (const by of ["surveyor", "fireman"] as const) assert.equal(say(by, "joint", "agree"), "ok");
	assert.equal(say("reviewer", "legal", "disagree", law), "ok");
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "granted" }), "binding-objection");
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "denied" }), "clause-needed");
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "denied", clause: law }), "ok");
});

test("an applicant withdraws until the decision, and the work ends", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	assert.equal(city.code(city.li, "withdraw", { case: id }), "not-applicant");
	assert.equal(city.code(city.wang, "withdraw", { case: id }), "ok");
	assert.equal(city.get(id).status, "withdrawn");
	assert.deepEqual(city.ask<InboxPage>("inbox", { department: city.land.id }).rows, []);
	assert.equal(city.code(city.wang, "withdraw", { case: id }), "case-status");
	assert.equal(city.code(city.wang, "withdraw", { case: city.decided() }), "case-status");
});

test("a case is rated once, by its applicant, after its outcome", () => {
	const city = CasesCity.withFlow();
	const id = city.decided();
	const rate = (grade: number, by = city.wang) => city.code(by, "rate", { case: id, grade });
	assert.equal(rate(5), "case-status");
	city.ok(city.clerk, "deliver", { case: id, channel: "counter" });
	assert.equal(rate(5, city.li), "not-applicant");
	assert.equal(rate(6), "input-invalid");
	assert.equal(rate(2), "ok");
	assert.equal(rate(5), "rated-already");
	assert.equal(city.get(id).grade, 2);
});

test("a file is archived once nobody can appeal any more", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.delivered();
	const archive = () => city.code(city.clerk, "archive", { case: id, file: hashOf("file") });
	assert.equal(archive(), "appeal-open");
	city.until("2026-03-23");
	assert.equal(archive(), "appeal-open");
	city.until("2026-03-24");
	assert.equal(archive(), "ok");
	assert.equal(archive(), "case-status");
	const withdrawn = city.submitted();
	city.ok(city.wang, "withdraw", { case: withdrawn });
	assert.equal(city.code(city.clerk, "archive", { case: withdrawn, file: hashOf("file") }), "ok");
});

test("an unknown case is unknown to every act on it", () => {
	const city = CasesCity.withFlow();
	assert.equal(city.code(city.clerk, "accept", { case: "ab".repeat(32) }), "case-unknown");
	assert.equal(city.code(city.wang, "withdraw", { case: "ab".repeat(32) }), "case-unknown");
});

test("a case that is handed to and fro too often still comes to its end", () => {
	const city = CasesCity.withFlow();
	const id = city.submitted();
	const other = city.officer("other clerk", city.planning, "case-clerk");
	city.ok(city.clerk, "claim", { case: id, stage: "intake" });
	const pair = [city.clerk, other];
	const transfer = (turn: number) =>
		city.code(pair[turn % 2]!, "transfer", { case: id, stage: "intake", to: pair[(turn + 1) % 2]!.id });
	let turn = 0;
	let code = "ok";
	while (code === "ok") code = transfer(turn++);
	assert.equal(code, "case-too-long");
	assert.equal(city.get(id).log.length, most.steps - 100 - linesNeeded(landFlow()));
	city.ok(pair[(turn + 1) % 2]!, "accept", { case: id });
	agreed(city, id);
	// Appealed again and again, and decided by others each time, until there is room for an end and for no further beginning.
	const fresh = (department: Actor) => city.officer(`officer ${turn++}`, department, "case-decider");
	let appeals = 0;
	for (code = "ok"; code === "ok"; appeals++) {
		city.small.ledger.advance(1000);
		for (const by of [fresh(city.planning), fresh(city.planning)])
			city.ok(by, "decide", { case: id, outcome: "denied", clause: law });
		city.ok(city.clerk, "deliver", { case: id, channel: "electronic" });
		code = city.code(city.wang, "appeal", { case: id, grounds: hashOf("grounds") });
		if (code === "ok")
			city.ok(fresh(city.land), "decide-appeal", { case: id, outcome: "overturned", clause: law });
	}
	assert.equal(code, "case-too-long");
	assert.ok(appeals > 15, `${appeals} appeals`);
	city.ok(city.wang, "rate", { case: id, grade: 2 });
	const outsider = city.officer("outsider", city.planning, "case-clerk");
	const answer = { case: id, outcome: "explained", reasons: hashOf("answer") };
	city.ok(outsider, "answer-complaint", answer);
	city.ok(city.wang, "rate-again", { case: id, grade: 4 });
	city.days(60);
	city.ok(city.clerk, "archive", { case: id, file: hashOf("file") });
});

test("officers who disagree without end still come to a decision", () => {
	const city = CasesCity.withFlow();
	const id = city.reviewed();
	const decide = (by: Actor, outcome: string) => city.code(by, "decide", { case: id, outcome, clause: law });
	for (const outcome of ["granted", "denied", "granted"]) assert.equal(decide(city.decider, outcome), "ok");
	assert.equal(decide(city.decider, "denied"), "proposals-spent");
	assert.equal(decide(city.decider, "granted"), "second-officer");
	const standing = () =>
		city.get(id).stages.find((stage) => stage.id === "decision")!.offices[0]!.proposal!.outcome;
	const otherwise = () => (standing() === "granted" ? "denied" : "granted");
	let people = 0;
	let code = "ok";
	while (code === "ok") {
		const by = city.officer(`stubborn ${people++}`, city.planning, "case-decider");
		for (let word = 0; word < 3 && code === "ok"; word++) code = decide(by, otherwise());
	}
	assert.equal(code, "case-too-long");
	assert.equal(decide(city.second, otherwise()), "case-too-long");
	assert.equal(decide(city.second, standing()), "ok");
	assert.equal(city.get(id).status, "decided");
});

/** Every stage before the decision agrees. */
function agreed(city: CasesCity, id: string): void {
	const agree = (by: Actor, stage: string) => city.ok(by, "review", { case: id, stage, outcome: "agree" });
	agree(city.surveyor, "site");
	agree(city.fireman, "joint");
	agree(city.surveyor, "joint");
	agree(city.reviewer, "legal");
}
