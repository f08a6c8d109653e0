import assert from "node:assert/strict";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import { hashOf, heardFlow, landFlow, law, oneDayMs } from "@mingjian/services/cases/cases-city.test.ts";
import { tasksOf } from "@mingjian/services/cases/rules/tasks-of.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import { cases as caseRecords } from "@mingjian/services/cases/state.ts";
import { type Attempt, BusyPeople, minutes } from "./busy-people.ts";
import type { Actor } from "./small-city.ts";

const itemCount = 50;
const blockSize = 64;
/** How long it may take at most to finish what people left open, and how long a case may stand still meanwhile: longer than any limit that gives work to somebody else. */
const finishRounds = 60;
const stillRounds = 14;
/** Four eyes need two; two more for an outcome that was overturned in the meantime. */
const mostAppointed = 4;

/** One of fifty items; every other has a hearing, a review by experts and an extension. */
export function itemOf(at: number): string {
	return `990100A${String(at % itemCount).padStart(6, "0")}`;
}

const allRoles = ["case-clerk", "case-reviewer", "case-decider", "case-supervisor"];

/** Many cases of fifty items, driven by officers who do not wait for one another. */
export class BusyCity extends BusyPeople {
	readonly codes = new Map<string, number>();
	/** Acts that succeeded, by case. */
	readonly done = new Map<string, number>();
	/** Officers that departments appointed because nobody was left who had no part in a case. */
	readonly appointed = new Map<string, Actor[]>();

	constructor(seed: number) {
		super(seed);
		for (let at = 0; at < itemCount; at++) {
			const flow = at % 2 === 0 ? landFlow() : heardFlow();
			this.city.ok(this.city.planning, "publish-flow", { item: itemOf(at), flow });
		}
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

	open(): Case[] {
		return this.records().filter(({ status }) => status !== "archived");
	}

	/**
	 * Everybody does what brings cases to their end, and nobody withdraws. Where nobody of an office is left, its department appoints one more, which
	 * must be enough: a case with open work that stands still longer than any limit is stuck (AssertionError). Gives the rounds it took.
	 */
	finish(): number {
		const still = new Map<string, number>();
		for (let round = 0; round < finishRounds; round++) {
			const open = this.open();
			if (open.length === 0) return round;
			this.run(open.flatMap((record) => this.#onward(record, still.get(record.id) ?? 0)));
			const short = new Set<string>();
			for (const record of open) {
				const stood = tasksOf(record).length > 0 && this.#same(record) ? (still.get(record.id) ?? 0) + 1 : 0;
				still.set(record.id, stood);
				assert.ok(stood < stillRounds, `stuck: ${told(record)}`);
				if (stood > 1) for (const { department } of tasksOf(record)) short.add(department);
			}
			for (const department of short) this.#appoint(department);
			this.city.small.ledger.advance(2 * oneDayMs);
		}
		assert.fail(`open after ${finishRounds} rounds: ${this.open().map(told).slice(0, 5).join("; ")}`);
	}

	/** Whether nothing was done to a case but sharing it out and saying that it is late. */
	#same({ id, log }: Case): boolean {
		return onward(this.city.small.ledger.get(caseRecords, id)!.log) === onward(log);
	}

	#appoint(department: string): void {
		const known = this.appointed.get(department) ?? [];
		if (known.length >= mostAppointed) return;
		const seal = [this.city.planning, this.city.land, this.city.fire].find(({ id }) => id === department)!;
		const name = `${known.length + 1} appointed by ${department}`;
		this.appointed.set(department, [...known, this.city.officer(name, seal, ...allRoles)]);
	}

	/** What ends a case soonest, by everybody who might; whose limit is over, anybody says so. */
	#onward(record: Case, stood: number): Attempt[] {
		const { id: on, status } = record;
		if (status === "correcting")
			return [{ who: this.applicant(record), action: "correct", input: { case: on, materials: [] } }];
		const tasks = tasksOf(record);
		if (tasks.length === 0) return [this.archive(on)];
		const work = tasks.flatMap(({ stage, department, escalated }) => {
			const crew = [...this.#crew(stage, department), ...(this.appointed.get(department) ?? [])];
			const shared = stood > 0 && escalated ? this.#assigned({ on, stage, department }, crew) : [];
			const acts = onwardActs(record, stage).flatMap(({ action, input }) =>
				crew.map((who) => ({ who, action, input: { case: on, ...input } })),
			);
			return [...shared, ...acts];
		});
		return [...this.hurry(on), ...work];
	}

	/** What is overdue the supervisor gives to whoever may go on with it, also where they had a part themselves. */
	#assigned(
		{ on, stage, department }: { readonly on: string; readonly stage: string; readonly department: string },
		crew: readonly Actor[],
	): Attempt[] {
		const { city, others } = this;
		const bosses = { [city.planning.id]: city.supervisor, [city.land.id]: city.landSupervisor };
		const who = bosses[department] ?? others.fireSupervisor!;
		return crew.map(({ id: to }) => ({ who, action: "assign", input: { case: on, stage, to } }));
	}

