import assert from "node:assert/strict";
import { test } from "node:test";
import { application, CasesCity, law } from "../cases-city.test.ts";

test("an officer takes a stage, hands it over, and the supervisor assigns it", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	const colleague = city.officer("colleague", city.land, "case-reviewer");
	const on = { case: id, stage: "site" };
	assert.equal(city.code(city.surveyor, "claim", on), "ok");
	assert.equal(city.code(colleague, "claim", on), "assigned-other");
	assert.equal(city.code(city.surveyor, "claim", on), "assigned-other");
	assert.equal(city.code(colleague, "review", { ...on, outcome: "agree" }), "assigned-other");
	assert.equal(city.code(colleague, "transfer", { ...on, to: colleague.id }), "not-assignee");
	assert.equal(
		city.code(city.surveyor, "transfer", { ...on, to: "officer:k".padEnd(41, "a") }),
		"officer-unknown",
	);
	assert.equal(city.code(city.surveyor, "transfer", { ...on, to: colleague.id }), "ok");
	assert.equal(city.code(city.surveyor, "review", { ...on, outcome: "agree" }), "assigned-other");
	assert.equal(city.code(city.surveyor, "assign", { ...on, to: city.surveyor.id }), "not-allowed");
	assert.equal(city.code(city.landSupervisor, "assign", { ...on, to: city.surveyor.id }), "ok");
	assert.equal(city.code(colleague, "review", { ...on, outcome: "agree" }), "assigned-other");
	assert.equal(city.code(city.surveyor, "review", { ...on, outcome: "agree" }), "ok");
	assert.equal(city.code(city.landSupervisor, "assign", { ...on, to: colleague.id }), "stage-closed");
});

test("a stage is for the department and the role that the flow names", () => {
	const city = CasesCity.withFlow();
	const id = city.accepted();
	const review = (by: "reviewer" | "landDecider" | "landSupervisor", stage = "site") =>
		city.code(city[by], "review", { case: id, stage, outcome: "agree" });
	assert.equal(review("reviewer"), "office-other");
	assert.equal(review("landDecider"), "role-missing");
	assert.equal(review("landSupervisor"), "ok");
	assert.equal(
		city.code(city.land, "review", { case: id, stage: "joint", outcome: "agree" }),
		"officer-needed",
	);
	assert.equal(city.code(city.planning, "accept", { case: city.submitted() }), "officer-needed");
});

test("an officer never handles an application of their own", () => {
	const city = CasesCity.withFlow();
	const all = city.officer("applying officer", city.planning);
	const self = { id: all.id, by: all.by };
	const id = city.submitted(self);
	assert.equal(city.code(all, "accept", { case: id }), "own-case");
	assert.equal(city.code(all, "decline", { case: id, clause: law }), "own-case");
	assert.equal(city.code(all, "claim", { case: id, stage: "intake" }), "own-case");
	assert.equal(city.code(city.supervisor, "assign", { case: id, stage: "intake", to: all.id }), "own-case");
	assert.equal(city.code(city.clerk, "accept", { case: id }), "ok");
	assert.equal(city.code(self, "withdraw", { case: id }), "ok");
});

test("a window clerk hands in for a citizen who delegated it, and then handles the case no more", () => {
	const city = CasesCity.withFlow();
	const untilMs = city.small.ledger.timeMs + 365 * 24 * 3600 * 1000;
	const acts = ["cases/submit", "cases/correct"];
	const helper = { id: city.clerk.id, by: city.clerk.by, onBehalfOf: city.wang.id };
	assert.equal(city.code(helper, "submit", application), "not-allowed");
	city.small.expect(city.wang, "identity/delegate", { to: city.clerk.id, acts, untilMs });
	const id = city.submitted(helper);
	const { applicant, parties } = city.get(id);
	assert.equal(applicant, city.wang.id);
	assert.deepEqual(parties, [city.wang.id, city.clerk.id]);
	assert.equal(city.code(city.clerk, "accept", { case: id }), "own-case");
	assert.equal(
		city.code(city.clerk, "return", {
			case: id,
			stage: "intake",
			materials: [],
			explanation: application.answers,
		}),
		"own-case",
	);
	assert.equal(city.code(helper, "withdraw", { case: id }), "not-allowed");
	const other = city.officer("other clerk", city.planning, "case-clerk");
	assert.equal(city.code(other, "accept", { case: id }), "ok");
	assert.equal(city.code(city.wang, "withdraw", { case: id }), "ok");
});

test("a department that applies does not decide on itself", () => {
	const city = CasesCity.withFlow();
	const fromLand = city.accepted(city.land);
	assert.equal(
		city.code(city.surveyor, "review", { case: fromLand, stage: "site", outcome: "agree" }),
		"own-case",
	);
	assert.equal(city.code(city.fireman, "review", { case: fromLand, stage: "joint", outcome: "agree" }), "ok");
	assert.equal(city.code(city.clerk, "accept", { case: city.submitted(city.planning) }), "own-case");
});
