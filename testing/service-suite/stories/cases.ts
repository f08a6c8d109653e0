import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { cases } from "@mingjian/services/cases/contract.ts";
import {
	ageRules,
	decideByAge,
	publishAgeRule,
	registerSealing,
	sealFor,
	sealingFor,
	tagHolder,
} from "../case-wiring.ts";
import type { Actor, SmallCity } from "../small-city.ts";
import type { Persona, Story } from "./story.ts";

const roles: readonly Persona[] = [
	"officer:case-clerk",
	"officer:case-reviewer",
	"officer:case-decider",
	"officer:case-supervisor",
];
const heads: readonly Persona[] = ["department", "officer:department-head"];
const handlers: readonly Persona[] = ["department", ...roles];
const clerks: readonly Persona[] = ["department", "officer:case-clerk"];
const supervisors: readonly Persona[] = ["department", "officer:case-supervisor"];
const applicants: readonly Persona[] = [
	"citizen",
	"delegate",
	"department",
	"officer",
	...roles,
	"officer:department-head",
	"officer:flow-editor",
	"officer-alone",
];

const day = 86_400_000;
const item = "990100A000001";
const itemByRule = "990100G000002";
const clause = { law: "行政许可法", article: "第三十八条" };

/** An item with its flow and what became of six applications for it, and one that a rule grants without any. */
export const casesStory: Story = {
	contract: cases,
	tell(city) {
		const office = city.department("planning");
		const land = city.department("land");
		const people = appointAll(city, office);
		const reviewer = city.officer("land reviewer", land, "case-reviewer", "case-decider");
		publish(city, office);
		city.expect(city.operator, "cases/publish-calendar", {
			year: 2027,
			notice: "made up",
			holidays: [{ from: "2027-01-01", to: "2027-01-03" }],
			workdays: [],
		});
		const wang = city.citizen("wang");
		granted(city, wang, { ...people, reviewer });
		appealed(city, wang, { ...people, reviewer });
		silent(city, wang, people.supervisor);
		corrected(city, wang, people.clerk);
		complained(city, wang, { ...people, reviewer });
		heard(city, office, { wang, ...people, reviewer });
		ruled(city, office);
		city.does(wang, "cases/accept", { case: apply(city, wang) });
	},
	allowed: {
		"publish-flow": ["department", "officer:flow-editor"],
		"publish-calendar": ["operator"],
		submit: applicants,
		offer: clerks,
		accept: handlers,
		decline: handlers,
		return: handlers,
		correct: applicants,
		lapse: clerks,
		claim: handlers,
		assign: supervisors,
		transfer: handlers,
		review: handlers,
		extend: heads,
		"demand-hearing": applicants,
		"begin-procedure": handlers,
		"end-procedure": handlers,
		decide: handlers,
		escalate: [...applicants, "operator"],
		withdraw: applicants,
		appeal: applicants,
		"decide-appeal": handlers,
		deliver: handlers,
		rate: applicants,
		"answer-complaint": handlers,
		"rate-again": applicants,
		archive: clerks,
	},
};

interface People {
	readonly clerk: Actor;
	readonly decider: Actor;
	readonly supervisor: Actor;
	readonly reviewer: Actor;
}

function appointAll(city: SmallCity, office: Actor): Omit<People, "reviewer"> {
	return {
		clerk: city.officer("clerk", office, "case-clerk"),
		decider: city.officer("decider", office, "case-decider"),
		supervisor: city.officer("supervisor", office, "case-supervisor"),
	};
}

function publish(city: SmallCity, office: Actor): void {
	const at = (department: string, role: string) => ({ department: `department:${department}`, role });
	const stage = (id: string, offices: Json[], more: Record<string, Json>) => ({
		id,
		title: { zh: "环节", en: `Stage ${id}` },
		offices,
		days: 3,
		...more,
	});
	const flow = {
		title: { zh: "用地预审与选址", en: "Land pre-approval" },
		law: [clause],
		intake: { role: "case-clerk", days: 5, deemed: true },
		corrections: { most: 1, days: 10 },
		stages: [
			stage("site", [at("land", "case-reviewer")], {}),
			stage("decision", [at("planning", "case-decider")], { after: ["site"], decides: true }),
		],
		limits: { statutoryDays: 20, promisedDays: 10 },
		deliveryDays: 5,
		automatic: false,
		appeal: { office: at("land", "case-decider"), withinDays: 15, days: 10 },
		extension: { days: 10, law: { ...clause, article: "第四十二条" } },
		procedures: [
			{
				id: "hearing",
				kind: "hearing",
				stage: "decision",
				title: { zh: "听证", en: "Hearing" },
				law: { ...clause, article: "第四十七条" },
				days: 10,
				onDemand: true,
			},
		],
		materials: [{ code: "map", title: { zh: "勘测定界图", en: "Survey map" }, required: true }],
		publicMembers: [{ name: "parcel", title: { zh: "宗地编号", en: "Parcel" }, law: clause }],
	};
	city.expect(office, "cases/publish-flow", { item, flow });
	const byRule = {
		...flow,
		stages: [stage("decision", [at("planning", "case-decider")], { decides: true })],
		automatic: true,
		materials: [],
		publicMembers: [],
		sealing: sealingFor(office.id),
		rules: ageRules,
		proactive: true,
	};
	city.expect(office, "cases/publish-flow", { item: itemByRule, flow: byRule as Json });
}

function apply(city: SmallCity, who: Actor): string {
	const submitted = city.expect(who, "cases/submit", {
		item,
		answers: commitment("answers"),
		materials: [{ code: "map", commitment: commitment("map") }],
		public: { parcel: "PS-2026-0017" },
	});
	return (submitted as { case: string }).case;
}

