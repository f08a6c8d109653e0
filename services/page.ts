import type { Find, Found } from "@mingjian/ledger/runtime/context.ts";
import { type TSchema, Type } from "typebox";
import { closed, worded } from "./schema-words.ts";
import { defaultPage } from "./terms.ts";

/** The most rows a page has, as `paging` bounds it. */
const mostRows = 100;

/** The result of a query that lists rows of this schema. */
export function pageOf<const S extends TSchema>(row: S) {
	return closed({
		rows: worded(Type.Array(row, { maxItems: mostRows }), "记录", "Rows"),
		total: worded(Type.Integer({ minimum: 0 }), "总数", "Total"),
		next: worded(Type.Optional(Type.String({ maxLength: 512 })), "续页标记", "Page to continue from"),
	});
}

interface Paging {
	readonly limit?: number;
	readonly after?: string;
}

/** What to ask the index for one page; members of `where` that are undefined do not filter. */
export function pageFind(
	{ limit = defaultPage, after }: Paging,
	where: Readonly<Record<string, string | number | undefined>>,
	{ order, text }: Pick<Partial<Find>, "order"> & { readonly text?: string | undefined } = {},
): Find {
	const asked = Object.entries(where).filter(
		(each): each is [string, string | number] => each[1] !== undefined,
	);
	return {
		limit,
		where: Object.fromEntries(asked),
		...(after === undefined ? {} : { after }),
		...(order === undefined ? {} : { order }),
		...(text === undefined ? {} : { text }),
	};
}

/** A page of rows as the query shows them. */
export function pageFrom<T, R>(found: Found<T>, show: (record: T, key: string) => R) {
	const { rows, total, next } = found;
	return {
		rows: rows.map(({ key, record }) => show(record, key)),
		total,
		...(next === undefined ? {} : { next }),
	};
}
