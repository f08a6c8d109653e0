import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActingClaim, Principal } from "@mingjian/ledger/runtime/capabilities.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import { type Actor, publicKey, SmallCity } from "../../testing/service-suite/small-city.ts";

const hour = 3_600_000;

/** What the record makes of a claim at the present time: a principal, or the code it refuses with. */
function ask(city: SmallCity, who: Actor, more: Partial<ActingClaim> = {}): Principal | string {
	const { ledger } = city;
	const keyIds = [ledger.keyId(who.by)];
	const claim = { actor: who.id, onBehalfOf: who.onBehalfOf, service: "certificates", action: "renew" };
	try {
		const accounts = ledger.registry.capability("accounts", ledger);
		return accounts.authenticate({ ...claim, keyIds, timeMs: ledger.timeMs, ...more });
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}

function keyOf(city: SmallCity, { by }: Pick<Actor, "by">): string {
	return city.ledger.keyId(by);
}

test("a citizen acts for themselves, with no department and no roles", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const key = keyOf(city, lin);
	const expected = {
		account: lin.id,
		kind: "citizen",
		subject: lin.id,
		department: undefined,
		roles: [],
		keys: [key],
		cosigners: [],
		signedBy: [key],
	};
	assert.deepEqual(ask(city, lin), expected);
	assert.deepEqual(ask(city, lin, { onBehalfOf: lin.id }), expected);
});

test("an officer acts for each department that appointed them, with the roles held there", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const wang = city.officer("wang", tax, "clerk");
	city.expect(land, "identity/appoint", { officer: wang.id, roles: ["surveyor", "judge"] });
	const inTax = ask(city, wang) as Principal;
	assert.deepEqual([inTax.subject, inTax.department, inTax.roles], [tax.id, tax.id, ["clerk"]]);
	const inLand = ask(city, wang, { onBehalfOf: land.id }) as Principal;
	assert.deepEqual(
		[inLand.subject, inLand.department, inLand.roles],
		[land.id, land.id, ["surveyor", "judge"]],
	);
	const alone = ask(city, wang, { onBehalfOf: undefined }) as Principal;
	assert.deepEqual([alone.subject, alone.department, alone.roles], [wang.id, undefined, []]);
	assert.equal(ask(city, wang, { onBehalfOf: city.department("water").id }), "not-allowed");
});

test("a department's seal acts for the department, and for no other", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const principal = ask(city, tax) as Principal;
	assert.deepEqual([principal.kind, principal.subject, principal.department], ["department", tax.id, tax.id]);
	assert.equal(ask(city, tax, { onBehalfOf: land.id }), "not-allowed");
	assert.equal(ask(city, city.operator, { onBehalfOf: land.id }), "not-allowed");
});

test("a delegate acts for a citizen within the acts and the time named", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const son = city.citizen("son");
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "clerk");
	const untilMs = city.ledger.timeMs + hour;
	for (const { id } of [son, wang])
		city.expect(lin, "identity/delegate", { to: id, acts: ["certificates/renew"], untilMs });
	const principal = ask(city, son, { onBehalfOf: lin.id }) as Principal;
	assert.deepEqual([principal.account, principal.subject, principal.department], [son.id, lin.id, undefined]);
	const official = ask(city, wang, { onBehalfOf: lin.id }) as Principal;
	assert.deepEqual([official.kind, official.department, official.roles], ["officer", undefined, []]);
	assert.equal(ask(city, son, { onBehalfOf: lin.id, action: "revoke" }), "not-allowed");
	assert.equal(ask(city, son, { onBehalfOf: lin.id, service: "catalogue" }), "not-allowed");
	assert.equal(ask(city, lin, { onBehalfOf: son.id }), "not-allowed");
	assert.equal(ask(city, son, { onBehalfOf: lin.id, timeMs: untilMs }), "not-allowed");
	city.expect(lin, "identity/revoke-delegation", { to: son.id });
	assert.equal(ask(city, son, { onBehalfOf: lin.id }), "not-allowed");
	city.expect(city.operator, "identity/suspend", { account: lin.id, reason: "test" });
	assert.equal(ask(city, wang, { onBehalfOf: lin.id }), "account-suspended");
});

