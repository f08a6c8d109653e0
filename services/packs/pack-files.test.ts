import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { PackFiles } from "./read-pack.ts";

/** The folders that are packs. */
export const packFolders = readdirSync(import.meta.dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

/** A pack's files as text. */
export function packFiles(id: string): PackFiles {
	const folder = join(import.meta.dirname, id);
	return Object.fromEntries(
		readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
	);
}

test("there are packs, and each has its five or more files", () => {
	assert.ok(packFolders.includes("land-pre-approval"));
	for (const id of packFolders) assert.ok(Object.keys(packFiles(id)).length >= 5, id);
});
