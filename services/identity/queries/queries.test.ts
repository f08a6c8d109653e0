import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { identityService } from "../service.ts";

interface Page {
	readonly rows: readonly Record<string, unknown>[];
	readonly total: number;
	readonly next?: string;
}

/** A page of a query, which fits the schema the manifest promises. */
function page(city: SmallCity, query: keyof typeof identityService.queries, parameters: Json): Page {
	const { parameters: asked, result } = identityService.queries[query];
	assert.deepEqual(schemaFaults(asked, parameters), []);
	const answer = city.ledger.query("identity", query, parameters);
	assert.deepEqual(schemaFaults(result, answer), []);
	return answer as Page;
}

function populated() {
	const city = new SmallCity();
	const hall = city.department("hall");
	const tax = city.department("tax");
	const moved = { department: tax.id, name: { zh: "税务局", en: "Tax Office" }, parent: hall.id };
	city.expect(city.operator, "identity/amend-department", moved);
	const wang = city.officer("wang", tax, "clerk");
	const lin = city.citizen("lin");
	return { city, hall, tax, wang, lin };
}

test("accounts are listed by kind, department, status and words", () => {
	const { city, hall, tax, wang, lin } = populated();
	const ids = (parameters: Json) => page(city, "accounts", parameters).rows.map((row) => row.account);
	assert.equal(ids({}).length, 6);
	assert.deepEqual(ids({ kind: "citizen" }), [lin.id]);
	assert.deepEqual(ids({ kind: "officer", department: tax.id }), [wang.id]);
	assert.deepEqual(ids({ text: "税务局" }), [tax.id]);
	assert.deepEqual(ids({ status: "suspended" }), []);
	city.expect(city.operator, "identity/suspend", { account: lin.id, reason: "test" });
	assert.deepEqual(ids({ status: "suspended" }), [lin.id]);
	const below = page(city, "departments", { parent: hall.id });
	assert.deepEqual(
		below.rows.map((row) => row.account),
		[tax.id],
	);
	assert.equal(page(city, "departments", {}).total, 2);
});

test("a list goes on where the page before ended", () => {
	const { city } = populated();
	const first = page(city, "accounts", { limit: 4 });
	assert.deepEqual([first.rows.length, first.total], [4, 6]);
	const rest = page(city, "accounts", { limit: 4, after: first.next! });
	assert.deepEqual([rest.rows.length, rest.next], [2, undefined]);
	assert.equal(new Set([...first.rows, ...rest.rows].map((row) => row.account)).size, 6);
});

test("all keys an account ever had are shown, oldest first", () => {
	const { city, lin } = populated();
	const tablet = city.signer("tablet");
	city.ledger.advance(1000);
	city.expect(
		lin,
		"identity/rotate-key",
		{ old: city.ledger.keyId(lin.by), key: publicKey(tablet) },
		{
			with: [tablet],
		},
	);
	const { rows } = page(city, "keys", { account: lin.id });
	assert.deepEqual(
		rows.map((row) => [row.key, row.revokedMs]),
		[
			[city.ledger.keyId(lin.by), city.ledger.timeMs],
			[city.ledger.keyId(tablet), undefined],
		],
	);
});

test("posts and delegations are found from both ends", () => {
	const { city, tax, wang, lin } = populated();
	const untilMs = city.ledger.timeMs + 1000;
	city.expect(lin, "identity/delegate", { to: wang.id, acts: ["certificates/*"], untilMs });
	assert.equal(page(city, "posts", { department: tax.id }).total, 1);
	assert.equal(page(city, "posts", { officer: wang.id }).rows[0]?.department, tax.id);
	assert.equal(page(city, "posts", { officer: lin.id }).total, 0);
	assert.equal(page(city, "delegations", { from: lin.id }).rows[0]?.to, wang.id);
	assert.equal(page(city, "delegations", { to: wang.id }).total, 1);
	assert.equal(page(city, "delegations", { to: lin.id }).total, 0);
});

test("an account nobody opened is not there", () => {
	const { city } = populated();
	const stranger = city.newcomer("stranger");
	assert.equal(city.ledger.query("identity", "account", { account: stranger.id }), undefined);
});
