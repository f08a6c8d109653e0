import { complaintFindings } from "@mingjian/services/cases/choices.ts";
import type { Case, Step } from "@mingjian/services/cases/schema.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import type { CaseView } from "@mingjian/services/cases/views.ts";
import type { Text } from "../../../city/subject.ts";
import { flowOf } from "../../../me/application.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { titleOf } from "../cases/load.ts";
import { draftPath } from "../open-draft.ts";

/** A line of a case's life with its entry on the record. */
export interface CaseMoment {
	readonly step: Pick<Step, "act" | "atMs" | "outcome" | "clause" | "grade">;
	readonly department?: Words;
	readonly stage?: Words;
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

/** What a citizen can do with a case as it stands. */
export type CaseDoing = "correct" | "withdraw" | "rate" | "rate-again";

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
	/** What departments wrote to the applicant alone. */
	readonly letters: readonly Letter[];
	readonly doing: readonly CaseDoing[];
	/** Key of its record, for those who listen to it. */
	readonly key: string;
	/** Last entry seen, so that nothing between page and stream is missed. */
	readonly seen: number;
	readonly fault?: "grade";
}

export interface Complaint {
	/** Until when the department answers, while it has not. */
	readonly deadlineMs?: number;
	readonly finding?: Words;
	readonly again?: number;
}

const rateable: readonly Case["status"][] = ["delivered", "not-accepted", "lapsed", "archived"];
const withdrawable: readonly Case["status"][] = ["submitted", "correcting", "reviewing", "in-procedure"];

/** The case an address names, for those who applied alone: for everybody else there is no such page. */
export async function caseFor({ city, path, visitor }: AskedBy): Promise<CaseView | undefined> {
	const id = path.case ?? "";
	if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
	const view = await city.ask<CaseView>("cases", "case", { case: id });
	return view?.case.parties.includes(visitor.account) ? view : undefined;
}

/** The model of a case page; also what the receipt is made of. */
export async function caseModel(asked: AskedBy): Promise<CaseModel | undefined> {
	const view = await caseFor(asked);
	if (!view) return undefined;
	const { city } = asked;
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
		moments: await momentsOf(asked, record, { titles, entries: entries.map(({ index }) => index) }),
		now: record.stages.flatMap(({ id, closedMs }) => (closedMs === undefined ? (titles.get(id) ?? []) : [])),
		ahead: decided ? [] : (flow?.stages ?? []).filter(({ id }) => !opened.has(id)).map(({ title }) => title),
		...correctionOf(record, flow?.materials ?? []),
		...(record.decision ? { decision: decisionOf(record.decision) } : {}),
		...(record.grade === undefined ? {} : { grade: record.grade }),
		...complaintOf(record),
		letters: await lettersOf(asked, record.id),
		doing: doingOf(record),
		key,
		seen: entries.at(-1)?.index ?? 0,
	};
}

async function lettersOf({ me, city, visitor }: AskedBy, caseId: string): Promise<Letter[]> {
	const kept = me.matters.ofCase(visitor.account, caseId);
	const notices = kept ? await me.edge.notices(me.matters.file(kept)) : [];
	const letters = notices.map(async ({ group, from, sealedMs, plain }) => {
		const { text } = (plain.kind === "json" ? plain.value : {}) as { readonly text?: unknown };
		if (typeof text !== "string" || (group !== "notice" && group !== "decision")) return [];
		const name = (await city.nameOf(from)) ?? { zh: from, en: from };
		return [{ kind: group, from: name, sealedMs, text } satisfies Letter];
	});
	return (await Promise.all(letters)).flat();
}

function doingOf(record: Case): CaseDoing[] {
	return [
		...(record.status === "correcting" ? (["correct"] as const) : []),
		...(rateable.includes(record.status) && record.grade === undefined ? (["rate"] as const) : []),
		...(record.complaint?.answeredMs !== undefined && record.complaint.again === undefined
			? (["rate-again"] as const)
			: []),
		...(withdrawable.includes(record.status) ? (["withdraw"] as const) : []),
	];
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
	{ titles, entries }: { readonly titles: ReadonlyMap<string, Words>; readonly entries: readonly number[] },
): Promise<CaseMoment[]> {
	// Each act on a case writes it once and adds one line, so line and entry go together.
	const together = entries.length === record.log.length;
	return Promise.all(
		record.log.map(async ({ act, atMs, outcome, clause, grade, department, stage }, at) => {
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
				...(together ? { entry: entries[at]! } : {}),
			};
		}),
	);
}

export const loadCase: Load<CaseModel> = only("citizen", caseModel);

/** Withdraws or rates a case, or begins to correct its materials; what goes on the record is signed on the next page. */
export const actOnCase: Act<CaseModel> = only("citizen", async (asked) => {
	const model = await caseModel(asked);
	if (!model) return undefined;
	const doing = asked.posted.fields.get("do") ?? "";
	if (!model.doing.includes(doing as CaseDoing)) return new SeeOther(`/me/cases/${model.id}`);
	if (doing === "correct") return beginCorrection(asked, model);
	const grade = Number(asked.posted.fields.get("grade"));
	const grading = doing === "rate" || doing === "rate-again";
	if (grading && ![1, 2, 3, 4, 5].includes(grade)) return { ...model, fault: "grade" };
	const input = grading ? { case: model.id, grade } : { case: model.id };
	const here = `/me/cases/${model.id}`;
	const acts = [{ service: "cases", action: doing, input }];
	return new SeeOther(asked.desk.signing.begin(asked.visitor, { acts, next: here, back: here }));
});

async function beginCorrection({ me, city, visitor }: AskedBy, { id }: CaseModel): Promise<SeeOther> {
	const begun = me.drafts.of(visitor.account).find(({ corrects }) => corrects === id);
	const view = await city.ask<CaseView>("cases", "case", { case: id });
	const draft = begun ?? (view && me.drafts.begin(visitor.account, view.case.item, id));
	return new SeeOther(draft ? draftPath(draft, "materials") : "/me");
}
