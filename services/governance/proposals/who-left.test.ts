import assert from "node:assert/strict";
import { test } from "node:test";
import { COSIGNER_KEY, formatVkey, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import { admit, Council } from "../../../testing/service-suite/council.ts";
import { doubleVote } from "../../../testing/service-suite/double-vote.ts";
import { logVkey } from "../../../testing/service-suite/small-city.ts";
import { current, policies, policyVersions } from "../state.ts";

test("what the node of a member that left signed stays good for the log before the block of the change", () => {
	for (const struck of [false, true]) {
		const council = new Council();
		const { ledger } = council.city;
		const key = logVkey(council.city.signer("member log housing"));
		council.carry(admit("housing", 9));
		assert.ok(ledger.get(policies, current)!.logKeys.includes(key));
		if (struck)
			council.city.expect(council.city.operator, "governance/report-equivocation", doubleVote("housing"));
		assert.equal(council.propose({ kind: "remove", member: "housing" }, 4), "ok");
		council.approve(2, 1, 2, 3);
		council.pass(3);
		assert.equal(council.members().length, 4);
		const { logKeys, formerLogKeys } = ledger.get(policies, current)!;
		assert.ok(!logKeys.includes(key));
		const good = [{ key, lastSize: enacted(council, 3).firstIndex }];
		assert.deepEqual(formerLogKeys, struck ? undefined : good);
	}
});

test("an executor that leaves by proposal stays good for the log before the block of the change", () => {
	const council = new Council();
	const { city } = council;
	const executor = (name: string) =>
		formatVkey(verifierKey(`${name}.example`, COSIGNER_KEY, city.signer(`executor ${name}`).publicKey));
	const policy = (version: number, named: readonly string[], more = {}) => ({
		kind: "trust-policy",
		policy: {
			version,
			logKeys: city.ledger.get(policies, current)!.logKeys,
			cosigners: [],
			quorum: 0,
			executors: named.map(executor),
			executionQuorum: 1,
			changeQuorum: 3,
			...more,
		},
	});
	council.carry(policy(2, ["tax", "land"]));
	const madeUp = { formerExecutors: [{ key: executor("water"), lastSize: 1 }] };
	assert.equal(council.propose(policy(3, ["land"], madeUp)), "governance/policy-former-keys");
	council.carry(policy(3, ["land"]));
	const { formerExecutors } = city.ledger.get(policies, current)!;
	assert.deepEqual(formerExecutors, [{ key: executor("tax"), lastSize: enacted(council, 3).firstIndex }]);
});

/** The block that brought a version of the policy. */
function enacted({ city }: Council, version: number): AppliedBlock {
	const key = `${policyVersions.name}/${version}`;
	return city.blocks.find(({ entries }) => entries[0]?.touched.includes(key))!;
}
