import { manifests } from "@mingjian/services/manifests.ts";
import { type EntryLine, entryLines } from "../../city/entry-line.ts";
import { type LastAnchorModel, lastAnchor } from "../../parts/last-anchor-model.ts";
import type { Load } from "../page.ts";

export interface ExplorerModel {
	readonly entries: readonly EntryLine[];
	readonly total?: number;
	readonly next?: string;
	readonly filter: ExplorerFilter;
	readonly size: number;
	readonly height: number;
	readonly anchor?: LastAnchorModel;
}

export interface ExplorerFilter {
	readonly service?: string;
	readonly oldest?: true;
	readonly done?: true;
	readonly after?: string;
}

const rowsPerPage = 20;

export const loadExplorer: Load<ExplorerModel> = async ({ city, query }) => {
	const filter = filterOf(query);
	const { entries, next, total } = await city.node.entries({
		limit: rowsPerPage,
		newestFirst: !filter.oldest,
		...(filter.service ? { service: filter.service } : {}),
		...(filter.done ? { code: "ok" } : {}),
		...(filter.after ? { after: filter.after } : {}),
	});
	const { size, height } = city.node.head();
	return {
		entries: await entryLines(city, entries),
		...(total === undefined ? {} : { total }),
		...(next === undefined ? {} : { next }),
		filter,
		size,
		height,
		...lastAnchor(city),
	};
};

function filterOf(query: URLSearchParams): ExplorerFilter {
	const service = query.get("service") ?? "";
	const after = query.get("after") ?? "";
	return {
		...(manifests.some(({ id }) => id === service) ? { service } : {}),
		...(query.get("order") === "oldest" ? { oldest: true } : {}),
		...(query.get("result") === "done" ? { done: true } : {}),
		...(after ? { after } : {}),
	};
}
