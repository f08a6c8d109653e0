import assert from "node:assert/strict";
import { test } from "node:test";
import { type Actor, publicKey, SmallCity } from "../../testing/service-suite/small-city.ts";
import { recoveryDelayMs } from "./recovery.ts";
import { accounts, keys, recoveries } from "./state.ts";

interface Counter {
	readonly city: SmallCity;
	readonly office: Actor;
	readonly first: Actor;
	readonly second: Actor;
	readonly lin: Actor;
	/** The account that the new key names, as it acts before it is anybody's. */
	readonly phone: Actor;
}

function counter(): Counter {
	const city = new SmallCity();
	const office = city.department("office");
	const first = city.officer("first", office, "account-recoverer");
	const second = city.officer("second", office, "account-recoverer");
	return { city, office, first, second, lin: city.citizen("lin"), phone: city.newcomer("new phone") };
}

const request = ({ lin, phone }: Counter) => ({
	account: lin.id,
	key: publicKey(phone.by),
	reason: "lost",
});
const complete = ({ city, lin }: Counter) => ({ account: lin.id, revoked: [city.ledger.keyId(lin.by)] });

test("somebody who lost every key gets the account back with a new one, three days after two officers agreed", () => {
	const all = counter();
	const { city, first, second, lin, phone, office } = all;
	city.expect(first, "identity/request-recovery", request(all));
	const requestedMs = city.ledger.timeMs;
	const { dueMs } = city.expect(second, "identity/confirm-recovery", { account: lin.id }) as {
		dueMs: number;
	};
	assert.equal(dueMs, city.ledger.timeMs + recoveryDelayMs);
	assert.equal(city.code(phone, "identity/complete-recovery", complete(all)), "identity/recovery-early");
	city.ledger.advance(recoveryDelayMs);
	city.expect(phone, "identity/complete-recovery", complete(all));
	const completedMs = city.ledger.timeMs;
	assert.deepEqual(city.ledger.get(recoveries, lin.id), {
		account: lin.id,
		keyId: city.ledger.keyId(phone.by),
		...publicKey(phone.by),
		reason: "lost",
		department: office.id,
		requestedBy: first.id,
		requestedMs,
		confirmedBy: second.id,
		dueMs,
		completedMs,
	});
	assert.equal(city.ledger.get(keys, city.ledger.keyId(lin.by))?.revokedMs, completedMs);
	assert.equal(city.ledger.get(accounts, lin.id)?.activeKeys, 1);
	const tablet = city.signer("tablet");
	const add = { key: publicKey(tablet) };
	assert.equal(city.code(lin, "identity/add-key", add, { with: [tablet] }), "key-revoked");
	assert.equal(city.code({ id: lin.id, by: phone.by }, "identity/add-key", add, { with: [tablet] }), "ok");
});

test("whoever still has an old key stops a recovery, and nobody else's", () => {
	const all = counter();
	const { city, first, second, lin, phone } = all;
	const thief = city.citizen("thief");
	city.expect(first, "identity/request-recovery", request(all));
	city.expect(second, "identity/confirm-recovery", { account: lin.id });
	const cancel = { account: lin.id };
	assert.equal(city.code(thief, "identity/cancel-recovery", cancel), "identity/own-account-only");
	assert.equal(city.code(lin, "identity/cancel-recovery", cancel), "ok");
	assert.equal(city.ledger.get(recoveries, lin.id)?.cancelledBy, lin.id);
	city.ledger.advance(recoveryDelayMs);
	assert.equal(city.code(phone, "identity/complete-recovery", complete(all)), "identity/recovery-none");
	assert.equal(city.code(lin, "identity/cancel-recovery", cancel), "identity/recovery-none");
	assert.equal(city.code(first, "identity/request-recovery", request(all)), "ok");
	assert.equal(city.code(first, "identity/cancel-recovery", cancel), "ok");
});

test("one officer alone recovers nothing, nor does a seal, nor another department", () => {
	const all = counter();
	const { city, office, first, lin, second } = all;
	const elsewhere = city.department("elsewhere");
	const far = city.officer("far", elsewhere, "account-recoverer");
	const account = { account: lin.id };
	assert.equal(city.code(office, "identity/request-recovery", request(all)), "identity/recovery-in-person");
	assert.equal(city.code(second, "identity/confirm-recovery", account), "identity/recovery-none");
	city.expect(first, "identity/request-recovery", request(all));
	assert.equal(city.code(first, "identity/confirm-recovery", account), "identity/recovery-own");
	assert.equal(city.code(office, "identity/confirm-recovery", account), "identity/recovery-in-person");
	assert.equal(city.code(far, "identity/confirm-recovery", account), "identity/recovery-elsewhere");
	assert.equal(city.code(far, "identity/cancel-recovery", account), "identity/recovery-elsewhere");
	assert.equal(city.code(far, "identity/request-recovery", request(all)), "identity/recovery-pending");
	city.expect(second, "identity/confirm-recovery", account);
	assert.equal(city.code(second, "identity/confirm-recovery", account), "identity/recovery-confirmed");
});

test("only a citizen's account is recovered, with a key nobody has, by who holds it and names all before it", () => {
	const all = counter();
	const { city, first, second, lin, phone } = all;
	const ask = (more: object) => city.code(first, "identity/request-recovery", { ...request(all), ...more });
	assert.equal(ask({ account: second.id }), "identity/recovery-not-citizen");
	assert.equal(ask({ account: phone.id }), "identity/account-not-found");
	assert.equal(ask({ key: publicKey(lin.by) }), "identity/key-taken");
	city.expect(first, "identity/request-recovery", request(all));
	city.ledger.advance(recoveryDelayMs);
	// Without the second officer the time never begins.
	assert.equal(city.code(phone, "identity/complete-recovery", complete(all)), "identity/recovery-early");
	city.expect(second, "identity/confirm-recovery", { account: lin.id });
	city.ledger.advance(recoveryDelayMs);
	const other = city.newcomer("somebody else's phone");
	assert.equal(city.code(other, "identity/complete-recovery", complete(all)), "identity/recovery-key");
	const tablet = city.signer("tablet");
	city.expect(lin, "identity/add-key", { key: publicKey(tablet) }, { with: [tablet] });
	assert.equal(city.code(phone, "identity/complete-recovery", complete(all)), "identity/keys-unnamed");
	const revoked = [lin.by, tablet].map((by) => city.ledger.keyId(by));
	assert.equal(city.code(phone, "identity/complete-recovery", { account: lin.id, revoked }), "ok");
});
