import type { FlowChartView } from "@mingjian/services/cases/views.ts";

type Node = FlowChartView["nodes"][number];
type Point = readonly [x: number, y: number];

/** A node with its place, in pixels. */
export interface Placed {
	readonly node: Node;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A line between two boxes, from corner to corner. */
export interface Line {
	readonly points: readonly Point[];
	/** It is gone both ways. */
	readonly both: boolean;
}

export interface Layout {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly Placed[];
	readonly lines: readonly Line[];
}

const [boxWidth, boxHeight, across, down, edge] = [160, 56, 32, 36, 8] as const;
/** What stands beside the way from submission to archive. */
const beside: readonly string[] = ["not-accepted", "correction", "lapsed", "appeal"];

/** Places a flow from top to bottom: stages below what they wait for, side by side where they run at once, what leaves the way at the right. */
export function layoutOf({ nodes, edges }: Pick<FlowChartView, "nodes" | "edges">): Layout {
	const way = nodes.filter(({ id }) => !beside.includes(id));
	const rows = rowsOf(way, edges);
	const columns = Math.max(...rows.map((row) => row.length));
	const wayWidth = columns * boxWidth + (columns - 1) * across;
	const main = rows.flatMap((row, at) => {
		const indent = (wayWidth - (row.length * boxWidth + (row.length - 1) * across)) / 2;
		return row.map((node, order) => box(node, edge + indent + order * (boxWidth + across), at));
	});
	const side = nodes.filter(({ id }) => beside.includes(id));
	const last = rows.length - 1;
	const places = side.map((node, at) => box(node, edge + wayWidth + 2 * across, sideRow(node.id, at, last)));
	const boxes = [...main, ...places];
	const bottom = Math.max(...boxes.map(({ y }) => y)) + boxHeight + edge;
	const width = edge * 2 + wayWidth + (side.length > 0 ? 2 * across + boxWidth : 0);
	return { width, height: bottom, boxes, lines: linesOf(boxes, edges) };
}

function box(node: Node, x: number, row: number): Placed {
	return { node, x, y: edge + row * (boxHeight + down), width: boxWidth, height: boxHeight };
}

function sideRow(id: string, at: number, last: number): number {
	return id === "appeal" ? Math.max(at + 1, last - 1) : at + 1;
}

/** The nodes of the way in rows: each a row below the last it waits for. */
function rowsOf(way: readonly Node[], edges: FlowChartView["edges"]): Node[][] {
	const depth = new Map(way.map(({ id }) => [id, 0]));
	for (let round = 0; round < way.length; round++)
		for (const { from, to } of edges)
			if (depth.has(from) && depth.has(to)) depth.set(to, Math.max(depth.get(to)!, depth.get(from)! + 1));
	const rows: Node[][] = [];
	for (const node of way) {
		const at = depth.get(node.id)!;
		rows[at] = [...(rows[at] ?? []), node];
	}
	return rows.filter((row) => row !== undefined);
}

function linesOf(boxes: readonly Placed[], edges: FlowChartView["edges"]): Line[] {
	const places = new Map(boxes.map((each) => [each.node.id, each]));
	const pairs = new Set(edges.map(({ from, to }) => `${from} ${to}`));
	const drawn = new Set<string>();
	return edges.flatMap(({ from, to }) => {
		const [start, end] = [places.get(from)!, places.get(to)!];
		const both = pairs.has(`${to} ${from}`);
		if (drawn.has(`${from} ${to}`) || (both && drawn.has(`${to} ${from}`))) return [];
		drawn.add(`${from} ${to}`);
		return [{ points: between(start, end), both }];
	});
}

function between(start: Placed, end: Placed): Point[] {
	const isBeside = ({ node }: Placed) => beside.includes(node.id);
	const middle = ({ x }: Placed) => x + boxWidth / 2;
	const level = ({ y }: Placed) => y + boxHeight / 2;
	if (isBeside(start) === isBeside(end)) {
		const turn = end.y - down / 2;
		const straight = middle(start) === middle(end);
		const corners: Point[] = straight
			? []
			: [
					[middle(start), turn],
					[middle(end), turn],
				];
		return [[middle(start), start.y + boxHeight], ...corners, [middle(end), end.y]];
	}
	const [way, side] = isBeside(start) ? [end, start] : [start, end];
	const turn = side.x - across;
	const line: Point[] = [
		[way.x + boxWidth, level(way)],
		[turn, level(way)],
		[turn, level(side)],
		[side.x, level(side)],
	];
	return isBeside(start) ? line.toReversed() : line;
}
