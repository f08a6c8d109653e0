import type { DepartmentPage } from "@mingjian/services/catalogue/views.ts";
import type { AccountRecord } from "@mingjian/services/identity/records.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

export interface DepartmentsModel {
	readonly rows: readonly DepartmentRow[];
	readonly total: number;
	readonly next?: string;
	readonly after?: string;
}

interface DepartmentRow {
	readonly account: string;
	readonly name?: Words;
	readonly code?: string;
	readonly suspended: boolean;
	readonly services: number;
}

interface Page {
	readonly rows: readonly (AccountRecord & { readonly account: string })[];
	readonly total: number;
	readonly next?: string;
}

const rowsPerPage = 100;

export const loadDepartments: Load<DepartmentsModel> = async ({ city, query }) => {
	const after = query.get("after") ?? "";
	const asked = { limit: rowsPerPage, ...(after ? { after } : {}) };
	const page = await city.ask<Page>("identity", "departments", asked);
	if (!page) return undefined;
	const tallies = await city.ask<DepartmentPage>("catalogue", "departments", { limit: 100 });
	const services = new Map(tallies?.rows.map(({ owner, published }) => [owner, published]));
	return {
		rows: page.rows.map(({ account, name, code, suspension }) => ({
			account,
			...(name ? { name } : {}),
			...(code ? { code } : {}),
			suspended: suspension !== undefined,
			services: services.get(account) ?? 0,
		})),
		total: page.total,
		...(page.next ? { next: page.next } : {}),
		...(after ? { after } : {}),
	};
};
