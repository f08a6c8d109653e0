import assert from "node:assert/strict";
import { test } from "node:test";
import { admit, Council, four } from "../../../testing/service-suite/council.ts";
import { doubleVote } from "../../../testing/service-suite/double-vote.ts";
import {
	type Actor,
	logVkey,
	memberCard,
	publicKey,
	SmallCity,
} from "../../../testing/service-suite/small-city.ts";
import { chainParameters, contractVersions, current, memberships, policies, proposals } from "../state.ts";

const hour = 3_600_000;

test("a fifth member comes with exactly the block that was set, once three of four approve", () => {
	const council = new Council();
	const { city } = council;
	const before = council.members();
	assert.equal(council.propose(admit("housing", 9), 4), "ok");
	assert.deepEqual(council.approve(1, 1), ["ok"]);
	assert.equal(council.status(1), "open");
	assert.deepEqual(council.approve(1, 2), ["ok"]);
	assert.equal(council.status(1), "scheduled");
	const { atHeight } = city.ledger.get(proposals, "1")!;
	const housing = { id: "operator:housing", by: city.signer("operator housing") };
	assert.equal(
		city.code(housing, "governance/propose", { change: { kind: "remove", member: "tax" }, atHeight: 99 }),
		"account-unknown",
	);
	while (council.height < atHeight - 1) council.pass(1);
	assert.deepEqual(council.members(), before);
	council.pass(1);
	assert.deepEqual(council.members(), [...before, ["housing", 10]]);
	assert.equal(council.status(1), "in-force");
	const policy = city.ledger.get(policies, current)!;
	assert.deepEqual(
		[policy.version, policy.changeQuorum, policy.logKeys.at(-1)],
		[2, 4, logVkey(city.signer("member log housing"))],
	);
	assert.equal(council.propose({ kind: "remove", member: "tax" }, 5, housing), "ok");
	const answer = city.ledger.query("governance", "members", {}) as { quorum: number };
	assert.equal(answer.quorum, 4);
});

test("the history of what came into force names the first act of its block", () => {
	const council = new Council();
	council.carry(admit("housing", 9));
	const block = council.city.blocks.at(-2)!;
	assert.ok(block.entries[0]!.touched.includes("governance.membership/current"));
	assert.equal(council.city.ledger.stamp(memberships, current)!.revision, 2);
});

test("a member leaves, and its operator acts no more", () => {
	const council = new Council([...four, "housing"]);
	assert.equal(council.propose({ kind: "remove", member: "police" }, 4), "ok");
	assert.deepEqual(council.approve(1, 1, 2, 3), ["ok", "ok", "ok"]);
	council.pass(1);
	assert.deepEqual(
		council.members().map(([member]) => member),
		["tax", "land", "water", "housing"],
	);
	assert.deepEqual(council.approve(1, 3), ["account-suspended"]);
	assert.ok(
		!council.city.ledger
			.get(policies, current)!
			.logKeys.includes(logVkey(council.city.signer("member log police"))),
	);
});

test("votes, keys, addresses, parameters, contracts and the policy change with their block", () => {
	const council = new Council([...four, "housing"]);
	const five = (change: object) => {
		assert.equal(council.propose(change, 4), "ok");
		const { rows } = council.city.ledger.query("governance", "proposals", { limit: 1 }) as {
			rows: { number: number }[];
		};
		assert.deepEqual(council.approve(rows[0]!.number, 1, 2, 3), ["ok", "ok", "ok"]);
		council.pass(1);
	};
	five({ kind: "power", member: "land", power: 12 });
	const { validatorKey } = memberCard("next", 3);
	five({ kind: "rotate-key", member: "land", validatorKey });
	five({ kind: "address", member: "land", address: "10.9.9.9:1", nodeId: "f".repeat(40) });
	five({ kind: "parameters", blockBytes: 2_000_000, evidenceMs: hour });
	five({ kind: "contract", service: "identity", version: "1.0.0" });
	const policy = {
		version: 2,
		logKeys: [logVkey(council.city.signer("new"))],
		cosigners: [],
		quorum: 0,
		changeQuorum: 4,
	};
	five({ kind: "trust-policy", policy });
	const { ledger } = council.city;
	const land = ledger.get(memberships, current)!.members[1]!;
	assert.deepEqual(
		[land.power, land.validatorKey, land.formerKeys, land.address],
		[12, validatorKey, [memberCard("land", 2).validatorKey], "10.9.9.9:1"],
	);
	assert.deepEqual(ledger.get(chainParameters, current), { blockBytes: 2_000_000, evidenceMs: hour });
	assert.deepEqual(
		ledger.get(contractVersions, current)!.contracts.map(({ service, version }) => [service, version]),
		[["identity", "1.0.0"]],
	);
	assert.deepEqual(ledger.get(policies, current)!.logKeys, policy.logKeys);
	const parameters = ledger.query("governance", "chain-parameters", {}) as { blockBytes: number };
	assert.equal(parameters.blockBytes, 2_000_000);
});

