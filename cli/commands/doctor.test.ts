import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
	appendFileSync,
	chmodSync,
	closeSync,
	cpSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
const data = join(folder.path, "data");

interface Found {
	readonly ok: boolean;
	readonly findings: readonly {
		readonly check: string;
		readonly weight: string;
		readonly message: string;
		readonly advice?: string;
	}[];
	readonly settings: readonly { readonly name: string; readonly value: unknown }[];
}

const examine = async (path: string, ...options: string[]) =>
	documentOf(await mingjian(["doctor", "--data", path, "--json", ...options])) as unknown as Found;
const weightOf = ({ findings }: Found, check: string) =>
	findings.find((each) => each.check === check)?.weight;

before(async () => {
	const city = await RunningCity.start(data);
	const running = await examine(data, "--url", city.url);
	assert.equal(running.ok, true, JSON.stringify(running.findings));
	for (const check of ["running", "node-head", "node-policy", "node-clock"])
		assert.ok(weightOf(running, check), check);
	assert.equal(await city.stop(), 0);
});
after(() => folder.remove());

/** Hash of every file below a folder, but for what the query index's engine keeps for itself. */
function contentOf(path: string): Record<string, string> {
	const names = (readdirSync(path, { recursive: true }) as string[]).filter((name) =>
		statSync(join(path, name)).isFile(),
	);
	const kept = names.filter((name) => !name.startsWith("index.sqlite-"));
	return Object.fromEntries(
		kept.sort().map((name) => [
			name,
			createHash("sha256")
				.update(readFileSync(join(path, name)))
				.digest("hex"),
		]),
	);
}

function flip(path: string, at: number): void {
	const byte = readFileSync(path)[at]! ^ 1;
	const file = openSync(path, "r+");
	writeSync(file, Uint8Array.of(byte), 0, 1, at);
	closeSync(file);
}

test("a whole node is found whole, and nothing is changed by looking", async () => {
	const before = contentOf(data);
	const found = await examine(data);
	assert.equal(found.ok, true, JSON.stringify(found.findings));
	for (const check of [
		"node",
		"disk-space",
		"native-crypto",
		"configuration",
		"genesis",
		"record",
		"state",
		"tiles",
		"index",
	])
		assert.equal(weightOf(found, check), "good", check);
	assert.deepEqual(contentOf(data), before);
	const { out, code } = await mingjian(["doctor", "--data", data, "--lang", "zh"]);
	assert.equal(code, 0);
	assert.match(out, /没有发现错误/);
});

const damages: readonly (readonly [
	title: string,
	damage: (path: string) => void,
	check: string,
	weight: string,
])[] = [
	[
		"a flipped bit in an old block",
		(path) => flip(join(path, "record/blocks-000000000000"), 4000),
		"record",
		"bad",
	],
	[
		"a missing segment of the record",
		(path) => rmSync(join(path, "record/blocks-000000000000")),
		"record",
		"bad",
	],
	[
		"an unfinished write at the end of the record",
		(path) => appendFileSync(join(path, "record/blocks-000000000000"), "MJB1 torn"),
		"torn-tail",
		"notice",
	],
	[
		"a flipped bit in the state",
		(path) => flip(join(path, "state", readdirSync(join(path, "state"))[0]!), 400),
		"state",
		"notice",
	],
	[
		"a flipped bit in the tiles",
		(path) =>
			flip(join(path, "tiles", readdirSync(join(path, "tiles")).find((name) => name === "level-0")!), 40),
		"tiles",
		"notice",
	],
	["no query index", (path) => rmSync(join(path, "index.sqlite")), "index", "notice"],
	["a key that others may read", (path) => chmodSync(join(path, "keys/log.json"), 0o644), "key", "bad"],
	["no genesis document", (path) => rmSync(join(path, "genesis.json")), "genesis", "bad"],
	[
		"another key in the place of the log's",
		(path) => cpSync(join(path, "keys/operator.json"), join(path, "keys/log.json")),
		"log-key",
		"notice",
	],
];

for (const [title, damage, check, weight] of damages) {
	test(`${title} is found, with advice, and left as it is`, async () => {
		const copy = temporaryFolder();
		cpSync(data, copy.path, { recursive: true });
		damage(copy.path);
		const before = contentOf(copy.path);
		const found = await examine(copy.path);
		const finding = found.findings.find((each) => each.check === check && each.weight === weight);
		assert.ok(finding, JSON.stringify(found.findings));
		assert.ok(finding.advice!.length > 5);
		assert.equal(found.ok, weight !== "bad");
		assert.deepEqual(contentOf(copy.path), before);
		copy.remove();
	});
}

test("faults of the configuration are findings, and secrets are masked", async () => {
	const faulty = await mingjian(["doctor", "--data", data, "--json"], {
		environment: { MINGJIAN_PORT: "x", MINGJIAN_LOG_LEVEL: "y" },
	});
	assert.equal(faulty.code, 1);
	const { findings } = documentOf(faulty) as unknown as Found;
	assert.equal(
		findings.filter(({ check, weight }) => check === "configuration" && weight === "bad").length,
		2,
	);
	const masked = await mingjian(["doctor", "--data", data, "--json"], {
		environment: { MINGJIAN_METRICS_TOKEN: "s3cret-token-0123456789" },
	});
	assert.ok(!masked.out.includes("s3cret"));
});

test("a folder without a record and a node that does not answer are said to be so", async () => {
	const empty = temporaryFolder();
	const nothing = await examine(empty.path);
	assert.equal(weightOf(nothing, "data"), "notice");
	const silent = await mingjian(["doctor", "--data", empty.path, "--url", "http://127.0.0.1:9"]);
	assert.equal(silent.code, 1);
	assert.match(silent.out, /cannot be reached[\s\S]*→/);
	assert.deepEqual(readdirSync(empty.path), []);
	empty.remove();
});
