import { statusLists } from "@mingjian/services/certificates/state.ts";
import type { City } from "../../city/city.ts";
import { type EntryLine, entryLines } from "../../city/entry-line.ts";
import type { Text } from "../../city/subject.ts";
import type { Load } from "../page.ts";

/** What stands on the front page, all of it counted from the record. */
export interface HomeModel {
	readonly departments: number;
	readonly services: number;
	readonly certificates: number;
	readonly entries: number;
	readonly lastEntryMs: number | undefined;
	readonly latest: readonly EntryLine[];
	readonly wanted: readonly { readonly code: string; readonly title: Text }[];
	readonly example: number | undefined;
}

const shownEntries = 6;

/** What people come for most, as they say it; the catalogue knows what it is called. */
const everyday = ["居住证", "身份证", "结婚登记", "开店", "公积金提取", "社保", "老年补贴", "护照"];
const shownServices = 6;
const mostLists = 2000;

interface Page<T> {
	readonly rows: readonly T[];
	readonly total: number;
}

export const loadHome: Load<HomeModel> = async ({ city }) => {
	const departments = await city.ask<Page<unknown>>("identity", "departments", { limit: 1 });
	const services = await city.ask<Page<unknown>>("catalogue", "items", { status: "published", limit: 1 });
	const { entries } = await city.node.entries({ newestFirst: true, limit: shownEntries });
	const { size, height } = city.node.head();
	return {
		departments: departments?.total ?? 0,
		services: services?.total ?? 0,
		certificates: certificatesOf(city),
		// Each block has one leaf beside those of its entries.
		entries: size - height - 1,
		lastEntryMs: entries[0]?.timeMs,
		latest: await entryLines(city, entries),
		wanted: await wantedOf(city),
		example: entries[0]?.index,
	};
};

// Each type and issuer has one list, which knows how many it holds.
function certificatesOf({ node }: City): number {
	const context = node.queryContext("certificates");
	let count = 0;
	let after: string | undefined;
	for (let seen = 0; seen < mostLists; seen += 200) {
		const { rows, next } = context.find(statusLists, { limit: 200, ...(after ? { after } : {}) });
		for (const { record } of rows) count += record.count;
		if (!next) break;
		after = next;
	}
	return count;
}

async function wantedOf(city: City): Promise<HomeModel["wanted"]> {
	const wanted = new Map<string, Text>();
	for (const text of everyday) {
		const found = await city.ask<Page<{ code: string; title: Text }>>("catalogue", "search", {
			text,
			limit: 1,
		});
		const [first] = found?.rows ?? [];
		if (first && wanted.size < shownServices) wanted.set(first.code, first.title);
	}
	return [...wanted].map(([code, title]) => ({ code, title }));
}