test("approving twice, too late, after it is settled or with no voice is refused", () => {
	const council = new Council();
	const { city } = council;
	assert.equal(council.propose({ kind: "power", member: "land", power: 9 }, 12), "ok");
	assert.deepEqual(council.approve(1, 0, 1, 1, 2, 3), [
		"governance/approved-before",
		"ok",
		"governance/approved-before",
		"ok",
		"governance/proposal-settled",
	]);
	assert.deepEqual(council.approve(7, 1), ["governance/proposal-unknown"]);
	council.pass(12);
	assert.deepEqual(council.approve(1, 3), ["governance/proposal-settled"]);
	assert.equal(
		city.code(city.operator, "governance/withdraw-proposal", { proposal: 1 }),
		"governance/proposal-settled",
	);
	assert.equal(council.propose({ kind: "power", member: "land", power: 10 }, 2), "ok");
	council.pass(2);
	assert.deepEqual(council.approve(2, 1), ["governance/proposal-height"]);
	assert.equal(council.propose({ kind: "power", member: "land", power: 10 }, 500), "ok");
	city.ledger.advance(8 * 24 * hour);
	assert.deepEqual(council.approve(3, 1), ["governance/proposal-expired"]);
	city.expect(city.operator, "governance/report-equivocation", doubleVote("police"));
	assert.equal(
		council.propose({ kind: "remove", member: "tax" }, 9, city.operators[3]),
		"governance/no-voice",
	);
});

test("a proposal names a block and a time still to come, and only its author takes it back", () => {
	const council = new Council();
	const { city } = council;
	const change = { kind: "power", member: "land", power: 9 };
	council.pass(1);
	assert.equal(council.propose(change, -1), "governance/proposal-height");
	assert.equal(council.propose(change, 20_000_000), "governance/proposal-height");
	for (const expiresMs of [city.ledger.timeMs, city.ledger.timeMs + 31 * 24 * hour])
		assert.equal(
			city.code(city.operator, "governance/propose", { change, atHeight: 99, expiresMs }),
			"governance/proposal-time",
		);
	assert.equal(council.propose(change, 20), "ok");
	assert.equal(
		city.code(city.secondOperator, "governance/withdraw-proposal", { proposal: 1 }),
		"governance/proposal-other",
	);
	assert.equal(
		city.code(city.operator, "governance/withdraw-proposal", { proposal: 4 }),
		"governance/proposal-unknown",
	);
	council.approve(1, 1, 2);
	assert.equal(city.code(city.operator, "governance/withdraw-proposal", { proposal: 1 }), "ok");
	council.pass(20);
	assert.deepEqual([council.status(1), council.members()[1]], ["withdrawn", ["land", 10]]);
	for (let n = 0; n < 32; n++)
		assert.equal(
			council.propose({ kind: "parameters", blockBytes: 2_000_000 + n, evidenceMs: hour }, 500),
			"ok",
		);
	assert.equal(council.propose(change, 500), "governance/proposals-many");
});

