import { complaintFindings } from "@mingjian/services/cases/choices.ts";
import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { Case, Step } from "@mingjian/services/cases/schema.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import { type CaseSpecials, procedureTitle, specialsOf } from "../../../city/case-specials.ts";
import type { Text } from "../../../city/subject.ts";
import { flowOf } from "../../../me/application.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { heldGroup } from "../../../work/held-elsewhere.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { titleOf } from "../cases/load.ts";
import { beginCorrection } from "./begin-correction.ts";
import { behalfOf, type CaseDoing, caseFor, doingOf, type OwnCase } from "./own-case.ts";

/** A line of a case's life with its entry on the record. */
export interface CaseMoment {
	readonly step: Pick<Step, "act" | "atMs" | "outcome" | "clause" | "grade">;
	readonly department?: Words;
	readonly stage?: Words;
	readonly procedure?: Words;
	/** Index of the entry that wrote it. */
	readonly entry?: number;
}

/** Words a department sealed to the applicant. */
export interface Letter {
	readonly kind: "notice" | "decision";
	readonly from: Words;
	readonly sealedMs: number;
	readonly text: string;
}

/** An application with everything that happened to it and what comes next. */
export interface CaseModel {
	readonly id: string;
	readonly title: Text;
	readonly status: Case["status"];
	readonly department: Words;
	readonly submittedMs: number;
	readonly promisedMs?: number;
	readonly daysLeft?: number;
	readonly moments: readonly CaseMoment[];
	/** Stages that are open, and those still to come. */
	readonly now: readonly Words[];
	readonly ahead: readonly Words[];
	readonly correction?: { readonly materials: readonly Words[]; readonly deadlineMs?: number };
	readonly decision?: { readonly outcome: "granted" | "denied"; readonly feeFen?: number };
	readonly grade?: number;
	/** What becomes of a bad rating. */
	readonly complaint?: Complaint;
	/** For whom the reader acts. */
	readonly behalf?: string;
	/** Until when the outcome can be appealed against. */
	readonly appealUntilMs?: number;
	/** It waits for the applicant, and its keys are not here. */
	readonly elsewhere: boolean;
	/** What departments wrote to the applicant alone. */
	readonly letters: readonly Letter[];
	/** What departments ask to see of what others hold. */
	readonly asked: readonly AskedToShow[];
	readonly doing: readonly CaseDoing[];
	/** Hearing, procedure and extension. */
	readonly specials: CaseSpecials;
	/** The hearing that can be demanded now. */
	readonly hearing?: Words;
	/** Key of its record, for those who listen to it. */
	readonly key: string;
	/** Last entry seen, so that nothing between page and stream is missed. */
	readonly seen: number;
	readonly fault?: "grade";
}

/** A department's request to see what another one holds of the applicant. */
export interface AskedToShow {
	readonly from: Words;
	readonly title: Words;
	readonly days: number;
	readonly answered: boolean;
	/** Contents that answer it, each where the applicant can consent. */
	readonly paths: readonly string[];
}

export interface Complaint {
	/** Until when the department answers, while it has not. */
	readonly deadlineMs?: number;
	readonly finding?: Words;
	readonly again?: number;
}

/** The model of a case page; also what the receipt is made of. */
export async function caseModel(asked: AskedBy): Promise<CaseModel | undefined> {
	const own = await caseFor(asked);
	return own && modelOf(asked, own);
}

async function modelOf(asked: AskedBy, own: OwnCase): Promise<CaseModel> {
	const { city } = asked;
	const { view, delegation, kept, hearing } = own;
	const record = view.case;
	const flow = (await flowOf(city, record.item, record.flowVersion))?.flow;
	const titles = new Map(flow?.stages.map(({ id, title }) => [id, title]));
	const key = `${cases.name}/${record.id}`;
	const { entries } = await city.node.history(key);
	const opened = new Set(record.stages.map(({ id }) => id));
	const decided = record.decision !== undefined;
	return {
		id: record.id,
		title: await titleOf(city, record.item),
		status: record.status,
		department: view.departmentName ?? { zh: record.department, en: record.department },
		submittedMs: record.submittedMs,
		...(record.promised?.deadlineMs === undefined ? {} : { promisedMs: record.promised.deadlineMs }),
		...(view.daysLeft === undefined ? {} : { daysLeft: view.daysLeft }),
		moments: await momentsOf(asked, record, { flow, titles, entries: entries.map(({ index }) => index) }),
		now: record.stages.flatMap(({ id, closedMs }) => (closedMs === undefined ? (titles.get(id) ?? []) : [])),
		ahead: decided ? [] : (flow?.stages ?? []).filter(({ id }) => !opened.has(id)).map(({ title }) => title),
		...correctionOf(record, flow?.materials ?? []),
		...(record.decision ? { decision: decisionOf(record.decision) } : {}),
		...(record.grade === undefined ? {} : { grade: record.grade }),
		...complaintOf(record),
		...(delegation ? { behalf: delegation.from } : {}),
		...(view.appealUntilMs === undefined ? {} : { appealUntilMs: view.appealUntilMs }),
		elsewhere: kept === undefined && (record.status === "correcting" || view.appealUntilMs !== undefined),
		letters: await lettersOf(asked, kept),
		asked: await askedOf(asked, own),
		doing: doingOf(own),
		specials: specialsOf(record, flow),
		...(hearing ? { hearing: hearing.title } : {}),
		key,
		seen: entries.at(-1)?.index ?? 0,
	};
}

