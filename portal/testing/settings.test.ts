import assert from "node:assert/strict";
import { test } from "node:test";
import { everySetting, rows, type Setting } from "./settings.ts";

const kinds = ["language", "width", "view"] as const;
const valuesOf = (settings: readonly Setting[], kind: (typeof kinds)[number]) =>
	new Set(settings.map((each) => each[kind]));

test("eighteen settings are all there are", () => {
	assert.equal(new Set(everySetting.map(({ name }) => name)).size, 18);
	assert.deepEqual(
		kinds.map((kind) => valuesOf(everySetting, kind).size),
		[2, 3, 3],
	);
});

test("a row has every value, and in the three any two values of different kinds meet", () => {
	for (const row of rows)
		for (const kind of kinds) assert.deepEqual(valuesOf(row, kind), valuesOf(everySetting, kind), kind);
	const pairsOf = (settings: readonly Setting[]) =>
		new Set(
			settings.flatMap(({ language, width, view }) => [
				`${language} ${width}`,
				`${language} ${view}`,
				`${width} ${view}`,
			]),
		);
	assert.deepEqual(pairsOf(rows.flat()), pairsOf(everySetting));
	assert.equal(new Set(rows.flat()).size, 9);
});
