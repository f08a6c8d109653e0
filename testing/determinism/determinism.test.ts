import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { makeHistories } from "./histories.ts";
import { replayLine } from "./history.ts";
import { nextNode } from "./other-node.ts";

interface Surroundings {
	readonly name: string;
	readonly program?: string;
	readonly flags?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly native?: boolean;
}

const surroundings: readonly Surroundings[] = [
	{ name: "native crypto", native: true },
	{ name: "TZ=Pacific/Kiritimati", env: { TZ: "Pacific/Kiritimati" } },
	{ name: "TZ=America/St_Johns", env: { TZ: "America/St_Johns" } },
	{ name: "LANG=tr_TR.UTF-8", env: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
	{ name: "LANG=zh_CN.GB18030", env: { LANG: "zh_CN.GB18030", LC_ALL: "zh_CN.GB18030" } },
	{ name: "--no-opt --random-seed=42", flags: ["--no-opt", "--random-seed=42"] },
	{ name: "--max-lazy --always-sparkplug", flags: ["--max-lazy", "--always-sparkplug"] },
	{ name: "--stack-size=400 --gc-interval=5000", flags: ["--stack-size=400", "--gc-interval=5000"] },
];

const directory = mkdtempSync(join(tmpdir(), "mingjian-determinism-"));
after(() => rmSync(directory, { recursive: true }));
const file = join(directory, "histories.json");
const histories = makeHistories();
writeFileSync(file, JSON.stringify(histories));
const here = histories.map(replayLine);

test("the histories cover every service and hold refusals", (t) => {
	for (const line of here) t.diagnostic(line);
	const entries = histories.flatMap(({ blocks }) => blocks.flatMap(({ envelopes }) => envelopes));
	assert.ok(entries.length >= 300, `only ${entries.length} entries`);
	assert.ok(here.every((line) => !line.includes(" 0 refused")));
});

for (const each of surroundings) {
	test(`the same roots under ${each.name}`, async (t) => {
		assert.deepEqual(await replayed(each), here);
		t.diagnostic(`${each.name}: ${here.length} histories, equal roots`);
	});
}

test("the same roots on the next line of Node", async (t) => {
	const program = nextNode();
	if (!program) return t.skip("Node 26 is not installed and the registry cannot be reached");
	const { stdout } = await run(program, ["--version"]);
	assert.match(stdout, /^v26\./);
	assert.deepEqual(await replayed({ name: "next", program }), here);
	t.diagnostic(`${process.version} and ${stdout.trim()}: equal roots`);
});

const run = promisify(execFile);

async function replayed({
	program = process.execPath,
	flags = [],
	env = {},
	native,
}: Surroundings): Promise<string[]> {
	const script = join(import.meta.dirname, "replay.ts");
	const parameters = [...flags, script, file, ...(native ? ["native"] : [])];
	const { stdout } = await run(program, parameters, { env: { ...process.env, ...env } });
	return stdout.trimEnd().split("\n");
}
