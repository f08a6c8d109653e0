import type { Task } from "@mingjian/services/cases/schema.ts";
import type { MetricsView } from "@mingjian/services/cases/views.ts";
import { flowOf, stageTitle } from "../../city/case-words.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Known, VisitorPost } from "../../session/visitor.ts";
import type { Words } from "../../words/words.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { mayDo } from "../work-act/load.ts";

/** One piece of work of the department. */
export interface TaskLine {
	readonly case: string;
	readonly title: Words;
	readonly stage: Words;
	readonly deadlineMs?: number;
	readonly overdue: boolean;
	readonly escalated: boolean;
	readonly second: boolean;
	readonly paused: boolean;
	readonly assignee?: string;
	readonly mine: boolean;
	/** Whether the visitor holds the role the stage asks for. */
	readonly fits: boolean;
}

/** Figures of the department since it began. */
export type Figures = Pick<
	MetricsView,
	"submitted" | "decided" | "medianDays" | "overduePermille" | "satisfiedPermille"
>;

export interface WorkModel {
	readonly department?: string;
	readonly posts: readonly VisitorPost[];
	readonly tasks: readonly TaskLine[];
	readonly total: number;
	readonly mineAlone: boolean;
	readonly figures?: Figures;
	/** Other things the visitor may begin, as service/action. */
	readonly acts: readonly { readonly path: string; readonly title: Words }[];
	readonly recovers: boolean;
	/** Whether the visitor may open what is sealed to the department. */
	readonly opens: boolean;
}

interface TaskPage {
	readonly rows: readonly Task[];
	readonly total: number;
}

const mostTasks = 100;

export async function loadWork(asked: Asked & AskedBy): Promise<WorkModel> {
	const { city, visitor, query } = asked;
	const { department, account } = visitor;
	const mineAlone = query.get("mine") === "yes";
	const where = { ...(mineAlone ? { assignee: account } : {}), limit: mostTasks };
	const inbox = department ? await city.ask<TaskPage>("cases", "inbox", { department, ...where }) : undefined;
	const figures = department ? await city.ask<MetricsView>("cases", "metrics", { department }) : undefined;
	return {
		...(department ? { department } : {}),
		posts: visitor.posts,
		tasks: await Promise.all((inbox?.rows ?? []).map((task) => taskLine(asked, task))),
		total: inbox?.total ?? 0,
		mineAlone,
		...(figures ? { figures: figuresOf(figures) } : {}),
		acts: begun(visitor),
		opens: visitor.roles.includes("data-opener"),
		recovers: visitor.roles.includes("account-recoverer"),
	};
}

/** An officer of several departments chooses for which one to work. */
export const chooseDepartment = async ({
	desk,
	visitor,
	posted,
}: Parameters<Act<WorkModel>>[0] & AskedBy): Promise<SeeOther> => {
	const wanted = posted.fields.get("department") ?? "";
	if (visitor.posts.some(({ department }) => department === wanted))
		desk.sessions.choose(visitor.session.hash, wanted);
	return new SeeOther("/work");
};

async function taskLine({ city, visitor, desk }: Asked & AskedBy, task: Task): Promise<TaskLine> {
	const { case: id, deadlineMs, escalated, second, paused, assignee, role } = task;
	const flow = await flowOf(city, task);
	return {
		case: id,
		title: flow?.title ?? { zh: task.item, en: task.item },
		stage: stageTitle(flow, task.stage),
		...(deadlineMs === undefined ? {} : { deadlineMs }),
		overdue: deadlineMs !== undefined && deadlineMs < desk.clock(),
		escalated,
		second,
		paused,
		...(assignee ? { assignee } : {}),
		mine: assignee === visitor.account,
		fits: visitor.roles.includes(role) || visitor.roles.includes("case-supervisor"),
	};
}

function figuresOf({
	submitted,
	decided,
	medianDays,
	overduePermille,
	satisfiedPermille,
}: MetricsView): Figures {
	return {
		submitted,
		decided,
		...(medianDays === undefined ? {} : { medianDays }),
		...(overduePermille === undefined ? {} : { overduePermille }),
		...(satisfiedPermille === undefined ? {} : { satisfiedPermille }),
	};
}

/** Table: acts that begin at the desk rather than with a case. */
const atDesk = [
	["certificates", "revoke", { zh: "撤销证照", en: "Revoke a certificate" }],
	["certificates", "suspend", { zh: "暂扣证照", en: "Suspend a certificate" }],
	["certificates", "resume", { zh: "恢复证照", en: "Resume a certificate" }],
	["catalogue", "withdraw", { zh: "下架事项", en: "Withdraw a service item" }],
	["identity", "dismiss", { zh: "解除任职", en: "Dismiss an officer" }],
] as const;

function begun(visitor: Known): WorkModel["acts"] {
	return atDesk
		.filter(([service, action]) => mayDo(visitor, service, action))
		.map(([service, action, title]) => ({ path: `/work/act/${service}/${action}?back=/work`, title }));
}
