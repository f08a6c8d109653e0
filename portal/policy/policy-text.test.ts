import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { fingerprint, grouped } from "./fingerprint.ts";
import { parsePolicyText, policyText } from "./policy-text.ts";

const policy = {
	ledger: "demo",
	origin: "city.example/record",
	logKeys: ["city.example/record+00000000+AQ=="],
	cosigners: ["one.example+11111111+BA==", "two.example+22222222+BA=="],
	quorum: 1,
	passkeys: { rpId: "city.example", origins: ["https://city.example"] },
};
const text = policyText(policy);

test("writes one fact a line and reads it back", () => {
	assert.equal(text.split("\n").length, 10);
	assert.deepEqual(parsePolicyText(text), policy);
});

test("names who left, and for how much of the log they are good", () => {
	const former = (name: string) => [{ key: `${name}+22222222+BA==`, lastSize: 7 }];
	const later = {
		...policy,
		formerLogKeys: former("city.example/record"),
		formerCosigners: former("three.example"),
		executors: ["tax.example/executor+33333333+BA=="],
		executionQuorum: 1,
		formerExecutors: former("land.example/executor"),
	};
	const lines = policyText(later).split("\n");
	assert.ok(lines.includes("former-cosigner 7 three.example+22222222+BA=="));
	assert.ok(lines.includes("former-executor 7 land.example/executor+22222222+BA=="));
	assert.deepEqual(parsePolicyText(policyText(later)), later);
	assert.equal(parsePolicyText(policyText(later).replace("executor 7", "executor 07")), undefined);
});

test("refuses any other spelling of a policy", () => {
	const lines = text.trimEnd().split("\n");
	const swapped = [...lines.slice(0, 1), lines[2], lines[1], ...lines.slice(3)].join("\n");
	for (const wrong of [
		"",
		text.trimEnd(),
		`${text}\n`,
		text.replace("quorum 1", "quorum 01"),
		`${swapped}\n`,
		`${text}more\n`,
	])
		assert.equal(parsePolicyText(wrong), undefined, wrong);
});

test("the fingerprint is the SHA-256 any tool computes", () => {
	const expected = createHash("sha256").update(text).digest("hex");
	assert.equal(fingerprint(text), expected);
	assert.equal(grouped(expected).replaceAll(" ", ""), expected);
	assert.equal(grouped(expected).split(" ").length, 16);
});
