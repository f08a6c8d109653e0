import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { application, automaticFlow, item } from "@mingjian/services/cases/cases-city.test.ts";
import { cases, tasks } from "@mingjian/services/cases/state.ts";
import { type Person, VaultCity } from "../vault/testing/vault-city.ts";
import { EscalateOverdue } from "./escalate-overdue.ts";
import { operatorActs } from "./operator-acts.ts";

const dayMs = 24 * 3600 * 1000;
let nowMs = Date.UTC(2026, 0, 5, 2);
let city: VaultCity;
let applicant: Person;
let clerk: Person;
const acts: string[] = [];
const failures: unknown[] = [];

before(async () => {
	city = await VaultCity.open(() => nowMs);
	applicant = await city.person("citizen");
	const key = {
		algorithm: applicant.by.algorithm,
		publicKey: Buffer.from(applicant.by.publicKey).toString("base64"),
	};
	await city.expect(applicant, "identity/register", { keys: [key] });
	clerk = await city.officer("case-clerk");
	const { rules: _, ...flow } = automaticFlow();
	const offices = [{ department: city.land.id, role: "case-decider" }];
	const stages = [{ ...flow.stages[0]!, offices, days: 5 }];
	const intake = { ...flow.intake, deemed: false };
	const published = { ...flow, stages, intake, automatic: false } as unknown as Json;
	await city.expect(city.land, "cases/publish-flow", { item, flow: published });
});
after(async () => {
	await city.node.close();
	city.remove();
	assert.deepEqual(failures, []);
});

function duty(): EscalateOverdue {
	const act = operatorActs(city.node, city.operator, () => nowMs);
	return new EscalateOverdue({
		node: city.node,
		clock: () => nowMs,
		failed: (error) => failures.push(error),
		act: async (...asked) => {
			const code = await act(...asked);
			acts.push(code);
			return code;
		},
	});
}

async function submitted(): Promise<string> {
	const { result } = await city.expect(applicant, "cases/submit", application as unknown as Json);
	return (result as { case: string }).case;
}

test("work whose last day is over is escalated by itself, once, and other work is left alone", async () => {
	const [late, answered] = [await submitted(), await submitted()];
	await city.expect(clerk, "cases/accept", { case: answered });
	const working = duty();
	await working.turn();
	assert.deepEqual(acts, []);
	nowMs += 8 * dayMs;
	const fresh = await submitted();
	await working.turn();
	await working.turn();
	await duty().turn();
	assert.deepEqual(acts, ["ok", "ok"]);
	await city.node.indexed();
	const context = city.node.queryContext("cases");
	const logOf = (id: string) => context.get(cases, id)!.log.map(({ act, by }) => [act, by]);
	assert.deepEqual(logOf(late).at(-1), ["escalated", "operator:test"]);
	assert.deepEqual(logOf(answered).at(-1), ["escalated", "operator:test"]);
	assert.deepEqual(logOf(fresh), [["submitted", applicant.id]]);
	const open = context.find(tasks, { where: { escalated: 1 }, limit: 10 });
	assert.equal(open.total, 2);
});

test("a case over its promise and then over its limit by law is escalated though no stage is late, each once", async () => {
	nowMs = Date.UTC(2026, 0, 13, 2);
	const item = "990100A000055";
	const { rules: _, ...flow } = automaticFlow();
	const offices = [{ department: city.land.id, role: "case-decider" }];
	const title = { zh: "核查", en: "Check" };
	const stages = [
		{ id: "check", title, offices, days: 1 },
		{ ...flow.stages[0]!, offices, days: 3, after: ["check"] },
	];
	const limits = { statutoryDays: 5, promisedDays: 4 };
	const published = { ...flow, stages, limits, automatic: false } as unknown as Json;
	await city.expect(city.land, "cases/publish-flow", { item, flow: published });
	const supervisor = await city.officer("case-supervisor");
	const { result } = await city.expect(applicant, "cases/submit", {
		...application,
		item,
	} as unknown as Json);
	const id = (result as { case: string }).case;
	await city.expect(clerk, "cases/accept", { case: id });
	const logOf = async () => {
		await city.node.indexed();
		return city.node
			.queryContext("cases")
			.get(cases, id)!
			.log.map(({ act, stage = "" }) => `${act} ${stage}`.trim());
	};
	const working = duty();
	const on = async (day: number) => {
		nowMs = Date.UTC(2026, 0, day, 2);
		await working.turn();
		await working.turn();
		return (await logOf()).at(-1);
	};
	assert.equal(await on(15), "escalated check");
	await city.expect(supervisor, "cases/review", { case: id, stage: "check", outcome: "agree" });
	// The promise ends on the 19th, the limit by law and the deciding stage on the 20th.
	assert.equal(await on(19), "reviewed check");
	assert.equal(await on(20), "escalated decision");
	assert.equal(await on(21), "limit-passed");
	const whole = await logOf();
	assert.equal(await on(22), "limit-passed");
	assert.deepEqual(await logOf(), whole);
});
