import type { Task } from "@mingjian/services/cases/schema.ts";
import type { FiguresPage, MetricsView } from "@mingjian/services/cases/views.ts";
import { type AskedBy, only } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

/** What a department has before it, who has how much of it, and what its cases came to. */
export interface WorkStatsModel {
	readonly department: Words;
	/** The month the figures are of, `YYYY-MM`; of all time where none is. */
	readonly month: string;
	readonly months: readonly string[];
	readonly figures?: MetricsView;
	readonly items: FiguresPage["rows"];
	readonly load: readonly LoadLine[];
	readonly open: number;
}

/** Open work of one officer, or of nobody yet. */
export interface LoadLine {
	/** Undefined for work nobody has taken. */
	readonly officer?: { readonly account: string; readonly name?: Words };
	readonly open: number;
	readonly overdue: number;
	readonly paused: number;
	readonly soonestMs?: number;
}

const mostTasks = 100;
const mostPages = 50;
const monthsOffered = 12;
const chinaMs = 8 * 3_600_000;

export const loadWorkStats: Load<WorkStatsModel> = only("officer", async (asked) => {
	const { city, visitor, query, desk } = asked;
	const { department } = visitor;
	if (department === undefined) return undefined;
	const months = lastMonths(desk.clock());
	const asks = query.get("month") ?? "";
	const month = months.includes(asks) ? asks : "";
	const during = month === "" ? {} : { from: month, to: month };
	const tasks = await tasksOf(asked, department);
	const figures = await city.ask<MetricsView>("cases", "metrics", { department, ...during });
	const rows = await city.ask<FiguresPage>("cases", "figures", { department, ...during, limit: 100 });
	return {
		department: (await city.nameOf(department)) ?? { zh: department, en: department },
		month,
		months,
		...(figures ? { figures } : {}),
		items: rows?.rows ?? [],
		load: await loadOf(asked, tasks),
		open: tasks.length,
	};
});

/** All open work of a department; 5,000 pieces at the most. */
async function tasksOf({ city }: AskedBy, department: string): Promise<Task[]> {
	type Page = { readonly rows: readonly Task[]; readonly next?: string };
	const tasks: Task[] = [];
	let after: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const more = after === undefined ? {} : { after };
		const found = await city.ask<Page>("cases", "inbox", { department, limit: mostTasks, ...more });
		tasks.push(...(found?.rows ?? []));
		after = found?.next;
		if (after === undefined) break;
	}
	return tasks;
}

async function loadOf({ city, desk }: AskedBy, tasks: readonly Task[]): Promise<LoadLine[]> {
	const now = desk.clock();
	const byOfficer = Map.groupBy(tasks, ({ assignee }) => assignee);
	const lines = await Promise.all(
		[...byOfficer].map(async ([account, own]): Promise<LoadLine> => {
			const deadlines = own.flatMap(({ deadlineMs }) => (deadlineMs === undefined ? [] : [deadlineMs]));
			const name = account === undefined ? undefined : await city.nameOf(account);
			return {
				...(account === undefined ? {} : { officer: { account, ...(name ? { name } : {}) } }),
				open: own.length,
				overdue: deadlines.filter((each) => each < now).length,
				paused: own.filter(({ paused }) => paused).length,
				...(deadlines.length > 0 ? { soonestMs: Math.min(...deadlines) } : {}),
			};
		}),
	);
	return lines.sort((one, other) => other.overdue - one.overdue || other.open - one.open);
}

/** The months up to now in China's time, the newest first. */
function lastMonths(now: number): string[] {
	const today = new Date(now + chinaMs);
	return Array.from({ length: monthsOffered }, (_, back) =>
		new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
	);
}
