import { taskTypeOf } from "@mingjian/services/catalogue/task-types.ts";
import type { DepartmentPage, ItemPage } from "@mingjian/services/catalogue/views.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

export interface ServicesModel {
	readonly rows: ItemPage["rows"];
	readonly total: number;
	readonly next?: string;
	readonly filter: { readonly owner?: string; readonly type?: string; readonly after?: string };
	readonly owners: readonly { readonly owner: string; readonly name?: Words; readonly published: number }[];
}

const rowsPerPage = 30;
const mostOwners = 100;

export const loadServices: Load<ServicesModel> = async ({ city, query }) => {
	const owner = query.get("owner") ?? "";
	const type = taskTypeOf(query.get("type") ?? "");
	const after = query.get("after") ?? "";
	const filter = { ...(owner ? { owner } : {}), ...(type ? { type } : {}), ...(after ? { after } : {}) };
	const page = await city.ask<ItemPage>("catalogue", "items", {
		status: "published",
		limit: rowsPerPage,
		...(owner ? { owner } : {}),
		...(type ? { taskType: type } : {}),
		...(after ? { after } : {}),
	});
	const owners = await city.ask<DepartmentPage>("catalogue", "departments", { limit: mostOwners });
	if (!page) return undefined;
	return {
		rows: page.rows,
		total: page.total,
		...(page.next ? { next: page.next } : {}),
		filter,
		owners: (owners?.rows ?? []).map(({ owner, name, published }) => ({
			owner,
			published,
			...(name ? { name } : {}),
		})),
	};
};
