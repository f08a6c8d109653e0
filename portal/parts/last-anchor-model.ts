import type { City } from "../city/city.ts";

/** The newest anchor, as pages tell it. */
export interface LastAnchorModel {
	/** CAIP-2, such as eip155:1. */
	readonly chain: string;
	readonly place: string;
	readonly size: number;
	readonly block: number;
	readonly timeMs: number;
	readonly ref: string;
}

/** The newest anchor as a member of a page's model; none where the node has none. */
export function lastAnchor({ anchors }: Pick<City, "anchors">): { readonly anchor?: LastAnchorModel } {
	const newest = anchors?.newest();
	if (!newest) return {};
	const { place, size, ref, block } = newest;
	const chain = place.split(":").slice(0, 2).join(":");
	return { anchor: { chain, place, size, block: block.number, timeMs: block.timeMs, ref } };
}
