import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { FigureRow, FiguresPage } from "@mingjian/services/cases/views.ts";
import type { MingjianClient } from "../../api/mingjian-client.ts";

/** Figures a node publishes, and as of when. Nothing of them is believed. */
export interface PublishedFigures {
	readonly height: number;
	/** Of one item's month, of an item, or of all items. */
	readonly of: { readonly item?: string; readonly month?: string };
	readonly figures: Readonly<Record<string, Json>>;
}

/** The most pages of months that are fetched: 100,000 months of items. */
const mostPages = 1000;

/** Fetches everything a node publishes of the handling of cases: the sum, each item, each item's months. */
export async function fetchFigures(client: Pick<MingjianClient, "query">): Promise<PublishedFigures[]> {
	const months = await fetchMonths(client);
	const items = [...new Set(months.map(({ of }) => of.item!))];
	const sums: PublishedFigures[] = [];
	for (const item of [undefined, ...items]) {
		const of = item === undefined ? {} : { item };
		const answer = await client.query<Record<string, Json>>("cases", "metrics", of);
		if (answer) sums.push({ height: answer.height, of, figures: answer.result });
	}
	return [...sums, ...months];
}

async function fetchMonths(client: Pick<MingjianClient, "query">): Promise<PublishedFigures[]> {
	const found: PublishedFigures[] = [];
	let after: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const parameters = { limit: 100, ...(after === undefined ? {} : { after }) };
		const answer = await client.query<FiguresPage>("cases", "figures", parameters);
		if (!answer) break;
		const { height, result } = answer;
		found.push(...result.rows.map((row) => ({ height, ...monthOfRow(row) })));
		after = result.next;
		if (after === undefined) break;
	}
	return found;
}

function monthOfRow(row: FigureRow): Omit<PublishedFigures, "height"> {
	const { item, month } = row;
	return { of: { item, month }, figures: row as unknown as Record<string, Json> };
}