/** Only who applied decides on what is theirs; requests are shown to nobody who acts for them. */
async function askedOf(
	{ me, city, visitor }: AskedBy,
	{ view, delegation }: OwnCase,
): Promise<AskedToShow[]> {
	if (delegation) return [];
	const matters = me.matters.of(visitor.account);
	return Promise.all(
		me.requests.of(view.case.id).map(async ({ id, department, item, group, days, content }) => {
			const held = matters.filter((each) => each.item === item).map((each) => me.matters.file(each));
			const contents = held.flatMap((file) => file.contents.filter((each) => each.group === group));
			return {
				from: (await city.nameOf(department)) ?? { zh: department, en: department },
				title: (await heldGroup(city, item, group))?.title ?? { zh: group, en: group },
				days,
				answered: content !== undefined,
				paths: contents.map((each) => `/me/data/${each.content}?for=${id}`),
			};
		}),
	);
}

async function lettersOf({ me, city }: AskedBy, kept: OwnCase["kept"]): Promise<Letter[]> {
	const notices = kept ? await me.edge.notices(me.matters.file(kept)) : [];
	const letters = notices.map(async ({ group, from, sealedMs, plain }) => {
		const { text } = (plain.kind === "json" ? plain.value : {}) as { readonly text?: unknown };
		if (typeof text !== "string" || (group !== "notice" && group !== "decision")) return [];
		const name = (await city.nameOf(from)) ?? { zh: from, en: from };
		return [{ kind: group, from: name, sealedMs, text } satisfies Letter];
	});
	return (await Promise.all(letters)).flat();
}

function complaintOf({ complaint, stages }: Case): Pick<CaseModel, "complaint"> {
	if (!complaint) return {};
	const { finding, again } = complaint;
	const deadlineMs = stages.find(({ id, closedMs }) => id === "complaint" && closedMs === undefined)?.clock
		.deadlineMs;
	return {
		complaint: {
			...(deadlineMs === undefined ? {} : { deadlineMs }),
			...(finding === undefined ? {} : { finding: complaintFindings[finding] }),
			...(again === undefined ? {} : { again }),
		},
	};
}

function decisionOf({ outcome, feeFen }: NonNullable<Case["decision"]>): NonNullable<CaseModel["decision"]> {
	return { outcome: outcome as "granted" | "denied", ...(feeFen === undefined ? {} : { feeFen }) };
}

function correctionOf(
	{ correction, status }: Case,
	materials: readonly { readonly code: string; readonly title: Words }[],
): Pick<CaseModel, "correction"> {
	if (!correction || status !== "correcting") return {};
	const named = correction.materials.map(
		(code) => materials.find((each) => each.code === code)?.title ?? { zh: code, en: code },
	);
	const { deadlineMs } = correction.clock;
	return { correction: { materials: named, ...(deadlineMs === undefined ? {} : { deadlineMs }) } };
}

async function momentsOf(
	{ city }: AskedBy,
	record: Case,
	{
		flow,
		titles,
		entries,
	}: {
		readonly flow: Flow | undefined;
		readonly titles: ReadonlyMap<string, Words>;
		readonly entries: readonly number[];
	},
): Promise<CaseMoment[]> {
	// Each act on a case writes it once and adds one line, so line and entry go together.
	const together = entries.length === record.log.length;
	return Promise.all(
		record.log.map(async ({ act, atMs, outcome, clause, grade, department, stage, procedure }, at) => {
			const name = department && (await city.nameOf(department));
			const title = stage && titles.get(stage);
			return {
				step: {
					act,
					atMs,
					...(outcome ? { outcome } : {}),
					...(clause ? { clause } : {}),
					...(grade === undefined ? {} : { grade }),
				},
				...(name ? { department: name } : {}),
				...(title ? { stage: title } : {}),
				...(procedure ? { procedure: procedureTitle(flow, procedure) } : {}),
				...(together ? { entry: entries[at]! } : {}),
			};
		}),
	);
}

export const loadCase: Load<CaseModel> = only("citizen", caseModel);

/** Withdraws or rates a case, or begins to correct it; what goes on the record is signed on the next page. */
export const actOnCase: Act<CaseModel> = only("citizen", async (asked) => {
	const own = await caseFor(asked);
	if (!own) return undefined;
	const { id } = own.view.case;
	const here = `/me/cases/${id}`;
	const doing = doingOf(own).find((each) => each === asked.posted.fields.get("do"));
	if (doing === undefined) return new SeeOther(here);
	if (doing === "demand-hearing") return new SeeOther(`${here}/hearing`);
	if (doing === "appeal") return new SeeOther(`${here}/appeal`);
	if (doing === "correct") return beginCorrection(asked, { ...own, kept: own.kept! });
	const grade = Number(asked.posted.fields.get("grade"));
	const grading = doing === "rate" || doing === "rate-again";
	if (grading && ![1, 2, 3, 4, 5].includes(grade)) return { ...(await modelOf(asked, own)), fault: "grade" };
	const input = grading ? { case: id, grade } : { case: id };
	const acts = [{ service: "cases", action: doing, input, ...behalfOf(own) }];
	return new SeeOther(asked.desk.signing.begin(asked.visitor, { acts, next: here, back: here }));
});
