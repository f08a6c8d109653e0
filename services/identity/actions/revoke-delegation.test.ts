import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { delegationKey, delegations } from "../state.ts";

const act = "identity/revoke-delegation";
const hour = 3_600_000;

test("a citizen ends a delegation at once, and once", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const son = city.citizen("son");
	const untilMs = city.ledger.timeMs + hour;
	city.expect(lin, "identity/delegate", { to: son.id, acts: ["certificates/*"], untilMs });
	city.ledger.advance(1000);
	assert.deepEqual(city.expect(lin, act, { to: son.id }), { from: lin.id, to: son.id });
	const at = delegationKey(lin.id, son.id);
	assert.equal(city.ledger.get(delegations, at)?.revokedMs, city.ledger.timeMs);
	assert.equal(city.code(lin, act, { to: son.id }), "identity/delegation-unknown");
});

test("a delegation that never was or is over is not revoked", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const son = city.citizen("son");
	assert.equal(city.code(lin, act, { to: son.id }), "identity/delegation-unknown");
	const untilMs = city.ledger.timeMs + hour;
	city.expect(lin, "identity/delegate", { to: son.id, acts: ["certificates/*"], untilMs });
	assert.equal(city.code(son, act, { to: lin.id }), "identity/delegation-unknown");
	city.ledger.advance(hour);
	assert.equal(city.code(lin, act, { to: son.id }), "identity/delegation-unknown");
});
