import assert from "node:assert/strict";
import { test } from "node:test";
import { type CountedDenial, type Denial, DenialLog } from "./denial-log.ts";

const request = { opening: "owner", issuedAt: 1, algorithm: 1, publicKey: "", signature: "" };
const denial = (asker: string, issuedAt = 1): Denial => ({
	contentId: "c",
	asker,
	code: "vault-release-refused",
	request: { ...request, issuedAt },
});

/** A log by a clock that the test moves, and what it reported. */
function watched(broken: () => boolean = () => false) {
	const told: [string, number, number][] = [];
	const clock = { nowMs: 0 };
	const report = async ({ asker, times, request: { issuedAt } }: CountedDenial) => {
		if (broken()) throw new Error("not now");
		told.push([asker, times, issuedAt]);
	};
	return { told, clock, log: new DenialLog(report, () => clock.nowMs) };
}

test("the first refusal is told at once, and those that follow together, with the latest request", async () => {
	const { told, clock, log } = watched();
	log.note(denial("a", 1));
	log.note(denial("a", 2));
	log.note(denial("b", 3));
	log.note(denial("a", 4));
	await log.settled();
	assert.deepEqual(told, [
		["a", 1, 1],
		["b", 1, 3],
	]);
	clock.nowMs = 60_000;
	log.flush();
	await log.settled();
	assert.deepEqual(told.slice(2), [["a", 2, 4]]);
	log.note(denial("b", 5));
	await log.close();
	assert.deepEqual(told.slice(3), [["b", 1, 5]]);
});

test("what could not be told is told later, and counted once", async () => {
	let broken = true;
	const { told, clock, log } = watched(() => broken);
	log.note(denial("a", 1));
	await log.settled();
	broken = false;
	clock.nowMs = 60_000;
	log.note(denial("a", 2));
	await log.close();
	assert.deepEqual(told, [["a", 2, 2]]);
});
