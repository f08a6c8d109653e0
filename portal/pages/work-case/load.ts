import {
	appealOutcomes,
	caseStatuses,
	complaintFindings,
	decisions,
	opinions,
	stepKinds,
} from "@mingjian/services/cases/choices.ts";
import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { Basis, Step, Task } from "@mingjian/services/cases/schema.ts";
import type { CaseView } from "@mingjian/services/cases/views.ts";
import { type CaseSpecials, procedureTitle, specialsOf } from "../../city/case-specials.ts";
import { flowOf, stageTitle } from "../../city/case-words.ts";
import { type Party, partyOf } from "../../city/entry-line.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Known } from "../../session/visitor.ts";
import type { Words } from "../../words/words.ts";
import { caseWideTurns, proceduresToBegin } from "../../work/case-turns.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { mayDo } from "../work-act/load.ts";
import { type Review, reviewOf } from "./review.ts";

/** A case as an officer reviews it: what is public of it, beside what has been done and what may be done next. */
export interface WorkCaseModel {
	readonly id: string;
	readonly title: Words;
	readonly status: Words;
	readonly applicant: string;
	readonly submittedMs: number;
	readonly daysLeft?: number;
	readonly public: readonly { readonly label: Words; readonly value: string }[];
	readonly materials: readonly { readonly title: Words; readonly sealed: boolean }[];
	/** What is sealed, and what of it was opened; undefined where nothing of the case is sealed. */
	readonly review?: Review;
	/** Hearing, procedure and extension. */
	readonly specials: CaseSpecials;
	readonly opinions: readonly OpinionLine[];
	readonly rules: readonly { readonly label: Words; readonly basis: Basis }[];
	readonly log: readonly LogLine[];
	readonly deeds: readonly { readonly label: Words; readonly path: string }[];
	/** Why there is nothing to do for the visitor. */
	readonly idle?: "paused" | "procedure" | "elsewhere" | "own" | "over";
}

/** What an office said, or proposes until a second officer confirms. */
export interface OpinionLine {
	readonly stage: Words;
	readonly department: Party;
	readonly outcome: Words;
	readonly clause?: string;
	readonly proposed: boolean;
}

export interface LogLine {
	readonly atMs: number;
	readonly what: Words;
	readonly stage?: Words;
	readonly procedure?: Words;
	readonly by: Party;
	readonly department?: Party;
	readonly clause?: string;
}

export async function loadWorkCase(asked: Asked & AskedBy): Promise<WorkCaseModel | undefined> {
	const { city, path, visitor } = asked;
	const view = await city.ask<CaseView>("cases", "case", { case: path.id ?? "" });
	if (!view) return undefined;
	const { case: record, tasks, daysLeft } = view;
	const flow = await flowOf(city, record);
	const own = record.parties.includes(visitor.account);
	const at = await asked.work.cases.take(record.id);
	const reviewed = at?.service.flow.sealing && !own ? await reviewOf(asked, at) : undefined;
	const deeds = own
		? []
		: deedsOfAll(visitor, view, { flow, sealed: reviewed !== undefined, record, nowMs: asked.desk.clock() });
	const idle = idleOf({ own, status: record.status, tasks, deeds: deeds.length });
	return {
		id: record.id,
		title: flow?.title ?? { zh: record.item, en: record.item },
		status: caseStatuses[record.status],
		applicant: record.applicant,
		submittedMs: record.submittedMs,
		...(daysLeft === undefined ? {} : { daysLeft }),
		public: Object.entries(record.public).map(([name, value]) => ({
			label: flow?.publicMembers.find((each) => each.name === name)?.title ?? { zh: name, en: name },
			value: String(value),
		})),
		materials: record.materials.map(({ code, content }) => ({
			title: flow?.materials.find((each) => each.code === code)?.title ?? { zh: code, en: code },
			sealed: content !== undefined,
		})),
		...(reviewed ? { review: reviewed } : {}),
		specials: specialsOf(record, flow),
		opinions: await opinionsOf(asked, record, flow),
		rules: rulesOf(record),
		log: await Promise.all(record.log.map((step) => logLine(asked, step, flow))),
		deeds,
		...(idle ? { idle } : {}),
	};
}

