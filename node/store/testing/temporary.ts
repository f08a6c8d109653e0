import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const root = mkdtempSync(join(tmpdir(), "mingjian-store-"));
after(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** A path in a folder that goes when the tests end. */
export function temporary(): string {
	return join(root, String(count++));
}
