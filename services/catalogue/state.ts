import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { Item, Tally, Version } from "./schema.ts";

/** Current header of each item, by code. Its stamp proves that no write was left out. */
export const items = collection("catalogue.item", Item, {
	history: true,
	columns: (item) => ({
		code: item.code,
		owner: item.owner,
		taskType: item.taskType,
		status: item.status,
		version: item.versions.length,
		publishedAtMs: item.versions.at(-1)?.publishedAtMs ?? null,
	}),
	text: ({ code, title, summary, keywords }) => [
		title.zh,
		title.en ?? "",
		...(keywords?.zh ?? []),
		...(keywords?.en ?? []),
		summary?.zh ?? "",
		summary?.en ?? "",
		code,
	],
});

/** Every version of every guide, by `versionKey`. Revision 1 for ever: a version is written once. */
export const versions = collection("catalogue.version", Version, {
	history: true,
	columns: ({ code, version, effectiveFromMs }) => ({ code, version, effectiveFromMs }),
});

/** Items per department. */
export const tallies = collection("catalogue.department", Tally, {
	columns: ({ owner, published, withdrawn }) => ({ owner, published, withdrawn }),
});

/** `code@version` */
export function versionKey(code: string, version: number): string {
	return `${code}@${version}`;
}
