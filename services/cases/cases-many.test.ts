import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { Actor } from "../../testing/service-suite/small-city.ts";
import { Random } from "../../testing/simulator/random.ts";
import { application, CasesCity, correction, hashOf, landFlow, law, oneDayMs } from "./cases-city.test.ts";
import { emptyTally, monthOf, tallied } from "./rules/tally.ts";
import { tasksOf } from "./rules/tasks-of.ts";
import type { Case, Tally } from "./schema.ts";
import { cases as caseRecords } from "./state.ts";
import type { InboxPage, TallyPage } from "./views.ts";

/** How many cases run at once; set MINGJIAN_CASES for more. */
const many = Number(process.env.MINGJIAN_CASES ?? 150);
const itemCount = 50;
const blockSize = 64;
const seed = 20_260_302;

/** Who does what to a case. */
interface Attempt {
	readonly who: Actor;
	readonly action: string;
	readonly input: object;
}

/** Many cases of fifty items, driven by officers who do not wait for one another. */
class BusyCity {
	readonly city = new CasesCity();
	readonly random = new Random(seed);
	readonly people: readonly Actor[];
	readonly others: Readonly<Record<string, Actor>>;
	readonly codes = new Map<string, number>();
	/** Acts that succeeded, by case. */
	readonly done = new Map<string, number>();

	constructor() {
		const { city } = this;
		const officer = (name: string, department: Actor, role: string) => city.officer(name, department, role);
		this.people = [city.wang, city.li];
		this.others = {
			clerk: officer("clerk b", city.planning, "case-clerk"),
			third: officer("third", city.planning, "case-decider"),
			fourth: officer("fourth", city.planning, "case-decider"),
			surveyor: officer("surveyor b", city.land, "case-reviewer"),
			appeals: officer("appeals", city.land, "case-decider"),
			moreAppeals: officer("more appeals", city.land, "case-decider"),
			fireSupervisor: officer("fire supervisor", city.fire, "case-supervisor"),
			secondSupervisor: officer("supervisor b", city.planning, "case-supervisor"),
		};
		for (let at = 0; at < itemCount; at++)
			city.ok(city.planning, "publish-flow", { item: itemOf(at), flow: landFlow() });
	}

	/** Runs attempts on cases in blocks, several of one case in one block where they come together. */
	run(attempts: readonly Attempt[]): void {
		const { ledger } = this.city.small;
		const prepared = attempts.map(({ who, action, input }) =>
			ledger.prepare({
				by: who.by,
				actor: who.id,
				...(who.onBehalfOf === undefined ? {} : { onBehalfOf: who.onBehalfOf }),
				service: "cases",
				action,
				input: input as Json,
			}),
		);
		for (let at = 0; at < prepared.length; at += blockSize) this.#block(prepared.slice(at, at + blockSize));
	}

