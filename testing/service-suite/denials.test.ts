import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { assembleNode } from "@mingjian/node/assemble.ts";
import { loadConfiguration } from "@mingjian/node/configuration/load.ts";
import { buildServer, listen } from "@mingjian/node/http/server.ts";
import { CasesCity, landFlow } from "@mingjian/services/cases/cases-city.test.ts";
import { cases } from "@mingjian/services/cases/contract.ts";
import { disclosure } from "@mingjian/services/disclosure/contract.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { rulebook } from "@mingjian/services/rulebook/contract.ts";
import { attempts, colleague, crowd, expected } from "./case-acts.ts";

/** One cell of the table that says no. */
interface Denied {
	readonly cell: string;
	readonly id: string;
	readonly actor: string;
	readonly act: string;
	readonly code: string;
}

interface Problem {
	readonly code: string;
	readonly index?: number;
	readonly detail?: string;
}

/** The refused cells of the whole table, in one city after another's acts; what was done stays in the city's blocks. */
function refusedCells(city: CasesCity): Denied[] {
	const people = crowd(city);
	const denied: Denied[] = [];
	const refuse = (at: number, action: string, input: object) => {
		const { actor, name } = people[at]!;
		const { code, act } = city.small.does(actor, `cases/${action}`, input as Json);
		const cell = `${action} by ${name}`;
		assert.notEqual(code, "ok", cell);
		denied.push({ cell, id: act.id, actor: actor.id, act: action, code });
	};
	for (const [action, attempt] of Object.entries(attempts)) {
		const id = attempt.ready(city);
		for (const [at, person] of people.entries())
			if (!expected(attempt, person)) refuse(at, action, attempt.input(id));
		for (const role of attempt.office === "planning" || attempt.office === "land"
			? (attempt.roles ?? [])
			: []) {
			const officer = city.officer(`own ${role} ${action}`, city[attempt.office as "planning"], role);
			const own = attempt.ready(city, { id: officer.id, by: officer.by });
			people.push({ name: `${role} on their own`, actor: officer, own: true });
			refuse(people.length - 1, action, attempt.input(own));
			people.pop();
		}
	}
	const taken = city.submitted();
	city.ok(city.clerk, "claim", { case: taken, stage: "intake" });
	const editors = ["seal of planning", "flow-editor of planning"];
	for (const [at, { name, department }] of people.entries()) {
		refuse(at, "transfer", { case: taken, stage: "intake", to: colleague });
		if (name !== "the operator")
			refuse(at, "publish-calendar", { year: 2027, notice: "n", holidays: [], workdays: [] });
		if (!editors.includes(name) || department !== "planning")
			refuse(at, "publish-flow", { item: "990100A000001", flow: landFlow({ deliveryDays: 9 }) });
	}
	return denied;
}

const directory = mkdtempSync(join(tmpdir(), "mingjian-denials-"));
const city = CasesCity.withFlow();
const denied = refusedCells(city);
let nowMs = city.small.ledger.genesis.timeMs;
let base: string;
let close: () => Promise<void>;

before(async () => {
	const node = await assembleNode({
		directory,
		genesis: city.small.ledger.genesis,
		contracts: [identity, governance, disclosure, rulebook, cases],
		logSeed: sha256(utf8("test signer log")),
		clock: () => nowMs,
		verifierThreads: 1,
	});
	const loaded = loadConfiguration({
		overrides: { dataDirectory: directory, ledger: "test", origin: "test.example/record", port: 0 },
	});
	assert.ok(loaded.ok);
	const app = buildServer(node, loaded.configuration, { clock: () => nowMs });
	base = await listen(app, loaded.configuration);
	close = () => app.close();
});
after(async () => {
	await close();
	rmSync(directory, { recursive: true });
});

test("every cell of the access table that says no is answered over HTTP with its reason, and is on the record for everybody", async (context) => {
	const wanted = new Map(denied.map((each) => [each.id, each]));
	const answered = new Map<string, Problem>();
	for (const { timeMs, entries } of city.small.blocks) {
		nowMs = timeMs;
		for (const { act, code } of entries) {
			const response = await fetch(`${base}/v1/transactions`, {
				method: "POST",
				headers: { "content-type": "application/vnd.mingjian.envelope" },
				body: new Uint8Array(act.bytes),
			});
			const body = (await response.json()) as Problem;
			if (code === "ok") assert.equal(response.status, 200, JSON.stringify(body));
			else answered.set(act.id, body);
		}
	}
	for (const [id, { cell, code, actor, act }] of wanted) {
		const problem = answered.get(id);
		assert.equal(problem?.code, code, cell);
		const response = await fetch(`${base}/v1/entries/${id}`);
		assert.equal(response.status, 200, `${cell} is not on the record`);
		const entry = (await response.json()) as Readonly<Record<string, unknown>>;
		assert.deepEqual([entry.code, entry.actor, entry.action], [code, actor, act], cell);
	}
	const codes = new Map<string, number>();
	for (const { code } of denied) codes.set(code, (codes.get(code) ?? 0) + 1);
	context.diagnostic(
		`${denied.length} refusals: ${[...codes].map(([code, n]) => `${code} ${n}`).join(", ")}`,
	);
	assert.equal(wanted.size, denied.length);
});