	#crew(stage: string, department: string): readonly Actor[] {
		const { city, others } = this;
		const byOffice: Readonly<Record<string, readonly (Actor | undefined)[]>> = {
			[`intake ${city.planning.id}`]: [city.clerk, others.clerk],
			[`site ${city.land.id}`]: [city.surveyor, others.surveyor, city.landSupervisor],
			[`joint ${city.land.id}`]: [city.surveyor, others.surveyor, city.landSupervisor],
			[`joint ${city.fire.id}`]: [city.fireman, others.fireSupervisor],
			[`legal ${city.planning.id}`]: [city.reviewer],
			[`decision ${city.planning.id}`]: [city.decider, city.second, others.third, others.fourth],
			[`delivery ${city.planning.id}`]: [city.clerk],
			[`complaint ${city.planning.id}`]: [city.clerk, others.clerk],
			[`appeal ${city.land.id}`]: [city.landDecider, others.appeals, others.moreAppeals, city.landSupervisor],
		};
		const heads = department === city.planning.id ? [city.supervisor, others.secondSupervisor] : [];
		return [...byOffice[`${stage} ${department}`]!, ...heads].map((who) => who!);
	}
}

/** How many lines of a log bring the case on. */
function onward(log: Case["log"]): number {
	return log.filter(({ act }) => act !== "assigned" && act !== "escalated" && act !== "limit-passed").length;
}

interface Onward {
	readonly action: string;
	readonly input: object;
}

/** What goes on with a case at a stage, one after another: procedures first, then the words that stand there confirmed. */
function onwardActs(record: Case, stage: string): Onward[] {
	if (record.status === "in-procedure" && stage !== "complaint")
		return [{ action: "end-procedure", input: minutes }];
	const objected = record.stages.some(
		({ id, offices }) => id === "legal" && offices.some(({ opinion }) => opinion?.outcome === "disagree"),
	);
	const proposal = record.stages.find(({ id }) => id === stage)!.offices[0]!.proposal;
	const outcome = objected ? "denied" : (proposal?.outcome ?? "granted");
	const acts: Readonly<Record<string, Onward>> = {
		intake: { action: "accept", input: {} },
		decision: { action: "decide", input: { outcome, clause: law } },
		complaint: { action: "answer-complaint", input: { outcome: "explained", reasons: hashOf("answer") } },
		delivery: { action: "deliver", input: { channel: "post" } },
		appeal: { action: "decide-appeal", input: { outcome: "upheld", clause: law } },
	};
	const act = acts[stage] ?? { action: "review", input: { stage, outcome: "agree" } };
	return stage === "decision" ? [...hearingOf(record), act] : [act];
}

/** What has to be held and ended before a decision. */
function hearingOf({ hearing, procedure }: Case): Onward[] {
	const end = { action: "end-procedure", input: minutes };
	if (procedure) return [end];
	if (!hearing || hearing.heldMs !== undefined) return [];
	return [{ action: "begin-procedure", input: { procedure: "hearing", notice: hashOf("notice") } }, end];
}

/** A case in a line. */
function told({ id, status, log }: Case): string {
	const lines = log.map(
		({ act, stage = "", outcome = "", by }) => `${act} ${stage} ${outcome} ${by.slice(-6)}`,
	);
	return `${id} ${status}: ${lines.join(", ")}`;
}