/** Puts away what was opened of a case. */
export const actOnWorkCase = async ({
	visitor,
	path,
	posted,
	work,
}: Parameters<Act<WorkCaseModel>>[0] & AskedBy): Promise<SeeOther> => {
	const id = path.id ?? "";
	if (posted.fields.get("do") === "close") work.opened.close(visitor.session.hash, id);
	return new SeeOther(`/work/cases/${encodeURIComponent(id)}`);
};

/** Table: acts on each kind of stage. */
const acts = {
	intake: ["accept", "decline"],
	delivery: ["deliver"],
	appeal: ["decide-appeal"],
	complaint: ["answer-complaint"],
	decision: ["decide"],
	review: ["review"],
} as const;

const labels: Readonly<Record<string, Words>> = {
	claim: { zh: "领办", en: "Take it on" },
	accept: { zh: "受理", en: "Accept" },
	decline: { zh: "不予受理", en: "Do not accept" },
	review: { zh: "提出意见", en: "Give an opinion" },
	decide: { zh: "作出决定", en: "Decide" },
	deliver: { zh: "送达", en: "Deliver" },
	"decide-appeal": { zh: "处理异议", en: "Decide the appeal" },
	"answer-complaint": { zh: "答复差评", en: "Answer the bad rating" },
	return: { zh: "退回补正", en: "Return for correction" },
	"begin-procedure": { zh: "开始听证等程序", en: "Begin a hearing or other procedure" },
	"end-procedure": { zh: "结束程序", en: "End the procedure" },
	extend: { zh: "延长办理期限", en: "Extend the limits" },
	suspend: { zh: "暂扣证照", en: "Suspend the certificate" },
	revoke: { zh: "撤销证照", en: "Revoke the certificate" },
	transfer: { zh: "转交他人", en: "Hand over" },
	assign: { zh: "分派", en: "Assign" },
};

/** Acts whose words are sealed to the applicant, on a page of their own. */
const said: ReadonlySet<string> = new Set([
	"return",
	"decline",
	"review",
	"decide",
	"decide-appeal",
	"answer-complaint",
	"begin-procedure",
]);

function deedsOfAll(visitor: Known, { case: record, tasks }: CaseView, how: How): WorkCaseModel["deeds"] {
	const here = `/work/cases/${record.id}`;
	const certificate = record.delivery?.certificate;
	const identifier = encodeURIComponent(certificate ?? "");
	const revoking = certificate ? (["suspend", "revoke"] as const) : [];
	return [
		...tasks.flatMap((task) => deedsOf(visitor, task, how)),
		...caseWideDeeds(visitor, how),
		...revoking
			.filter((name) => mayDo(visitor, "certificates", name))
			.map((name) => ({
				label: labels[name]!,
				path: `/work/act/certificates/${name}?identifier=${identifier}&back=${here}`,
			})),
	];
}

interface How {
	readonly flow: Flow | undefined;
	/** Whether there is somebody to seal words to. */
	readonly sealed: boolean;
	readonly record: CaseView["case"];
	readonly nowMs: number;
}

/** What is done to a case as a whole; its words are sealed to the applicant, so there must be somebody to seal to. */
function caseWideDeeds(visitor: Known, { flow, sealed, record, nowMs }: How): WorkCaseModel["deeds"] {
	const { department } = visitor;
	if (!flow || !sealed || department === undefined) return [];
	return caseWideTurns(flow, record, { department, nowMs })
		.filter((name) => mayDo(visitor, "cases", name))
		.map((name) => ({ label: labels[name]!, path: `/work/cases/${record.id}/say/${name}` }));
}

