import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { longestDelegationMs } from "../schema.ts";
import { delegationKey, delegations } from "../state.ts";

const act = "identity/delegate";
const hour = 3_600_000;

function pair() {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const son = city.citizen("son");
	const input = { to: son.id, acts: ["certificates/*"], untilMs: city.ledger.timeMs + hour };
	return { city, lin, son, input };
}

test("a citizen lets another do named acts until a time, and may say anew what", () => {
	const { city, lin, son, input } = pair();
	assert.deepEqual(city.expect(lin, act, input), { from: lin.id, to: son.id });
	const sinceMs = city.ledger.timeMs;
	const at = delegationKey(lin.id, son.id);
	assert.deepEqual(city.ledger.get(delegations, at), { from: lin.id, ...input, sinceMs });
	const narrower = { ...input, acts: ["certificates/renew"] };
	city.expect(lin, act, narrower);
	assert.deepEqual(city.ledger.get(delegations, at)?.acts, ["certificates/renew"]);
	assert.equal(city.ledger.stamp(delegations, at)?.revision, 2);
});

test("officers and departments take delegations too", () => {
	const { city, lin, input } = pair();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "clerk");
	for (const { id } of [tax, wang]) assert.equal(city.code(lin, act, { ...input, to: id }), "ok");
});

test("nobody delegates to themselves, to an operator or to an account that is none", () => {
	const { city, lin, input } = pair();
	const stranger = city.newcomer("stranger");
	assert.equal(city.code(lin, act, { ...input, to: lin.id }), "identity/delegate-self");
	assert.equal(city.code(lin, act, { ...input, to: city.operator.id }), "identity/delegate-unknown");
	assert.equal(city.code(lin, act, { ...input, to: stranger.id }), "identity/delegate-unknown");
});

test("a delegation ends in the future and within five years", () => {
	const { city, lin, input } = pair();
	const { timeMs } = city.ledger;
	for (const untilMs of [timeMs, timeMs + longestDelegationMs + 1])
		assert.equal(city.code(lin, act, { ...input, untilMs }), "identity/delegation-time");
	assert.equal(city.code(lin, act, { ...input, untilMs: timeMs + longestDelegationMs }), "ok");
});

test("the management of accounts and keys is not delegated, and a delegate delegates nothing on", () => {
	const { city, lin, son, input } = pair();
	for (const acts of [["identity/*"], ["certificates/*", "identity/add-key"]])
		assert.equal(city.code(lin, act, { ...input, acts }), "identity/delegation-acts");
	city.expect(lin, act, input);
	const forLin = { ...son, onBehalfOf: lin.id };
	assert.equal(city.code(forLin, act, { ...input, to: son.id }), "not-allowed");
});
