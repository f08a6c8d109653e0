import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../testing/service-suite/small-city.ts";
import { application, CasesCity, correction, hashOf, landFlow, law } from "./cases-city.test.ts";

/** How somebody stands to the case. */
const officerRoles = [
	"case-clerk",
	"case-reviewer",
	"case-decider",
	"case-supervisor",
	"flow-editor",
] as const;

interface Attempt {
	/** Puts a case where the act can be done; returns its id. `own` is who applies. */
	ready(city: CasesCity, own?: Actor): string;
	input(id: string): object;
	/** The department whose turn it is. */
	readonly office: "planning" | "land" | "applicant" | "anyone";
	/** Roles there that may. */
	readonly roles?: readonly (typeof officerRoles)[number][];
}

const taken = (city: CasesCity, own?: Actor) => city.submitted(own);
const supervisor = "case-supervisor";

/** Each act, by hand: where it can be done, whose turn it is and which roles may. Whatever is not here is refused. */
const attempts: Readonly<Record<string, Attempt>> = {
	accept: {
		ready: taken,
		input: (id) => ({ case: id }),
		office: "planning",
		roles: ["case-clerk", supervisor],
	},
	decline: {
		ready: taken,
		input: (id) => ({ case: id, clause: law }),
		office: "planning",
		roles: ["case-clerk", supervisor],
	},
	return: {
		ready: taken,
		input: (id) => correction(id, "intake"),
		office: "planning",
		roles: ["case-clerk", supervisor],
	},
	claim: {
		ready: taken,
		input: (id) => ({ case: id, stage: "intake" }),
		office: "planning",
		roles: ["case-clerk", supervisor],
	},
	assign: {
		ready: taken,
		input: (id) => ({ case: id, stage: "intake", to: colleague }),
		office: "planning",
		roles: [supervisor],
	},
	lapse: {
		ready: (city, own) => {
			const id = city.returned(own);
			city.days(60);
			return id;
		},
		input: (id) => ({ case: id, clause: law }),
		office: "planning",
		roles: ["case-clerk"],
	},
	review: {
		ready: (city, own) => city.accepted(own),
		input: (id) => ({ case: id, stage: "site", outcome: "agree" }),
		office: "land",
		roles: ["case-reviewer", supervisor],
	},
	decide: {
		ready: (city, own) => city.reviewed(own),
		input: (id) => ({ case: id, outcome: "granted" }),
		office: "planning",
		roles: ["case-decider", supervisor],
	},
	"decide-appeal": {
		ready: (city, own) => city.appealed(own),
		input: (id) => ({ case: id, outcome: "upheld", clause: law }),
		office: "land",
		roles: ["case-decider", supervisor],
	},
	deliver: {
		ready: (city, own) => city.decided("granted", own),
		input: (id) => ({ case: id, channel: "post" }),
		office: "planning",
		roles: ["case-clerk", supervisor],
	},
	archive: {
		ready: (city, own) => {
			const id = city.delivered("granted", own);
			city.days(60);
			return id;
		},
		input: (id) => ({ case: id, file: hashOf("file") }),
		office: "planning",
		roles: ["case-clerk"],
	},
	correct: {
		ready: (city, own) => city.returned(own),
		input: (id) => ({ case: id, materials: [] }),
		office: "applicant",
	},
	withdraw: { ready: taken, input: (id) => ({ case: id }), office: "applicant" },
	appeal: {
		ready: (city, own) => city.delivered("denied", own),
		input: (id) => ({ case: id, grounds: hashOf("g") }),
		office: "applicant",
	},
	rate: {
		ready: (city, own) => city.delivered("granted", own),
		input: (id) => ({ case: id, grade: 4 }),
		office: "applicant",
	},
	"answer-complaint": {
		ready: (city, own) => city.complained(own),
		input: (id) => ({ case: id, outcome: "put-right", reasons: hashOf("answer") }),
		office: "planning",
		roles: ["case-clerk", supervisor],
	},
	"rate-again": {
		ready: (city, own) => {
			const id = city.complained(own);
			const outsider = city.officer("outsider", city.planning, "case-clerk");
			city.ok(outsider, "answer-complaint", { case: id, outcome: "explained", reasons: hashOf("r") });
			return id;
		},
		input: (id) => ({ case: id, grade: 4 }),
		office: "applicant",
	},
	escalate: {
		ready: (city, own) => {
			const id = city.submitted(own);
			city.days(30);
			return id;
		},
		input: (id) => ({ case: id }),
		office: "anyone",
	},
};

const seed = new CasesCity();
/** An officer every city has, to whom work can be given. */
const colleague = seed.reviewer.id;

