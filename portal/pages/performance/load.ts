import type { FiguresPage, MetricsView } from "@mingjian/services/cases/views.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

export interface PerformanceModel {
	/** Figures of all cases together. */
	readonly all: MetricsView;
	readonly departments: readonly {
		readonly department: string;
		readonly name?: Words;
		readonly figures: MetricsView;
	}[];
	/** Figures of items by month, newest first. */
	readonly months: FiguresPage["rows"];
	readonly next?: string;
	readonly after?: string;
}

const rowsPerPage = 50;

export const loadPerformance: Load<PerformanceModel> = async ({ city, query }) => {
	const after = query.get("after") ?? "";
	const [all, months, items] = await Promise.all([
		city.ask<MetricsView>("cases", "metrics", {}),
		city.ask<FiguresPage>("cases", "figures", { limit: rowsPerPage, ...(after ? { after } : {}) }),
		city.directory.items(),
	]);
	if (!all) return undefined;
	const names = new Map(items.map(({ line }) => [line.owner, line.ownerName]));
	const departments = await Promise.all(
		[...names].map(async ([department, name]) => {
			const figures = await city.ask<MetricsView>("cases", "metrics", { department });
			return figures && figures.submitted > 0 ? [{ department, ...(name ? { name } : {}), figures }] : [];
		}),
	);
	return {
		all,
		departments: departments.flat(),
		months: months?.rows ?? [],
		...(months?.next ? { next: months.next } : {}),
		...(after ? { after } : {}),
	};
};
