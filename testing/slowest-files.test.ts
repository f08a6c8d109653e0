import assert from "node:assert/strict";
import { test } from "node:test";
import slowestFiles from "./slowest-files.ts";

async function reported(events: readonly object[]): Promise<string> {
	const source = (async function* () {
		yield* events as { type: string; data: object }[];
	})();
	let said = "";
	for await (const each of slowestFiles(source)) said += each;
	return said;
}

const summary = (file: string | undefined, duration_ms: number) => ({
	type: "test:summary",
	data: { ...(file === undefined ? {} : { file: `${process.cwd()}/${file}` }), duration_ms },
});

test("the ten files that took longest are named, the slowest first", async () => {
	const files = Array.from({ length: 12 }, (_, at) => summary(`ledger/${at}.test.ts`, at * 1000));
	const said = await reported([...files, { type: "test:pass", data: {} }, summary(undefined, 99_000)]);
	const [head, ...lines] = said.trimEnd().split("\n");
	assert.equal(head, "slowest of 12 files, 66 s in all:");
	assert.equal(lines.length, 10);
	assert.match(lines[0]!, /^ +11\.0 s {2}ledger\/11\.test\.ts$/);
	assert.match(lines[9]!, /ledger\/2\.test\.ts$/);
});

test("of one file nothing is said", async () => {
	assert.equal(await reported([summary("ledger/1.test.ts", 5)]), "");
});
