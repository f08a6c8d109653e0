import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Question } from "../../kit/forms/question.ts";
import { applicationOf } from "../../me/application.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import {
	type OpenedLetter,
	type OpenNow,
	openNow,
	type SealedOfCase,
	type StandingRequest,
} from "../../work/case-desk.ts";
import type { DepartmentKeysState } from "../../work/department-keys.ts";
import { heldElsewhere, heldGroup } from "../../work/held-elsewhere.ts";
import type { OpenedCase, OpenedPart } from "../../work/opened-cases.ts";
import { type RuleTrace, ruleTraces } from "../../work/rule-traces.ts";
import { mayDo } from "../work-act/load.ts";

/**
 * How well something is borne out: A the record itself proves it, B the department held it already, C a document handed in says it, D the applicant says it.
 */
export type EvidenceLevel = "A" | "B" | "C" | "D";

/** What is sealed in a case beside what an officer has open of it. */
export interface Review {
	readonly keys: DepartmentKeysState;
	/** How many contents the department may open that are not open now. */
	readonly closed: number;
	/** What it is not entitled to, as the form or the list of materials calls it. */
	readonly hidden: readonly Words[];
	readonly mayOpen: boolean;
	/** What the department asked to see of what others hold. */
	readonly requests: readonly AskedFor[];
	readonly mayAsk: boolean;
	readonly opened?: OpenedReview;
}

/** A request for what another department holds, and what came of it. */
export interface AskedFor {
	readonly title: Words;
	readonly askedMs: number;
	readonly standing: StandingRequest["standing"];
	readonly untilMs?: number;
}

export interface OpenedReview {
	readonly untilMs: number;
	readonly fault?: string;
	readonly sections: readonly {
		readonly title: Words;
		readonly rows: readonly AnswerLine[];
	}[];
	readonly materials: readonly {
		readonly code: string;
		readonly title: Words;
		readonly bytes: number;
		readonly level: EvidenceLevel;
	}[];
	readonly letters: readonly OpenedLetter[];
	/** What other departments hold, shown with consent. */
	readonly shown: OpenedReview["sections"];
	readonly traces: readonly RuleTrace[];
}

export interface AnswerLine {
	readonly name: string;
	readonly question: Question;
	readonly value: string | number | boolean;
	readonly level: EvidenceLevel;
}

/** What is sealed in a case for the visitor's department, and what this session has open of it. */
export async function reviewOf(asked: AskedBy, at: CaseAtHand): Promise<Review | undefined> {
	const { visitor, work } = asked;
	const { department, session } = visitor;
	if (department === undefined) return undefined;
	const sealed = await work.cases.sealed(at, department);
	const opened = work.opened.find(session.hash, at.case.id);
	const now = openNow(at, sealed, opened);
	return {
		keys: work.keys.state(department),
		closed: now.closed.length,
		hidden: hiddenOf(at, sealed),
		mayOpen: visitor.kind === "officer" && visitor.roles.includes("data-opener"),
		requests: await requestsOf(asked, at, department),
		mayAsk: await mayAsk(asked, at, department),
		...(opened ? { opened: await openedReview(asked, at, { opened, now }) } : {}),
	};
}

async function requestsOf({ city, work }: AskedBy, at: CaseAtHand, department: string): Promise<AskedFor[]> {
	const all = await work.cases.requests(at.case.id, department);
	return Promise.all(
		all.map(async ({ item, group, askedMs, standing, untilMs }) => ({
			title: (await heldGroup(city, item, group))?.title ?? { zh: group, en: group },
			askedMs,
			standing,
			...(untilMs === undefined ? {} : { untilMs }),
		})),
	);
}

/** Whether the visitor may ask for what others hold: at an open stage of their department. */
async function mayAsk({ city, visitor }: AskedBy, at: CaseAtHand, department: string): Promise<boolean> {
	const open = at.case.stages.some(
		({ closedMs, offices }) =>
			closedMs === undefined && offices.some((office) => office.department === department),
	);
	const asks = visitor.roles.includes("data-opener") && mayDo(visitor, "disclosure", "seal");
	return open && asks && (await heldElsewhere(city, department)).length > 0;
}

/** What a group of answers or a material is called. */
export function partTitle({ service: { flow } }: CaseAtHand, group: string): Words {
	const sealed = flow.sealing?.groups.find((each) => each.group === group);
	return (
		(flow.materials.find(({ code }) => code === group) ?? sealed)?.title ??
		letterTitles[group] ?? { zh: group, en: group }
	);
}

/** What a department seals to an applicant, and grounds an applicant seals to a department. */
const letterTitles: Readonly<Record<string, Words>> = {
	notice: { zh: "告知", en: "Notice" },
	decision: { zh: "决定和理由", en: "Decision and reasons" },
	"appeal-grounds": { zh: "申请人的异议理由", en: "The applicant's grounds of appeal" },
	"hearing-grounds": { zh: "申请人要求听证的事项", en: "What the applicant wants to be heard" },
};

function hiddenOf(at: CaseAtHand, { hidden }: SealedOfCase): Words[] {
	return hidden.map((group) => partTitle(at, group));
}

async function openedReview(
	{ city }: AskedBy,
	at: CaseAtHand,
	{ opened, now }: { readonly opened: OpenedCase; readonly now: OpenNow },
): Promise<OpenedReview> {
	const { answers, letters } = now;
	const held = at.case.proactive ? "B" : undefined;
	return {
		untilMs: opened.untilMs,
		...(opened.fault === undefined ? {} : { fault: opened.fault }),
		sections: sectionsOf(at, answers, held ?? "D"),
		materials: now.materials.flatMap(({ group, plain }) =>
			plain.kind === "bytes"
				? [
						{
							code: group,
							title: partTitle(at, group),
							bytes: plain.bytes.length,
							level: held ?? ("C" as const),
						},
					]
				: [],
		),
		letters,
		shown: await Promise.all(now.shown.map((part) => shownSection(city, part))),
		traces: await ruleTraces(city, at, answers),
	};
}

/** What another department holds, read by the form it was handed in with. */
async function shownSection(
	city: AskedBy["city"],
	{ group, item = "", plain }: OpenedPart,
): Promise<OpenedReview["sections"][number]> {
	const title = (await heldGroup(city, item, group))?.title ?? { zh: group, en: group };
	const properties = (await applicationOf(city, item))?.form.properties ?? {};
	const given = (plain.kind === "json" ? plain.value : {}) as Answers;
	const rows = Object.entries(given).flatMap(([name, value]): AnswerLine[] => {
		const question = Object.hasOwn(properties, name) ? (properties[name] as Question) : undefined;
		return question && value !== undefined ? [{ name, question, value, level: "B" }] : [];
	});
	return { title, rows };
}

function sectionsOf(
	{ service: { form } }: CaseAtHand,
	answers: Answers,
	level: EvidenceLevel,
): OpenedReview["sections"] {
	return form.sections
		.map(({ words, questions }) => ({
			title: words,
			rows: questions.flatMap((name): AnswerLine[] => {
				const value = answers[name];
				const question = form.properties[name] as Question | undefined;
				return value === undefined || !question ? [] : [{ name, question, value, level }];
			}),
		}))
		.filter(({ rows }) => rows.length > 0);
}
