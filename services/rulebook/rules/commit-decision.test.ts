import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { smallRule } from "../rulebook-city.test.ts";
import { commitFact, commitFacts, commitTrace, decisionSalts } from "./commit-decision.ts";
import { evaluate } from "./evaluate.ts";

const seed = new Uint8Array(32).fill(1);

test("a fact's commitment is SHA-256 over salt and name and value", () => {
	const { facts } = decisionSalts(seed, ["amount"]);
	const expected = createHash("sha256")
		.update("mingjian/commitment/1\n")
		.update(Buffer.from(facts.amount!, "base64"))
		.update('{"fact":"amount","value":95}')
		.digest("base64");
	assert.equal(commitFact(facts.amount!, "amount", 95), expected);
	assert.deepEqual(commitFacts({ amount: 95 }, { facts, trace: "" }), [
		{ fact: "amount", commitment: expected },
	]);
});

test("every fact and the trace have a salt of their own, and another seed has others", () => {
	const salts = decisionSalts(seed, ["a", "b"]);
	const other = decisionSalts(new Uint8Array(32).fill(2), ["a", "b"]);
	const all = [...Object.values(salts.facts), salts.trace, ...Object.values(other.facts), other.trace];
	assert.equal(new Set(all).size, 6);
	assert.throws(() => decisionSalts(new Uint8Array(31), []), RangeError);
});

test("another value, name or trace has another commitment", () => {
	const { facts, trace: salt } = decisionSalts(seed, ["amount"]);
	const commit = commitFact.bind(undefined, facts.amount!);
	assert.notEqual(commit("amount", 95), commit("amount", 96));
	assert.notEqual(commit("amount", 95), commit("other", 95));
	const rule = smallRule("department:office", 0);
	const [one, two] = [95, 105].map((amount) => evaluate(rule, { amount }));
	assert.ok(one?.kind === "decided" && two?.kind === "decided");
	assert.notEqual(commitTrace(salt, one.trace), commitTrace(salt, two.trace));
});

test("a commitment without a salt of 32 octets is refused", () => {
	assert.throws(() => commitFacts({ amount: 95 }, { facts: {}, trace: "" }), RangeError);
});
