import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { decidedCase, facts } from "@mingjian/client/testing/decided-case.ts";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
after(() => folder.remove());
/** A namespace without a network, where the system lets the tests have one. */
const cut = spawnSync("unshare", ["-n", "true"]).status === 0 ? ["unshare", "-n"] : [];
const { file, policy } = decidedCase();
write("policy.json", policy);
write("right.mjdecision.json", file);

function write(name: string, value: unknown): void {
	writeFileSync(join(folder.path, name), JSON.stringify(value));
}

async function recompute(...words: string[]) {
	return await mingjian(["recompute", ...words], { cwd: folder.path, within: cut });
}

/** Writes a changed file and says what was found in it. */
async function found(more: object): Promise<string[]> {
	write("changed.mjdecision.json", { ...file, ...more });
	const ended = await recompute("changed.mjdecision.json", "--json");
	assert.equal(ended.code, 1);
	const { ok, differences } = documentOf(ended) as {
		ok: boolean;
		differences: { code: string; where: string; message: string }[];
	};
	assert.equal(ok, false);
	for (const { message } of differences) assert.ok(message.length > 10);
	return differences.map(({ code, where }) => `${code} ${where}`.trim());
}

test("a right file leads to the recorded outcome, offline, in both languages", async () => {
	const english = await recompute("right.mjdecision.json", "--policy", "policy.json");
	assert.equal(english.code, 0);
	assert.match(english.out, /✓ Worked out again, the decision is the same\./);
	assert.match(english.out, /Proved as of +\d{4}-/);
	assert.match(english.out, /How it comes about:\n {4}Age: 90/);
	const chinese = await recompute("right.mjdecision.json", "--policy", "policy.json", "--lang", "zh");
	assert.equal(chinese.code, 0);
	assert.match(chinese.out, /✓ 重算结果与登记的决定一致。[\s\S]*年龄：90周岁/);
	const document = documentOf(await recompute("right.mjdecision.json", "--policy", "policy.json", "--json"));
	assert.deepEqual(
		[document.ok, document.verdict, document.proved, document.differences],
		[true, "same", true, []],
	);
	assert.deepEqual(document.outcome, {
		eligible: true,
		finding: "entitled",
		monthlyFen: 20_000,
		bracketSince: "2026-01-01",
	});
});

test("without a policy it says that the record was not checked", async () => {
	const { code, out } = await recompute("right.mjdecision.json");
	assert.equal(code, 0);
	assert.match(out, /! The record was not checked/);
});

test("a file without the proof that was asked for is not enough", async () => {
	const { proof: _, ...unproved } = file;
	write("unproved.mjdecision.json", unproved);
	const ended = await recompute("unproved.mjdecision.json", "--policy", "policy.json", "--json");
	assert.deepEqual([ended.code, documentOf(ended).ok, documentOf(ended).verdict], [1, false, "same"]);
});

test("a changed fact, rule, trace or outcome is refused with the reason", async () => {
	const younger = await found({ facts: { ...facts, birthDate: "1946-01-01" } });
	assert.deepEqual(younger, ["fact-value birthDate", "outcome monthlyFen", "trace"]);
	const rule = { ...file.rule, title: { zh: "另一规则", en: "Another" } };
	assert.deepEqual(await found({ rule }), ["rule-text"]);
	const decision = { ...file.decision, traceCommitment: file.decision.hash };
	assert.deepEqual(await found({ decision }), ["trace"]);
	const paid = { ...file.decision, outcome: { ...file.decision.outcome, monthlyFen: 1 } };
	assert.deepEqual(await found({ decision: paid }), ["outcome monthlyFen"]);
	const words = await recompute("changed.mjdecision.json");
	assert.match(words.out, /✗ monthlyFen: .*On the record: 1; worked out: 20000/);
	assert.match(words.out, /→ Keep this output/);
});

test("a decision that is not the one on the record is found under the policy", async () => {
	const decision = { ...file.decision, decidedAtMs: file.decision.decidedAtMs + 1 };
	write("other.mjdecision.json", { ...file, decision });
	const { code, out } = await recompute("other.mjdecision.json", "--policy", "policy.json");
	assert.equal(code, 1);
	assert.match(out, /The decision on the record is not the one in the file/);
});

test("what is no decision file is said to be none, and a missing one is trouble", async () => {
	write("none.json", { format: "mingjian/decision/1" });
	const { code, out } = await recompute("none.json");
	assert.equal(code, 1);
	assert.match(out, /✗ This is not a whole decision file/);
	assert.equal((await recompute("nothing-here.json")).code, 3);
	assert.equal((await recompute()).code, 2);
});
