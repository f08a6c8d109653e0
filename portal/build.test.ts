import assert from "node:assert/strict";
import { test } from "node:test";
import { buildPortal } from "./build.ts";

test("builds nothing where nothing has changed", async () => {
	await buildPortal();
	assert.equal(await buildPortal(), "up to date");
});
