import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { ageRules, decideByAge, publishAgeRule } from "../../testing/service-suite/case-wiring.ts";
import { type Actor, SmallCity } from "../../testing/service-suite/small-city.ts";
import { disclosure } from "../disclosure/contract.ts";
import { rulebook } from "../rulebook/contract.ts";
import { cases } from "./contract.ts";
import type { Flow } from "./flow-schema.ts";
import type { Case } from "./schema.ts";
import { cases as caseRecords } from "./state.ts";

export const item = "990100A000001";
export const oneDayMs = 24 * 3600 * 1000;
export const law = { law: "行政许可法", article: "第三十八条" };
export const parcel = "PS-2026-0017";

/** A commitment that commits to nothing; the contract never opens one. */
export function hashOf(text: string): string {
	return toBase64(sha256(utf8(text)));
}

/** What a citizen hands in. */
export const application = {
	item,
	answers: hashOf("answers"),
	materials: [{ code: "map", commitment: hashOf("map") }],
	public: { parcel },
};

const roles = ["case-clerk", "case-reviewer", "case-decider", "case-supervisor", "flow-editor"];

/**
 * A land case: planning takes it in, land reviews the site while fire and land review jointly, planning's legal review binds, and two
 * officers of planning decide. Appeals go to land.
 */
export function landFlow(more: Partial<Flow> = {}): Flow {
	const at = (department: string, role: "case-clerk" | "case-reviewer" | "case-decider") => ({
		department: `department:${department}`,
		role,
	});
	return {
		title: { zh: "用地预审与选址", en: "Land pre-approval" },
		law: [law],
		intake: { role: "case-clerk", days: 5, deemed: true },
		corrections: { most: 2, days: 10 },
		stages: [
			{ id: "site", title: { zh: "现场核查", en: "Site" }, offices: [at("land", "case-reviewer")], days: 3 },
			{
				id: "joint",
				title: { zh: "联合审查", en: "Joint" },
				offices: [at("fire", "case-reviewer"), at("land", "case-reviewer")],
				days: 5,
			},
			{
				id: "legal",
				title: { zh: "法制审核", en: "Legal" },
				offices: [at("planning", "case-reviewer")],
				days: 2,
				after: ["site", "joint"],
				binding: true,
			},
			{
				id: "decision",
				title: { zh: "决定", en: "Decision" },
				offices: [at("planning", "case-decider")],
				days: 2,
				after: ["legal"],
				fourEyes: true,
				decides: true,
			},
		],
		limits: { statutoryDays: 20, promisedDays: 12 },
		deliveryDays: 10,
		automatic: false,
		appeal: { office: at("land", "case-decider"), withinDays: 15, days: 10 },
		materials: [
			{ code: "map", title: { zh: "勘测定界图", en: "Survey map" }, required: true },
			{ code: "plan", title: { zh: "总平面图", en: "Site plan" }, required: false },
		],
		publicMembers: [{ name: "parcel", title: { zh: "宗地编号", en: "Parcel" }, law }],
		baseline: { medianDays: 18, p90Days: 30, source: { zh: "2023年统计", en: "Figures of 2023" } },
		...more,
	};
}

/** The land flow with what takes time besides: a hearing that may be demanded, a review by experts, and an extension by ten days. */
export function heardFlow(more: Partial<Flow> = {}): Flow {
	const by = (article: string) => ({ law: "行政许可法", article });
	return landFlow({
		extension: { days: 10, law: by("第四十二条") },
		procedures: [
			{
				id: "hearing",
				kind: "hearing",
				stage: "decision",
				title: { zh: "听证", en: "Hearing" },
				law: by("第四十七条"),
				days: 20,
				onDemand: true,
			},
			{
				id: "experts",
				kind: "expert-review",
				stage: "legal",
				title: { zh: "专家评审", en: "Review by experts" },
				law: by("第四十五条"),
				days: 10,
			},
		],
		...more,
	});
}

/** One stage, decided by a rule through the seal or by one officer. */
export function automaticFlow(more: Partial<Flow> = {}): Flow {
	const { baseline: _, appeal: _none, ...flow } = landFlow();
	const offices = [{ department: "department:planning", role: "case-decider" } as const];
	return {
		...flow,
		stages: [{ id: "decision", title: { zh: "决定", en: "Decision" }, offices, days: 5, decides: true }],
		automatic: true,
		rules: ageRules,
		...more,
	};
}