function granted(city: SmallCity, wang: Actor, { clerk, decider, supervisor, reviewer }: People): void {
	const id = apply(city, wang);
	city.expect(clerk, "cases/claim", { case: id, stage: "intake" });
	city.expect(supervisor, "cases/assign", { case: id, stage: "intake", to: supervisor.id });
	city.expect(supervisor, "cases/transfer", { case: id, stage: "intake", to: clerk.id });
	city.expect(clerk, "cases/accept", { case: id });
	city.ledger.advance(day);
	city.expect(reviewer, "cases/review", { case: id, stage: "site", outcome: "agree" });
	city.does(reviewer, "cases/review", { case: id, stage: "site", outcome: "disagree", clause });
	city.expect(decider, "cases/decide", { case: id, outcome: "granted" });
	city.expect(clerk, "cases/deliver", { case: id, channel: "electronic" });
	city.expect(wang, "cases/rate", { case: id, grade: 5 });
	city.ledger.advance(40 * day);
	city.expect(clerk, "cases/archive", { case: id, file: commitment("file") });
}

function appealed(city: SmallCity, wang: Actor, { clerk, reviewer }: People): void {
	const id = apply(city, wang);
	city.expect(clerk, "cases/decline", { case: id, clause });
	city.expect(wang, "cases/appeal", { case: id, grounds: commitment("grounds") });
	city.expect(reviewer, "cases/decide-appeal", { case: id, outcome: "upheld", clause });
}

/** Badly rated, answered by somebody who had no part in it, and rated once more. */
function complained(city: SmallCity, wang: Actor, { clerk, supervisor }: People): void {
	const id = apply(city, wang);
	city.expect(clerk, "cases/decline", { case: id, clause });
	city.expect(wang, "cases/rate", { case: id, grade: 1 });
	const answer = { case: id, outcome: "put-right", reasons: commitment("what was put right") };
	city.does(clerk, "cases/answer-complaint", answer);
	city.expect(supervisor, "cases/answer-complaint", answer);
	city.does(supervisor, "cases/answer-complaint", answer);
	city.expect(wang, "cases/rate-again", { case: id, grade: 4 });
}

function silent(city: SmallCity, wang: Actor, supervisor: Actor): void {
	const id = apply(city, wang);
	city.does(wang, "cases/escalate", { case: id });
	city.ledger.advance(30 * day);
	city.expect(wang, "cases/escalate", { case: id });
	city.expect(supervisor, "cases/escalate", { case: id });
	city.expect(wang, "cases/withdraw", { case: id });
}

function corrected(city: SmallCity, wang: Actor, clerk: Actor): void {
	const asked = { stage: "intake", materials: ["map"], explanation: commitment("blurred") };
	const materials = [{ code: "map", commitment: commitment("sharp map") }];
	const first = apply(city, wang);
	city.expect(clerk, "cases/return", { case: first, ...asked });
	city.expect(wang, "cases/correct", { case: first, materials });
	const second = apply(city, wang);
	city.expect(clerk, "cases/return", { case: second, ...asked });
	city.ledger.advance(30 * day);
	city.expect(clerk, "cases/lapse", { case: second, clause });
}

/** A case whose limits run longer, and in which a hearing is held that the applicant demanded. */
function heard(city: SmallCity, office: Actor, people: People & { readonly wang: Actor }): void {
	const { wang, clerk, decider, reviewer } = people;
	const head = city.officer("head", office, "department-head");
	const id = apply(city, wang);
	city.expect(clerk, "cases/accept", { case: id });
	city.expect(reviewer, "cases/review", { case: id, stage: "site", outcome: "agree" });
	city.expect(wang, "cases/demand-hearing", { case: id, grounds: commitment("to be heard") });
	city.does(decider, "cases/decide", { case: id, outcome: "granted" });
	const notice = commitment("notice of the hearing");
	city.expect(decider, "cases/begin-procedure", { case: id, procedure: "hearing", notice });
	city.ledger.advance(30 * day);
	city.expect(wang, "cases/escalate", { case: id });
	city.expect(decider, "cases/end-procedure", { case: id, record: commitment("minutes") });
	city.expect(head, "cases/extend", { case: id, reasons: commitment("floods") });
	city.does(head, "cases/extend", { case: id, reasons: commitment("floods again") });
	city.expect(decider, "cases/decide", { case: id, outcome: "granted" });
}

/** The department begins a case from what it holds sealed; its rule accepts and grants. What the seal brings without a rule's yes is refused. */
function ruled(city: SmallCity, office: Actor): void {
	publishAgeRule(city, office);
	registerSealing(city, office);
	const lin = tagHolder(city, "a tag of lin");
	const { content } = sealFor(city, lin, { office, group: "identity", name: "identity of lin" });
	const contents = [{ group: "identity", content }];
	const held = { item: itemByRule, answers: commitment("held"), contents, public: {} };
	const { case: id } = city.expect(office, "cases/offer", held) as { case: string };
	city.does(office, "cases/offer", held);
	city.does(office, "cases/accept", { case: id });
	const no = decideByAge(city, office, { matter: id, age: 79 });
	city.does(office, "cases/accept", { case: id, ruleDecision: no });
	const ruleDecision = decideByAge(city, office, { matter: id, age: 80 });
	city.expect(office, "cases/accept", { case: id, ruleDecision });
	city.expect(office, "cases/decide", { case: id, outcome: "granted", ruleDecision });
}

function commitment(name: string): string {
	return toBase64(sha256(utf8(`case ${name}`)));
}
