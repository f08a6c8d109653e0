import {
	application,
	CasesCity,
	correction,
	hashOf,
	heardFlow,
	law,
} from "@mingjian/services/cases/cases-city.test.ts";
import type { Actor } from "./small-city.ts";

// The table of who may do what with a case, by hand. Services and nodes execute it.

/** Roles an officer of the crowd has. */
const officerRoles = [
	"case-clerk",
	"case-reviewer",
	"case-decider",
	"case-supervisor",
	"department-head",
	"flow-editor",
] as const;

export interface Attempt {
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
const heardItem = "990100A000077";

/** A case at its decision, of a flow with a hearing and an extension. */
function heard(city: CasesCity, own?: Actor): string {
	if (city.ask("flow", { item: heardItem }) === undefined)
		city.ok(city.planning, "publish-flow", { item: heardItem, flow: heardFlow() });
	return city.reviewed(own, { ...application, item: heardItem });
}

/** Each act, by hand: where it can be done, whose turn it is and which roles may. Whatever is not here is refused. */
export const attempts: Readonly<Record<string, Attempt>> = {
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
	extend: {
		ready: heard,
		input: (id) => ({ case: id, reasons: hashOf("floods") }),
		office: "planning",
		roles: ["department-head"],
	},
	"begin-procedure": {
		ready: heard,
		input: (id) => ({ case: id, procedure: "hearing", notice: hashOf("notice") }),
		office: "planning",
		roles: ["case-decider", supervisor],
	},
	"end-procedure": {
		ready: (city, own) => {
			const id = heard(city, own);
			city.ok(city.decider, "begin-procedure", { case: id, procedure: "hearing", notice: hashOf("notice") });
			return id;
		},
		input: (id) => ({ case: id, record: hashOf("minutes") }),
		office: "planning",
		roles: ["case-clerk", "case-reviewer", "case-decider", supervisor],
	},
	"demand-hearing": {
		ready: heard,
		input: (id) => ({ case: id, grounds: hashOf("grounds") }),
		office: "applicant",
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
			const outsider = city.officer(`outsider ${id}`, city.planning, "case-clerk");
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
export const colleague = seed.reviewer.id;

export interface Person {
	readonly name: string;
	readonly actor: Actor;
	/** The application is theirs. */
	readonly own: boolean;
	readonly role?: string;
	readonly department?: "planning" | "land";
}

/** Everybody who might try: each role in two departments, on others' cases and on their own; seals, citizens, delegates, the operator. */
export function crowd(city: CasesCity): Person[] {
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

export function expected({ office, roles = [] }: Attempt, person: Person): boolean {
	if (office === "anyone") return true;
	if (office === "applicant") return person.own;
	return person.department === office && roles.some((role) => role === person.role);
}
