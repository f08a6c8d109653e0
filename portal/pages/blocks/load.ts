import { decodeBlock } from "@mingjian/ledger/record/block.ts";
import type { City } from "../../city/city.ts";
import type { Load } from "../page.ts";

/** A block as a line of a list. */
export interface BlockLine {
	readonly height: number;
	readonly timeMs: number;
	readonly entries: number;
	readonly bytes: number;
}

export interface BlocksModel {
	readonly rows: readonly BlockLine[];
	readonly height: number;
	readonly rowsPerPage: number;
	/** Highest block of this page. */
	readonly from: number;
}

const rowsPerPage = 50;

export const loadBlocks: Load<BlocksModel> = async ({ city, query }) => {
	const { height } = city.node.head();
	const from = heightOf(query.get("from") ?? String(height));
	if (from === undefined || from > height) return undefined;
	const heights = Array.from({ length: Math.min(rowsPerPage, from + 1) }, (_, at) => from - at);
	const rows = await Promise.all(heights.map((each) => blockLine(city, each)));
	return { rows: rows.filter((row) => row !== undefined), height, rowsPerPage, from };
};

/** A height as people type it. */
export function heightOf(text: string): number | undefined {
	return /^(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : undefined;
}

async function blockLine({ node }: City, height: number): Promise<BlockLine | undefined> {
	const bytes = await node.block(height);
	const block = bytes && decodeBlock(bytes);
	return block && { height, timeMs: block.timeMs, entries: block.envelopes.length, bytes: bytes.length };
}