	#block(acts: readonly Prepared[]): void {
		for (const { code, act, failure } of this.city.small.ledger.block(acts).entries) {
			assert.equal(failure, undefined, `${act.payload.action}: ${code}`);
			this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
			if (code !== "ok") continue;
			const { input, action } = act.payload;
			const id = action === "submit" ? act.id : (input as { case: string }).case;
			this.done.set(id, (this.done.get(id) ?? 0) + 1);
		}
	}

	records(): Case[] {
		return [...this.done.keys()].map((id) => this.city.small.ledger.get(caseRecords, id)!);
	}

	/** What people try next with a case: somebody whose turn it is, often two at once, sometimes somebody else. */
	next(record: Case): Attempt[] {
		const { id: on } = record;
		const chance = this.random.int(100);
		const applicant = record.applicant === this.city.wang.id ? this.city.wang : this.city.li;
		const answer = { who: applicant, action: "correct", input: { case: on, materials: [] } };
		switch (record.status) {
			case "correcting":
				if (chance < 20) return [{ who: this.city.clerk, action: "lapse", input: { case: on, clause: law } }];
				return chance < 60 ? [answer] : [answer, answer];
			case "delivered":
			case "not-accepted":
				return this.#afterOutcome(record, applicant, chance);
			case "withdrawn":
			case "lapsed":
				return [this.#archive(on)];
			default:
				if (chance < 3) return [{ who: applicant, action: "withdraw", input: { case: on } }];
				return [...tasksOf(record).flatMap(({ stage }) => this.#atStage(on, stage)), ...this.#hurry(on)];
		}
	}

	#afterOutcome(record: Case, applicant: Actor, chance: number): Attempt[] {
		const on = record.id;
		const rate = { who: applicant, action: "rate", input: { case: on, grade: 1 + this.random.int(5) } };
		const appeal = { who: applicant, action: "appeal", input: { case: on, grounds: hashOf("g") } };
		// A second appeal could leave an office without anybody who had no part.
		return [...(chance < 10 && !record.appeal ? [appeal] : []), rate, this.#archive(on)];
	}

	#archive(on: string): Attempt {
		return { who: this.city.clerk, action: "archive", input: { case: on, file: hashOf("file") } };
	}

	#hurry(on: string): Attempt[] {
		return [{ who: this.people[this.random.int(2)]!, action: "escalate", input: { case: on } }];
	}

	#atStage(on: string, stage: string): Attempt[] {
		const { city, others } = this;
		const outcome = this.random.int(10) < 9 ? "granted" : "denied";
		const opinion = this.random.int(10) < 9 ? "agree" : "disagree";
		const review = (who: Actor) => ({
			who,
			action: "review",
			input: { case: on, stage, outcome: opinion, clause: law },
		});
		const decide = (who: Actor) => ({ who, action: "decide", input: { case: on, outcome, clause: law } });
		const accept = (who: Actor) => ({ who, action: "accept", input: { case: on } });
		const byStage: Readonly<Record<string, Attempt[]>> = {
			intake: [
				this.random.int(10) === 0
					? { who: city.clerk, action: "decline", input: { case: on, clause: law } }
					: accept(city.clerk),
				accept(others.clerk!),
				accept(city.supervisor),
				{ who: city.clerk, action: "return", input: correction(on, stage) },
			],
			site: [review(city.surveyor), review(others.surveyor!), review(city.landSupervisor)],
			joint: [
				review(city.fireman),
				review(city.surveyor),
				review(city.landSupervisor),
				review(others.fireSupervisor!),
			],
			legal: [review(city.reviewer), review(city.supervisor)],
			decision: [
				city.decider,
				city.second,
				others.third!,
				others.fourth!,
				city.supervisor,
				others.secondSupervisor!,
			].map(decide),
			delivery: [city.clerk, city.supervisor].map((who) => ({
				who,
				action: "deliver",
				input: { case: on, channel: "electronic" },
			})),
			appeal: [city.landDecider, city.landSupervisor, others.appeals!, others.moreAppeals!].map((who) => ({
				who,
				action: "decide-appeal",
				input: { case: on, outcome: this.random.int(4) === 0 ? "overturned" : "upheld", clause: law },
			})),
		};
		const all = byStage[stage]!;
		const from = this.random.int(all.length);
		const few = [...all.slice(from), ...all.slice(0, from)];
		return this.random.int(4) === 0 ? few : few.slice(0, 2);
	}
}

function itemOf(at: number): string {
	return `990100A${String(at).padStart(6, "0")}`;
}

test("many cases at once: no step is lost, no case is stuck, and queues stand in the order of deadlines", (context) => {
	const busy = new BusyCity();
	const { city } = busy;
	city.until("2026-01-06");
	const applications = Array.from({ length: many }, (_, at) => ({
		who: busy.people[at % 2]!,
		action: "submit",
		input: { ...application, item: itemOf(at % itemCount) },
	}));
	busy.run(applications);
	assert.equal(busy.done.size, many);
	let rounds = 0;
	for (; rounds < 120; rounds++) {
		const open = busy.records().filter(({ status }) => status !== "archived");
		if (open.length === 0) break;
		if (rounds === 3) assertQueues(city, busy.records());
		busy.run(open.flatMap((record) => busy.next(record)));
		city.small.ledger.advance(busy.random.int(3) * oneDayMs);
	}
	const records = busy.records();
	assert.deepEqual([...new Set(records.map(({ status }) => status))], ["archived"]);
	for (const record of records)
		assert.equal(city.small.ledger.stamp(caseRecords, record.id)?.revision, busy.done.get(record.id));
	for (const department of [city.planning, city.land, city.fire])
		assert.equal(city.ask<InboxPage>("inbox", { department: department.id }).total, 0);
	assert.deepEqual(keptTallies(city), countedAgain(records));
	const codes = [...busy.codes].map(([code, count]) => `${code} ${count}`).join(", ");
	context.diagnostic(`seed ${seed}, ${many} cases, ${rounds} rounds: ${codes}`);
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