/** Three departments with officers of every role, citizens, and shorthand for what they do with cases. */
export class CasesCity {
	readonly small = new SmallCity([disclosure, rulebook, cases]);
	readonly planning = this.small.department("planning");
	readonly land = this.small.department("land");
	readonly fire = this.small.department("fire");
	readonly wang = this.small.citizen("wang");
	readonly li = this.small.citizen("li");
	readonly clerk = this.officer("clerk", this.planning, "case-clerk");
	readonly reviewer = this.officer("reviewer", this.planning, "case-reviewer");
	readonly decider = this.officer("decider", this.planning, "case-decider");
	readonly second = this.officer("second decider", this.planning, "case-decider");
	readonly supervisor = this.officer("supervisor", this.planning, "case-supervisor");
	readonly head = this.officer("head of planning", this.planning, "department-head");
	readonly editor = this.officer("editor", this.planning, "flow-editor");
	readonly surveyor = this.officer("surveyor", this.land, "case-reviewer");
	readonly landDecider = this.officer("land decider", this.land, "case-decider");
	readonly landSupervisor = this.officer("land supervisor", this.land, "case-supervisor");
	readonly fireman = this.officer("fireman", this.fire, "case-reviewer");

	static withFlow(flow: Flow = landFlow()): CasesCity {
		const city = new CasesCity();
		city.ok(city.planning, "publish-flow", { item, flow });
		return city;
	}

	/** A city with the age rule and a flow that it runs. */
	static withRule(flow: Flow = automaticFlow()): CasesCity {
		const city = CasesCity.withFlow(flow);
		publishAgeRule(city.small, city.planning);
		return city;
	}

	/** The recorded decision of planning's age rule on a case. */
	ruled(matter: string, age = 80): string {
		return decideByAge(this.small, this.planning, { matter, age });
	}

	officer(name: string, department: Actor, ...held: string[]): Actor {
		return this.small.officer(name, department, ...(held.length > 0 ? held : roles));
	}

	ok(who: Actor, action: string, input: object): unknown {
		return this.small.expect(who, `cases/${action}`, input as Json);
	}

	/** The code without the service's name. */
	code(who: Actor, action: string, input: object): string {
		return this.small.code(who, `cases/${action}`, input as Json).replace(/^cases\//, "");
	}

	ask<T>(query: string, parameters: object): T {
		return this.small.ledger.query("cases", query, parameters as Json) as T;
	}

	get(id: string): Case {
		const found = this.small.ledger.get(caseRecords, id);
		assert.ok(found, id);
		return found;
	}

	days(days: number): void {
		this.small.ledger.advance(days * oneDayMs);
	}

	/** Moves time to noon in China on a date. */
	until(text: string): void {
		const wanted = Date.parse(`${text}T12:00:00+08:00`);
		this.small.ledger.advance(wanted - this.small.ledger.timeMs);
	}

	submitted(who: Actor = this.wang, input: object = application): string {
		return (this.ok(who, "submit", input) as { case: string }).case;
	}

	accepted(who: Actor = this.wang, input: object = application): string {
		const id = this.submitted(who, input);
		this.ok(this.clerk, "accept", { case: id });
		return id;
	}

	/** A case with the first three stages agreed to. */
	reviewed(who: Actor = this.wang, input: object = application): string {
		const id = this.accepted(who, input);
		const agree = (by: Actor, stage: string) => this.ok(by, "review", { case: id, stage, outcome: "agree" });
		agree(this.surveyor, "site");
		agree(this.fireman, "joint");
		agree(this.surveyor, "joint");
		agree(this.reviewer, "legal");
		return id;
	}

	decided(outcome: "granted" | "denied" = "granted", who: Actor = this.wang): string {
		const id = this.reviewed(who);
		const said = { case: id, outcome, clause: law };
		this.ok(this.decider, "decide", said);
		this.ok(this.second, "decide", said);
		return id;
	}

	delivered(outcome: "granted" | "denied" = "granted", who: Actor = this.wang): string {
		const id = this.decided(outcome, who);
		this.ok(this.clerk, "deliver", { case: id, channel: "electronic" });
		return id;
	}

	declined(who: Actor = this.wang): string {
		const id = this.submitted(who);
		this.ok(this.clerk, "decline", { case: id, clause: law });
		return id;
	}

	appealed(who: Actor = this.wang): string {
		const id = this.delivered("denied", who);
		this.ok(who, "appeal", { case: id, grounds: hashOf("grounds") });
		return id;
	}

	/** A case whose applicant was not satisfied. */
	complained(who: Actor = this.wang): string {
		const id = this.delivered("granted", who);
		this.ok(who, "rate", { case: id, grade: 1 });
		return id;
	}

	returned(who: Actor = this.wang): string {
		const id = this.submitted(who);
		this.ok(this.clerk, "return", correction(id, "intake"));
		return id;
	}
}

/** What a clerk asks the applicant to correct. */
export function correction(id: string, stage: string) {
	return { case: id, stage, materials: ["map"], explanation: hashOf("the map is blurred") };
}

test("a city begins without cases, flows and figures", () => {
	const city = new CasesCity();
	for (const query of ["cases", "flows", "tallies"])
		assert.deepEqual(city.ask(query, {}), { rows: [], total: 0 }, query);
	assert.deepEqual(city.ask("inbox", { department: city.planning.id }), { rows: [], total: 0 });
	assert.equal(city.ask("case", { case: "00".repeat(32) }), undefined);
});
