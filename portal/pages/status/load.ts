import type { City } from "../../city/city.ts";
import { type LastAnchorModel, lastAnchor } from "../../parts/last-anchor-model.ts";
import type { Load } from "../page.ts";

/** How the node that serves this page is, by its own figures. */
export interface StatusModel {
	readonly state: "ok" | "behind";
	readonly lastBlockMs: number;
	readonly height: number;
	readonly entries: number;
	readonly records: number;
	/** Blocks that searches do not see yet. */
	readonly behind: number;
	readonly waiting: number;
	readonly startedMs: number;
	readonly anchor?: LastAnchorModel;
	readonly services: readonly { readonly id: string; readonly entries: number | undefined }[];
}

/** So many blocks late, searches may miss what was just entered. */
const mostBehind = 8;

export const loadStatus: Load<StatusModel> = async ({ city }) => {
	const { size, height, timeMs } = city.node.head();
	const { indexLag, records, waiting } = city.node.stats();
	return {
		state: indexLag > mostBehind ? "behind" : "ok",
		lastBlockMs: timeMs,
		height,
		// Each block has one leaf beside those of its entries.
		entries: size - height - 1,
		records,
		behind: indexLag,
		waiting,
		startedMs: Math.round(performance.timeOrigin),
		...lastAnchor(city),
		services: await Promise.all([...city.node.registry.contracts.keys()].map((id) => countOf(city, id))),
	};
};

async function countOf(city: City, id: string): Promise<StatusModel["services"][number]> {
	const { total } = await city.node.entries({ service: id, limit: 1 });
	return { id, entries: total };
}
