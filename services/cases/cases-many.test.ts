import assert from "node:assert/strict";
import { test } from "node:test";
import { BusyCity, itemOf } from "../../testing/service-suite/busy-city.ts";
import { application, type CasesCity, oneDayMs } from "./cases-city.test.ts";
import { emptyTally, monthOf, tallied } from "./rules/tally.ts";
import { tasksOf } from "./rules/tasks-of.ts";
import type { Case, Tally } from "./schema.ts";
import { cases as caseRecords } from "./state.ts";
import type { InboxPage, TallyPage } from "./views.ts";

/** How many cases run at once; set MINGJIAN_CASES for more. */
const many = Number(process.env.MINGJIAN_CASES ?? 150);
const seed = Number(process.env.MINGJIAN_SEED ?? 20_260_302);
/** How long people try whatever comes to their minds. */
const stormRounds = 60;

test("many cases at once: no step is lost, no case is stuck, and queues stand in the order of deadlines", (context) => {
	const busy = new BusyCity(seed);
	const { city } = busy;
	city.until("2026-01-06");
	const applications = Array.from({ length: many }, (_, at) => ({
		who: busy.people[at % 2]!,
		action: "submit",
		input: { ...application, item: itemOf(at) },
	}));
	busy.run(applications);
	assert.equal(busy.done.size, many);
	for (let round = 0; round < stormRounds; round++) {
		const open = busy.open();
		if (open.length === 0) break;
		if (round === 3) assertQueues(city, busy.records());
		busy.run(open.flatMap((record) => busy.next(record)));
		city.small.ledger.advance(busy.random.int(3) * oneDayMs);
	}
	const left = busy.open().length;
	assertQueues(city, busy.records());
	const rounds = busy.finish();
	const records = busy.records();
	assert.deepEqual([...new Set(records.map(({ status }) => status))], ["archived"]);
	for (const record of records)
		assert.equal(city.small.ledger.stamp(caseRecords, record.id)?.revision, busy.done.get(record.id));
	for (const department of [city.planning, city.land, city.fire])
		assert.equal(city.ask<InboxPage>("inbox", { department: department.id }).total, 0);
	assert.deepEqual(keptTallies(city), countedAgain(records));
	const codes = [...busy.codes].map(([code, count]) => `${code} ${count}`).join(", ");
	const appointed = [...busy.appointed].map(
		([department, officers]) => `${officers.length} at ${department}`,
	);
	const counted = `${left} open after ${stormRounds} rounds, ${rounds} to finish`;
	context.diagnostic(
		`seed ${seed}, ${many} cases, ${counted}, appointed ${appointed.join(", ") || "nobody"}`,
	);
	context.diagnostic(codes);
});

function assertQueues(city: CasesCity, records: readonly Case[]): void {
	for (const { id } of [city.planning, city.land, city.fire]) {
		const wanted = records.flatMap(tasksOf).filter((task) => task.department === id);
		const listed = pages<InboxPage["rows"][0]>(city, "inbox", { department: id });
		assert.equal(listed.length, wanted.length);
		const due = listed.map(({ deadlineMs }) => deadlineMs ?? Number.MAX_SAFE_INTEGER);
		assert.deepEqual(
			due,
			due.toSorted((a, b) => a - b),
		);
		const name = (task: { case: string; stage: string }) => `${task.case} ${task.stage}`;
		assert.deepEqual(listed.map(name).sort(), wanted.map(name).sort());
	}
}

function pages<R>(city: CasesCity, query: string, parameters: object): R[] {
	const rows: R[] = [];
	let after: string | undefined;
	do {
		const page = city.ask<{ rows: R[]; next?: string }>(query, {
			...parameters,
			limit: 100,
			...(after === undefined ? {} : { after }),
		});
		rows.push(...page.rows);
		after = page.next;
	} while (after !== undefined);
	return rows;
}

function keptTallies(city: CasesCity): Map<string, Tally> {
	const rows = pages<TallyPage["rows"][0]>(city, "tallies", {});
	return new Map(rows.map((tally) => [`${tally.item} ${tally.month}`, tally]));
}

function countedAgain(records: readonly Case[]): Map<string, Tally> {
	const counted = new Map<string, Tally>();
	for (const record of records) {
		for (const step of record.log) {
			const key = `${record.item} ${monthOf(step.atMs)}`;
			counted.set(key, tallied(counted.get(key) ?? emptyTally(record, monthOf(step.atMs)), step));
		}
	}
	return counted;
}
