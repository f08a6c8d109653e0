import { audiences } from "@mingjian/services/catalogue/choices.ts";
import { taskTypeOf } from "@mingjian/services/catalogue/task-types.ts";
import type { ItemLine } from "@mingjian/services/catalogue/views.ts";
import type { DirectoryItem } from "../../city/service-directory.ts";
import { otherTheme, themes } from "../../city/themes.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

/** A service as the catalogue lists it. */
export interface ServiceRow extends ItemLine {
	readonly audience: readonly (keyof typeof audiences)[];
	readonly themes: readonly string[];
	readonly promisedDays?: number;
	readonly visits?: number;
}

export interface ServicesModel {
	readonly rows: readonly ServiceRow[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly filter: ServicesFilter;
	readonly owners: readonly { readonly owner: string; readonly name?: Words; readonly published: number }[];
	/** Themes that have services, with how many. */
	readonly themes: readonly { readonly id: string; readonly name: Words; readonly published: number }[];
}

export interface ServicesFilter {
	readonly owner?: string;
	readonly type?: string;
	readonly audience?: keyof typeof audiences;
	readonly theme?: string;
}

const rowsPerPage = 30;

export const loadServices: Load<ServicesModel> = async ({ city, query }) => {
	const all = await city.directory.items();
	const filter = filterOf(query);
	const found = all.filter((item) => fits(item, filter));
	const pages = Math.max(1, Math.ceil(found.length / rowsPerPage));
	const page = Number(query.get("page") ?? 1);
	if (!Number.isInteger(page) || page < 1 || page > pages) return undefined;
	return {
		rows: found.slice((page - 1) * rowsPerPage, page * rowsPerPage).map(rowOf),
		total: found.length,
		page,
		pages,
		filter,
		owners: ownersOf(all),
		themes: [...themes, otherTheme].flatMap(({ id, name }) => {
			const published = all.filter((item) => item.themes.includes(id)).length;
			return published > 0 ? [{ id, name, published }] : [];
		}),
	};
};

function filterOf(query: URLSearchParams): ServicesFilter {
	const owner = query.get("owner") ?? "";
	const type = taskTypeOf(query.get("type") ?? "");
	const audience = query.get("audience") ?? "";
	const theme = query.get("theme") ?? "";
	const known = theme === otherTheme.id || themes.some(({ id }) => id === theme);
	return {
		...(owner ? { owner } : {}),
		...(type ? { type } : {}),
		...(Object.hasOwn(audiences, audience) ? { audience: audience as keyof typeof audiences } : {}),
		...(known ? { theme } : {}),
	};
}

function fits({ line, guide, themes: about }: DirectoryItem, filter: ServicesFilter): boolean {
	const { owner, type, audience, theme } = filter;
	return (
		(!owner || line.owner === owner) &&
		(!type || line.taskType === type) &&
		(!audience || (guide.audience ?? []).includes(audience)) &&
		(!theme || about.includes(theme))
	);
}

function rowOf({ line, guide, themes: about }: DirectoryItem): ServiceRow {
	const { limits, online, audience = [] } = guide;
	return {
		...line,
		audience,
		themes: about,
		...(limits?.promisedDays === undefined ? {} : { promisedDays: limits.promisedDays }),
		...(online ? { visits: online.visits } : {}),
	};
}

function ownersOf(all: readonly DirectoryItem[]): ServicesModel["owners"] {
	const owners = Map.groupBy(all, ({ line }) => line.owner);
	return [...owners].map(([owner, items]) => {
		const name = items[0]?.line.ownerName;
		return { owner, published: items.length, ...(name ? { name } : {}) };
	});
}