test("of two changes of the same, the second waits until the first is in force", () => {
	const council = new Council();
	assert.equal(council.propose(admit("housing", 9), 12), "ok");
	assert.equal(council.propose({ kind: "power", member: "land", power: 9 }, 12), "ok");
	assert.deepEqual(council.approve(1, 1, 2), ["ok", "ok"]);
	assert.deepEqual(council.approve(2, 1, 2), ["ok", "governance/change-pending"]);
	const policy = {
		version: 2,
		logKeys: [logVkey(council.city.signer("log"))],
		cosigners: [],
		quorum: 0,
		changeQuorum: 1,
	};
	const all = { with: council.city.operators.slice(1).map(({ by }) => by) };
	assert.equal(
		council.city.code(council.city.operator, "governance/publish-trust-policy", policy, all),
		"governance/change-pending",
	);
});

test("changes that cannot be made are refused when they are proposed", () => {
	const council = new Council();
	const land = { kind: "power", member: "land" };
	const cases: [object, string][] = [
		[admit("housing", 9, 100), "power-moved"],
		[{ ...land, power: 15 }, "power-third"],
		[{ kind: "remove", member: "land" }, "power-third"],
		[{ kind: "remove", member: "nobody" }, "member-unknown"],
		[admit("tax", 9), "member-known"],
		[admit("housing", 1), "member-known"],
		[{ kind: "rotate-key", member: "land", validatorKey: memberCard("tax", 1).validatorKey }, "member-known"],
		[{ ...admit("housing", 9), logKey: `${"A".repeat(43)}=` }, "change-key"],
		[
			{
				kind: "seat-operator",
				account: "operator:x",
				name: { zh: "甲", en: "A" },
				...publicKey(council.city.signer("x")),
			},
			"members-decide",
		],
		[
			{
				kind: "trust-policy",
				policy: {
					version: 2,
					logKeys: [logVkey(council.city.signer("log"))],
					cosigners: [],
					quorum: 0,
					changeQuorum: 9,
				},
			},
			"policy-signers",
		],
	];
	for (const [change, code] of cases)
		assert.equal(council.propose(change), `governance/${code}`, JSON.stringify(change));
	const eight = new Council(Array.from({ length: 8 }, (_, n) => `m${n}`));
	assert.equal(eight.propose(admit("housing", 9)), "governance/members-many");
});

test("where operators alone decide, they seat and retire one another", () => {
	const city = new SmallCity();
	const third = {
		kind: "seat-operator",
		account: "operator:third",
		name: { zh: "丙", en: "Third" },
		...publicKey(city.signer("third")),
	};
	const propose = (by: Actor, change: object, inBlocks = 2) =>
		city.code(by, "governance/propose", {
			change,
			atHeight: city.ledger.chain.head.height + inBlocks,
		} as never);
	assert.equal(propose(city.operator, third), "ok");
	city.citizen("a");
	const actor = { id: "operator:third", by: city.signer("third") };
	assert.equal(propose(actor, { kind: "retire-operator", account: "operator:first" }), "ok");
	assert.equal(
		propose(actor, { kind: "retire-operator", account: "operator:third" }, 5),
		"governance/no-voice",
	);
	assert.equal(
		propose(actor, { kind: "retire-operator", account: "operator:nobody" }),
		"governance/operator-unknown",
	);
	assert.equal(propose(city.secondOperator, third), "governance/operator-known");
	assert.equal(propose(city.operator, third), "account-suspended");
	assert.equal(propose(actor, { kind: "remove", member: "tax" }), "governance/members-none");
	assert.equal(city.ledger.query("governance", "members", {}), undefined);
});

test("a program stops at the block from which a contract runs that it does not have", () => {
	const council = new Council();
	assert.equal(council.propose({ kind: "contract", service: "identity", version: "9.0.0" }, 4), "ok");
	assert.deepEqual(council.approve(1, 1, 2), ["ok", "ok"]);
	council.pass(1);
	assert.throws(() => council.pass(1), /runs version 9\.0\.0 of identity, which this program does not have/);
});
