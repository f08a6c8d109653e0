import { CasesCity, correction, hashOf, law } from "@mingjian/services/cases/cases-city.test.ts";
import { tasksOf } from "@mingjian/services/cases/rules/tasks-of.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import { Random } from "../simulator/random.ts";
import type { Actor } from "./small-city.ts";

/** Who does what to a case. */
export interface Attempt {
	readonly who: Actor;
	readonly action: string;
	readonly input: object;
}

/** What ends a procedure. */
export const minutes = { record: hashOf("minutes") };

/** Citizens and officers who try whatever comes to their minds, the same for the same seed. */
export class BusyPeople {
	readonly city = new CasesCity();
	readonly random: Random;
	readonly people: readonly Actor[] = [this.city.wang, this.city.li];
	readonly others: Readonly<Record<string, Actor>>;

	constructor(seed: number) {
		this.random = new Random(seed);
		const { city } = this;
		const officer = (name: string, department: Actor, role: string) => city.officer(name, department, role);
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
	}

	applicant({ applicant }: Case): Actor {
		return applicant === this.city.wang.id ? this.city.wang : this.city.li;
	}

	/** What people try next with a case: somebody whose turn it is, often two at once, sometimes somebody else. */
	next(record: Case): Attempt[] {
		const { id: on } = record;
		const chance = this.random.int(100);
		const applicant = this.applicant(record);
		const answer = { who: applicant, action: "correct", input: { case: on, materials: [] } };
		switch (record.status) {
			case "correcting":
				if (chance < 20) return [{ who: this.city.clerk, action: "lapse", input: { case: on, clause: law } }];
				return chance < 60 ? [answer] : [answer, answer];
			case "delivered":
			case "not-accepted":
				return [...this.#afterOutcome(record, applicant, chance), ...this.#complaint(record)];
			case "withdrawn":
			case "lapsed":
				return [this.archive(on), ...this.#complaint(record)];
			default:
				if (chance < 3) return [{ who: applicant, action: "withdraw", input: { case: on } }];
				return [
					...tasksOf(record).flatMap(({ stage }) => [
						...this.#sharing(on, stage),
						...this.#atStage(on, stage),
					]),
					...this.#longer(on, applicant),
					...this.hurry(on),
				];
		}
	}

	/** A bad rating waits for its answer wherever the case stands. */
	#complaint(record: Case): Attempt[] {
		return tasksOf(record).flatMap(({ stage }) => this.#atStage(record.id, stage));
	}

	#afterOutcome(record: Case, applicant: Actor, chance: number): Attempt[] {
		const on = record.id;
		const rate = { who: applicant, action: "rate", input: { case: on, grade: 1 + this.random.int(5) } };
		const appeal = { who: applicant, action: "appeal", input: { case: on, grounds: hashOf("g") } };
		return [...(chance < 20 ? [appeal] : []), rate, this.archive(on)];
	}

	archive(on: string): Attempt {
		return { who: this.city.clerk, action: "archive", input: { case: on, file: hashOf("file") } };
	}

	hurry(on: string): Attempt[] {
		return [{ who: this.people[this.random.int(2)]!, action: "escalate", input: { case: on } }];
	}

	/** Now and then a stage is taken on, given to somebody fit or unfit for it, or handed over. */
	#sharing(on: string, stage: string): Attempt[] {
		const { city, others } = this;
		const people = [
			city.clerk,
			city.decider,
			city.second,
			others.third!,
			city.surveyor,
			city.landDecider,
			others.appeals!,
		];
		const one = () => people[this.random.int(people.length)]!;
		const boss = [city.supervisor, city.landSupervisor][this.random.int(2)]!;
		const acts: Attempt[] = [
			{ who: one(), action: "claim", input: { case: on, stage } },
			{ who: boss, action: "assign", input: { case: on, stage, to: one().id } },
			{ who: one(), action: "transfer", input: { case: on, stage, to: one().id } },
		];
		return this.random.int(6) === 0 ? [acts[this.random.int(3)]!] : [];
	}

	/** Now and then a hearing is demanded, begun or ended, and the limits run longer. */
	#longer(on: string, applicant: Actor): Attempt[] {
		const { city, others } = this;
		const notice = hashOf("notice");
		const deciders = [city.decider, city.second, others.third!, others.fourth!];
		const decider = deciders[this.random.int(deciders.length)]!;
		const acts: Attempt[] = [
			{ who: applicant, action: "demand-hearing", input: { case: on, grounds: hashOf("g") } },
			{ who: decider, action: "begin-procedure", input: { case: on, procedure: "hearing", notice } },
			{ who: city.reviewer, action: "begin-procedure", input: { case: on, procedure: "experts", notice } },
			{
				who: [decider, city.reviewer][this.random.int(2)]!,
				action: "end-procedure",
				input: { case: on, ...minutes },
			},
			{ who: city.head, action: "extend", input: { case: on, reasons: hashOf("r") } },
		];
		return this.random.int(3) === 0 ? [acts[this.random.int(acts.length)]!] : [];
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
			complaint: [city.clerk, others.clerk!, city.supervisor, others.secondSupervisor!].map((who) => ({
				who,
				action: "answer-complaint",
				input: { case: on, outcome: "explained", reasons: hashOf("answer") },
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
