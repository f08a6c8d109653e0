import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import { chartOf } from "@mingjian/services/cases/rules/chart.ts";
import { layoutOf } from "./flow-layout.ts";

const packs = join(import.meta.dirname, "../../services/packs");
const chart = (pack: string) =>
	chartOf(JSON.parse(readFileSync(join(packs, pack, "flow.json"), "utf8")) as Flow, "department:a");

test("a flow is laid out from top to bottom, and no box covers another", () => {
	for (const pack of ["residence-permit", "land-pre-approval", "road-works"]) {
		const { nodes, edges } = chart(pack);
		const { boxes, lines, width, height } = layoutOf({ nodes, edges });
		assert.deepEqual(new Set(boxes.map(({ node }) => node.id)), new Set(nodes.map(({ id }) => id)));
		for (const [at, one] of boxes.entries())
			for (const other of boxes.slice(at + 1)) {
				const apart = Math.abs(one.x - other.x) >= one.width || Math.abs(one.y - other.y) >= one.height;
				assert.ok(apart, `${pack}: ${one.node.id} and ${other.node.id}`);
			}
		const heights = new Map(boxes.map(({ node, y }) => [node.id, y]));
		assert.ok(
			heights.get("submit")! < heights.get("intake")! && heights.get("intake")! < heights.get("delivery")!,
		);
		for (const { points } of lines)
			assert.ok(points.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height));
	}
});

test("stages that run at once stand side by side", () => {
	const { nodes, edges } = chart("land-pre-approval");
	const { boxes } = layoutOf({ nodes, edges });
	const rows = new Map<number, number>();
	for (const { y, node } of boxes)
		if (node.kind !== "end" && node.kind !== "wait") rows.set(y, (rows.get(y) ?? 0) + 1);
	assert.ok(Math.max(...rows.values()) >= 2);
});