function deedsOf(visitor: Known, task: Task, { flow, sealed, record }: How): WorkCaseModel["deeds"] {
	const { department, role, stage, assignee, paused } = task;
	const supervises = visitor.roles.includes("case-supervisor");
	const fits = visitor.roles.includes(role) || supervises;
	if (paused || department !== visitor.department || !fits) return [];
	const kind =
		stage in acts
			? (stage as keyof typeof acts)
			: flow?.stages.find(({ id }) => id === stage)?.decides
				? "decision"
				: "review";
	const names = [
		...(assignee === undefined ? ["claim"] : []),
		...acts[kind].filter((name) => name !== "decide" || !mustHear(record)),
		...(sealed && returnable.has(kind) ? ["return"] : []),
		...(sealed && flow && proceduresToBegin(flow, record, stage).length > 0 ? ["begin-procedure"] : []),
		...(assignee === visitor.account ? ["transfer"] : []),
		...(supervises ? ["assign"] : []),
	];
	const suffix = `case=${task.case}&stage=${stage}&back=/work/cases/${task.case}`;
	return names
		.filter((name) => mayDo(visitor, "cases", name))
		.map((name) => ({ label: labels[name]!, path: pathOf(name, { sealed, task, suffix }) }));
}

/** Whether nothing can be decided yet: a procedure is under way, or a hearing was demanded and not held. */
function mustHear({ procedure, hearing }: CaseView["case"]): boolean {
	return procedure !== undefined || (hearing !== undefined && hearing.heldMs === undefined);
}

/** Kinds of stages at which a case can be returned for correction. */
const returnable: ReadonlySet<string> = new Set(["intake", "review", "decision"]);

function pathOf(
	name: string,
	{ sealed, task, suffix }: { readonly sealed: boolean; readonly task: Task; readonly suffix: string },
): string {
	const here = `/work/cases/${task.case}`;
	if (sealed && said.has(name)) return `${here}/say/${name}?stage=${task.stage}`;
	if (sealed && name === "deliver") return `${here}/deliver`;
	return `/work/act/cases/${name}?${suffix}`;
}

async function opinionsOf(
	{ city }: Asked,
	{ stages }: CaseView["case"],
	flow: Flow | undefined,
): Promise<OpinionLine[]> {
	const spoken = stages.flatMap(({ id, offices }) =>
		offices.flatMap(({ department, opinion, proposal }) => {
			const stands = opinion ?? proposal;
			return stands ? [{ id, department, stands, proposed: opinion === undefined }] : [];
		}),
	);
	return Promise.all(
		spoken.map(async ({ id, department, stands: { outcome, clause }, proposed }) => ({
			stage: stageTitle(flow, id),
			department: await partyOf(city, department),
			outcome: outcomes[outcome]!,
			...(clause ? { clause: `《${clause.law}》${clause.article}` } : {}),
			proposed,
		})),
	);
}

const outcomes: Readonly<Record<string, Words>> = {
	...opinions,
	...decisions,
	...appealOutcomes,
	...complaintFindings,
};

function idleOf({
	own,
	status,
	tasks,
	deeds,
}: {
	readonly own: boolean;
	readonly status: CaseView["case"]["status"];
	readonly tasks: readonly Task[];
	readonly deeds: number;
}): WorkCaseModel["idle"] {
	if (own) return "own";
	if (deeds > 0) return undefined;
	if (status === "in-procedure") return "procedure";
	if (tasks.some(({ paused }) => paused)) return "paused";
	return tasks.length > 0 ? "elsewhere" : "over";
}

function rulesOf({ acceptance, decision }: CaseView["case"]): WorkCaseModel["rules"] {
	return [
		...(acceptance ? [{ label: { zh: "受理依据", en: "Acceptance rests on" }, basis: acceptance }] : []),
		...(decision?.basis
			? [{ label: { zh: "决定依据", en: "Decision rests on" }, basis: decision.basis }]
			: []),
		...(decision?.feeBasis
			? [{ label: { zh: "收费依据", en: "Fee rests on" }, basis: decision.feeBasis }]
			: []),
	];
}

async function logLine({ city }: Asked, step: Step, flow: Flow | undefined): Promise<LogLine> {
	const { atMs, act, by, department, stage, procedure, clause } = step;
	return {
		atMs,
		what: stepKinds[act],
		...(stage ? { stage: stageTitle(flow, stage) } : {}),
		...(procedure ? { procedure: procedureTitle(flow, procedure) } : {}),
		by: await partyOf(city, by),
		...(department ? { department: await partyOf(city, department) } : {}),
		...(clause ? { clause: `${clause.law} ${clause.article}` } : {}),
	};
}
