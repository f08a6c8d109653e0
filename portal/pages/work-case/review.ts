import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Question } from "../../kit/forms/question.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import { type OpenedLetter, type OpenNow, openNow, type SealedOfCase } from "../../work/case-desk.ts";
import type { DepartmentKeysState } from "../../work/department-keys.ts";
import type { OpenedCase } from "../../work/opened-cases.ts";
import { type RuleTrace, ruleTraces } from "../../work/rule-traces.ts";

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
	readonly opened?: OpenedReview;
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
		...(opened ? { opened: await openedReview(asked, at, { opened, now }) } : {}),
	};
}

/** What a group of answers or a material is called. */
export function partTitle({ service: { flow } }: CaseAtHand, group: string): Words {
	const sealed = flow.sealing?.groups.find((each) => each.group === group);
	return (
		(flow.materials.find(({ code }) => code === group) ?? sealed)?.title ??
		letterTitles[group] ?? { zh: group, en: group }
	);
}

/** What a department seals to an applicant. */
const letterTitles: Readonly<Record<string, Words>> = {
	notice: { zh: "告知", en: "Notice" },
	decision: { zh: "决定和理由", en: "Decision and reasons" },
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
		traces: await ruleTraces(city, at, answers),
	};
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