interface Person {
	readonly name: string;
	readonly actor: Actor;
	/** The application is theirs. */
	readonly own: boolean;
	readonly role?: string;
	readonly department?: "planning" | "land";
}

/** Everybody who might try: each role in two departments, on others' cases and on their own; seals, citizens, delegates, the operator. */
function crowd(city: CasesCity): Person[] {
	const people: Person[] = [
		{ name: "the applicant", actor: city.wang, own: true },
		{ name: "another citizen", actor: city.li, own: false },
		{ name: "the operator", actor: city.small.operator, own: false },
		{ name: "seal of planning", actor: city.planning, own: false, department: "planning", role: "seal" },
		{ name: "seal of land", actor: city.land, own: false, department: "land", role: "seal" },
		{ name: "a delegate", actor: delegate(city), own: true },
	];
	for (const department of ["planning", "land"] as const) {
		for (const role of officerRoles) {
			const actor = city.officer(`${role} of ${department}`, city[department], role);
			people.push({ name: `${role} of ${department}`, actor, own: false, department, role });
		}
	}
	return people;
}

function delegate(city: CasesCity): Actor {
	const found = city.small.citizen("delegate of wang");
	const untilMs = city.small.ledger.timeMs + 365 * 24 * 3600 * 1000;
	city.small.expect(city.wang, "identity/delegate", { to: found.id, acts: ["cases/*"], untilMs });
	return { ...found, onBehalfOf: city.wang.id };
}

function expected({ office, roles = [] }: Attempt, person: Person): boolean {
	if (office === "anyone") return true;
	if (office === "applicant") return person.own;
	return person.department === office && roles.some((role) => role === person.role);
}

test("role × action × department × whose case: only those named get through", (context) => {
	let cells = 0;
	for (const [action, attempt] of Object.entries(attempts)) {
		const names = crowd(new CasesCity()).map(({ name }) => name);
		const refusedCity = CasesCity.withFlow();
		const refusedCrowd = crowd(refusedCity);
		const refusedId = attempt.ready(refusedCity);
		for (const [at, name] of names.entries()) {
			cells++;
			if (!expected(attempt, refusedCrowd[at]!)) {
				const code = refusedCity.code(refusedCrowd[at]!.actor, action, attempt.input(refusedId));
				assert.notEqual(code, "ok", `${action} by ${name}`);
				assert.notEqual(code, "input-invalid", `${action} by ${name}`);
				continue;
			}
			const city = CasesCity.withFlow();
			const person = crowd(city)[at]!;
			assert.equal(
				city.code(person.actor, action, attempt.input(attempt.ready(city))),
				"ok",
				`${action} by ${name}`,
			);
		}
		cells += ownCases(action, attempt);
	}
	context.diagnostic(`${cells} cells`);
	assert.equal(cells, 309);
});

/** Officers whose turn it would be, on an application of their own: refused for every act of an office. */
function ownCases(action: string, attempt: Attempt): number {
	if (attempt.office === "applicant" || attempt.office === "anyone") return 0;
	for (const role of attempt.roles ?? []) {
		const city = CasesCity.withFlow();
		const officer = city.officer(`own ${role}`, city[attempt.office], role);
		const id = attempt.ready(city, { id: officer.id, by: officer.by });
		assert.equal(
			city.code(officer, action, attempt.input(id)),
			"own-case",
			`${action} by ${role} on their own`,
		);
	}
	return attempt.roles?.length ?? 0;
}

test("handing over is for the officer who has the stage, whatever their role", () => {
	for (const [at] of crowd(new CasesCity()).entries()) {
		const city = CasesCity.withFlow();
		const person = crowd(city)[at]!;
		const id = city.submitted();
		city.ok(city.clerk, "claim", { case: id, stage: "intake" });
		assert.notEqual(
			city.code(person.actor, "transfer", { case: id, stage: "intake", to: colleague }),
			"ok",
			person.name,
		);
		assert.equal(city.code(city.clerk, "transfer", { case: id, stage: "intake", to: colleague }), "ok");
	}
});

test("publishing is for the operator and for seals and flow editors", () => {
	const letIn = (action: string, input: object) => {
		const city = CasesCity.withFlow();
		return crowd(city)
			.filter(({ actor }) => city.code(actor, action, input) !== "not-allowed")
			.map(({ name }) => name);
	};
	const calendar = { year: 2027, notice: "n", holidays: [], workdays: [] };
	assert.deepEqual(letIn("publish-calendar", calendar), ["the operator"]);
	assert.deepEqual(letIn("publish-flow", { item: application.item, flow: landFlow() }), [
		"seal of planning",
		"seal of land",
		"flow-editor of planning",
		"flow-editor of land",
	]);
});
