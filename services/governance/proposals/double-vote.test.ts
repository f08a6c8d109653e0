import assert from "node:assert/strict";
import { test } from "node:test";
import { Council, four } from "../../../testing/service-suite/council.ts";
import { doubleVote } from "../../../testing/service-suite/double-vote.ts";

test("a proven double vote takes a member's votes at once, and it can only be removed", () => {
	const council = new Council([...four, "housing"]);
	const { city } = council;
	const report = (input: object) =>
		city.code(city.operator, "governance/report-equivocation", input as never);
	const votes = doubleVote("police");
	const { first, second } = votes;
	assert.equal(report({ ...votes, second: first }), "governance/equivocation-unproved");
	assert.equal(report({ ...votes, second: { ...second, round: 1 } }), "governance/equivocation-unproved");
	assert.equal(report({ ...votes, second: { ...second, nanos: 6 } }), "governance/equivocation-unproved");
	assert.equal(report(doubleVote("stranger")), "governance/member-unknown");
	assert.equal(report(votes), "ok");
	assert.deepEqual(council.members()[3], ["police", 0]);
	assert.equal(report(votes), "governance/member-struck");
	assert.equal(council.propose({ kind: "power", member: "police", power: 10 }), "governance/member-struck");
	assert.equal(council.propose({ kind: "remove", member: "police" }, 4), "ok");
	assert.deepEqual(council.approve(1, 1, 2), ["ok", "ok"]);
	council.pass(2);
	assert.equal(council.members().length, 4);
});

test("a change that a double vote made impossible lapses at its block", () => {
	const council = new Council([...four, "housing"]);
	assert.equal(council.propose({ kind: "power", member: "land", power: 15 }, 6), "ok");
	assert.deepEqual(council.approve(1, 1, 2, 3), ["ok", "ok", "ok"]);
	council.city.expect(council.city.operator, "governance/report-equivocation", doubleVote("police"));
	council.pass(4);
	assert.deepEqual([council.status(1), council.members()[1]], ["lapsed", ["land", 10]]);
});