test("keys that are not the actor's do not make the actor, and a revoked one spoils the act", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const chen = city.citizen("chen");
	const tablet = city.signer("tablet");
	city.expect(lin, "identity/add-key", { key: publicKey(tablet) }, { with: [tablet] });
	const [phone, second, foreign] = [keyOf(city, lin), city.ledger.keyId(tablet), keyOf(city, chen)];
	assert.equal(ask(city, lin, { keyIds: [foreign] }), "key-unknown");
	assert.equal(ask(city, lin, { keyIds: [keyOf(city, { by: city.signer("nobody") })] }), "key-unknown");
	const both = ask(city, lin, { keyIds: [second, foreign, phone] }) as Principal;
	assert.deepEqual(
		[both.keys, both.signedBy],
		[
			[second, phone],
			[second, foreign, phone],
		],
	);
	city.expect(lin, "identity/revoke-key", { key: second });
	assert.equal(ask(city, lin, { keyIds: [second] }), "key-revoked");
	assert.equal(ask(city, lin, { keyIds: [phone, second] }), "key-revoked");
	assert.equal((ask(city, lin) as Principal).account, lin.id);
});

test("an account nobody opened is a newcomer only under the id of a key that signs", () => {
	const city = new SmallCity();
	const lin = city.newcomer("lin");
	const principal = ask(city, lin) as Principal;
	assert.deepEqual(
		[principal.kind, principal.subject, principal.keys],
		["newcomer", lin.id, [keyOf(city, lin)]],
	);
	assert.equal(ask(city, lin, { keyIds: [city.ledger.keyId(city.signer("other"))] }), "account-unknown");
	assert.equal(ask(city, { ...lin, id: `officer:${keyOf(city, lin)}` }), "account-unknown");
	assert.equal(ask(city, lin, { onBehalfOf: city.citizen("chen").id }), "not-allowed");
});

test("cosigners are the active officers of the department acted for, each once", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "clerk");
	const zhao = city.officer("zhao", tax, "judge");
	const sun = city.officer("sun", tax, "judge");
	const far = city.officer("far", city.department("land"), "judge");
	const lin = city.citizen("lin");
	const second = city.signer("second phone");
	const own: Actor = { id: zhao.id, by: zhao.by };
	city.expect(own, "identity/add-key", { key: publicKey(second) }, { with: [second] });
	const everybody = [wang, zhao, { by: second }, sun, far, lin, tax].map((each) => keyOf(city, each));
	const cosigners = () => (ask(city, wang, { keyIds: everybody }) as Principal).cosigners;
	const judge = (account: string) => ({ account, kind: "officer", roles: ["judge"] });
	assert.deepEqual(cosigners(), [judge(zhao.id), judge(sun.id)]);
	city.expect(tax, "identity/dismiss", { officer: sun.id });
	city.expect(tax, "identity/suspend", { account: zhao.id, reason: "test" });
	assert.deepEqual(cosigners(), []);
	const alone = ask(city, wang, { keyIds: everybody, onBehalfOf: undefined }) as Principal;
	assert.deepEqual(alone.cosigners, []);
});

test("an operator's cosigners are other operators", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const keyIds = [city.operator, tax, city.secondOperator].map((each) => keyOf(city, each));
	const principal = ask(city, city.operator, { keyIds }) as Principal;
	assert.deepEqual(principal.cosigners, [{ account: city.secondOperator.id, kind: "operator", roles: [] }]);
});

test("an account is described by kind, name and whether it may act", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const lin = city.citizen("lin");
	const describe = (id: string) => city.ledger.registry.capability("accounts", city.ledger).describe(id);
	const name = { zh: "tax 局", en: "Office tax" };
	assert.deepEqual(describe(tax.id), { kind: "department", name, active: true });
	assert.deepEqual(describe(lin.id), { kind: "citizen", name: undefined, active: true });
	city.expect(city.operator, "identity/suspend", { account: lin.id, reason: "test" });
	assert.equal(describe(lin.id)?.active, false);
	assert.equal(describe(city.newcomer("nobody").id), undefined);
});
