import { type EntryLine, entryLines } from "../../city/entry-line.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

/** A contract as it is declared: its manifest in words. */
export interface ContractModel {
	readonly id: string;
	readonly version: string;
	readonly title: Words;
	readonly summary: Words;
	readonly actions: readonly {
		readonly name: string;
		readonly title: Words;
		readonly summary: Words;
		readonly fourEyes: boolean;
	}[];
	readonly refusals: readonly { readonly code: string; readonly words: Words }[];
	readonly roles: readonly { readonly code: string; readonly words: Words }[];
	readonly collections: readonly { readonly name: string; readonly history: boolean }[];
	readonly latest: readonly EntryLine[];
}

const shownEntries = 5;

export const loadContract: Load<ContractModel> = async ({ city, path }) => {
	const manifest = city.node.registry.contracts.get(path.service ?? "")?.manifest;
	if (!manifest) return undefined;
	const { id, version, title, summary, actions, refusals, roles, collections } = manifest;
	const { entries } = await city.node.entries({ service: id, newestFirst: true, limit: shownEntries });
	const coded = (table: Readonly<Record<string, Words>>) =>
		Object.entries(table).map(([code, words]) => ({ code, words }));
	return {
		id,
		version,
		title,
		summary,
		actions: Object.entries(actions).map(([name, each]) => ({
			name,
			title: each.title,
			summary: each.summary,
			fourEyes: each.fourEyes === true,
		})),
		refusals: coded(refusals),
		roles: coded(roles),
		collections: collections.map((each) => ({ name: each.name, history: each.history === true })),
		latest: await entryLines(city, entries),
	};
};
