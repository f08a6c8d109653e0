import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { powerFault, quorumOf, type VotingPower } from "./power-fault.ts";

const powers = (min: number) => fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: min, maxLength: 8 });
const named = (all: readonly number[]): VotingPower[] =>
	all.map((power, order) => ({ member: `m${order}`, validatorKey: `k${order}`, power }));
const sum = (all: readonly VotingPower[]) => all.reduce((total, { power }) => total + power, 0);

test("no change that passes lets a member reach a third it had not, or moves more than a third", () => {
	fc.assert(
		fc.property(powers(1), powers(1), (was, is) => {
			const [before, after] = [named(was), named(is)];
			if (powerFault(before, after) !== undefined) return;
			const [total, next] = [sum(before), sum(after)];
			assert.ok(next > 0);
			for (const [order, { power }] of after.entries())
				if (power * 3 >= next) assert.ok((was[order] ?? 0) * 3 >= total);
			// Those whose votes did not change still hold two thirds of what there was.
			const kept = before.reduce((all, { power }, order) => all + Math.min(power, is[order] ?? 0), 0);
			assert.ok((total - kept) * 3 <= total);
		}),
		{ numRuns: 2000 },
	);
});

test("a change of nothing passes, and a newcomer of a third or more never does", () => {
	fc.assert(
		fc.property(powers(1), fc.integer({ min: 1, max: 5000 }), (all, power) => {
			const before = named(all);
			fc.pre(sum(before) > 0);
			assert.equal(powerFault(before, before), undefined);
			const after = [...before, { member: "new", validatorKey: "new", power }];
			if (power * 3 >= sum(after)) assert.notEqual(powerFault(before, after), undefined);
			else if (power * 3 <= sum(before)) assert.equal(powerFault(before, after), undefined);
		}),
		{ numRuns: 1000 },
	);
});

test("of four equal members a fifth of equal votes may come and go, and a newcomer of more than theirs may not", () => {
	const four = named([10, 10, 10, 10]);
	const five = named([10, 10, 10, 10, 10]);
	assert.equal(powerFault(four, five), undefined);
	assert.equal(powerFault(five, four), undefined);
	assert.equal(powerFault(named([1, 1, 1, 1]), named([1, 1, 1, 1, 10])), "power-moved");
	assert.equal(powerFault(four, named([10, 10, 10])), "power-third");
	const rotated = [{ ...four[0]!, validatorKey: "next" }, ...four.slice(1)];
	assert.equal(powerFault(four, rotated), undefined);
	assert.deepEqual([1, 2, 3, 4, 5, 7].map(quorumOf), [1, 2, 3, 3, 4, 5]);
});
