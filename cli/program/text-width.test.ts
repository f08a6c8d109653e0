import assert from "node:assert/strict";
import { test } from "node:test";
import { columns, padText, textWidth } from "./text-width.ts";

test("Chinese characters take two columns, Latin ones one", () => {
	assert.equal(textWidth("居住证"), 6);
	assert.equal(textWidth("permit"), 6);
	assert.equal(textWidth("（证）"), 6);
	assert.equal(padText("证", 4), "证  ");
});

test("columns line up whatever they hold, and nothing trails", () => {
	assert.deepEqual(
		columns([
			["名称", "1", "a"],
			["x", "22", ""],
		]),
		["名称  1   a", "x     22"],
	);
	assert.deepEqual(columns([]), []);
});
