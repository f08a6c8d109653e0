import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { testShared } from "../../testing/shared-data.ts";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
let city: RunningCity;

before(async () => {
	city = await RunningCity.start(join(folder.path, "data"), []);
});
after(async () => {
	await city.stop("SIGKILL");
	folder.remove();
});

const run = (file: string, ...options: string[]) =>
	mingjian(["import", file, "--url", city.url, ...options], { cwd: folder.path });
const asOperator = () => ["--operator-key", city.file("keys", "operator.json")];
const size = async () => ((await (await fetch(`${city.url}/v1/head`)).json()) as { size: number }).size;

interface Report {
	readonly read: number;
	readonly accepted: number;
	readonly remarked: number;
	readonly refused: number;
	readonly outcomes: Readonly<Record<string, number>>;
	readonly rows: readonly {
		readonly row: number;
		readonly fate: string;
		readonly problems: readonly unknown[];
	}[];
	readonly done: {
		readonly registered: number;
		readonly acts: number;
		readonly fates: Readonly<Record<string, number>>;
		readonly failed: readonly unknown[];
	};
}

function assertAddsUp({ read, accepted, remarked, refused, outcomes, rows }: Report): void {
	assert.equal(accepted + remarked + refused, read);
	assert.equal(
		Object.values(outcomes).reduce((sum, each) => sum + each, 0),
		read,
	);
	assert.equal(rows.length, read);
	for (const { fate, problems } of rows) assert.equal(problems.length === 0, fate === "accepted");
}

testShared(
	"the real service items are published by their departments, every row has a fate, and twice changes nothing",
	"service-items/guangan_service_items.json",
	async (file) => {
		const keys = ["--keys", "keys"];
		const first = documentOf(await run(file, ...asOperator(), ...keys, "--json")) as unknown as Report;
		assertAddsUp(first);
		assert.deepEqual([first.read, first.done.registered, first.done.failed], [1135, 34, []]);
		assert.deepEqual(first.done.fates, { published: first.outcomes.publish, amended: 0, unchanged: 0 });
		assert.equal(readdirSync(join(folder.path, "keys")).length, 34);
		const counted = await fetch(`${city.url}/v1/catalogue/items?limit=1`);
		assert.equal(
			((await counted.json()) as { result: { total: number } }).result.total,
			first.outcomes.publish,
		);
		const before = await size();
		const second = documentOf(await run(file, ...keys, "--json")) as unknown as Report;
		assertAddsUp(second);
		assert.deepEqual(
			[second.done.acts, second.done.registered, second.outcomes.unchanged],
			[0, 0, first.outcomes.publish],
		);
		assert.equal(await size(), before);
		const { out } = await run(file, ...keys, "--report", "report.csv", "--lang", "zh");
		assert.match(out, /账本上已是这样，没有改动/);
		const lines = readFileSync(join(folder.path, "report.csv"), "utf8").trimEnd().split("\r\n");
		assert.equal(new Set(lines.slice(1).map((line) => line.split(",")[0])).size, 1135);
		console.log(
			`# ${first.read} rows: ${JSON.stringify(first.outcomes)}, ${first.remarked} with remarks, ${first.done.acts} acts by ${first.done.registered} departments`,
		);
	},
);

const header = "department,name,itemCode,areaCode,taskType,deptCode,remarks";
const row = (name: string, code: string, type = "01") => `示范局,${name},${code},511602000000,${type},,x`;

test("a small dirty table is imported but for its bad rows, each named with why", async () => {
	const path = join(folder.path, "small.csv");
	writeFileSync(
		path,
		[
			header,
			row("甲事项", "AAAA-1"),
			row("乙事项", "AAAA-2"),
			row("丙事项", "!!"),
			row("", "AAAA-4"),
			row("丁事项", "AAAA-5", "99"),
		].join("\n"),
	);
	const planned = documentOf(await run(path, "--dry-run", "--json")) as unknown as Report;
	assertAddsUp(planned);
	assert.deepEqual([planned.outcomes.publish, planned.outcomes.refused, planned.done], [2, 3, null]);
	const before = await size();
	const without = await run(path);
	assert.equal(without.code, 2);
	assert.match(without.error, /--operator-key[\s\S]*Nothing was sent/);
	assert.equal(await size(), before);
	const done = await run(path, ...asOperator(), "--keys", "small-keys");
	assert.equal(done.code, 0);
	for (const number of [3, 4, 5]) assert.match(done.out, new RegExp(`row ${number}\\b`));
	assert.match(done.out, /remarks \(5\)/);
	const [key] = readdirSync(join(folder.path, "small-keys"));
	assert.equal(statSync(join(folder.path, "small-keys", key!)).mode & 0o777, 0o600);
});

test("a changed row becomes the next version; without the department's key nothing is sent", async () => {
	const path = join(folder.path, "small.csv");
	writeFileSync(path, [header, row("甲事项（新）", "AAAA-1"), row("乙事项", "AAAA-2")].join("\n"));
	const before = await size();
	const missing = await run(path, "--keys", "empty-keys");
	assert.equal(missing.code, 1);
	assert.match(
		missing.error,
		/keys of 1 registered departments are not in empty-keys; nothing was sent[\s\S]*示范局/,
	);
	assert.equal(await size(), before);
	assert.ok(!existsSync(join(folder.path, "empty-keys")));
	const done = documentOf(
		await run(path, "--keys", "small-keys", "--note", "改名", "--json"),
	) as unknown as Report;
	assert.deepEqual([done.outcomes.amend, done.outcomes.unchanged, done.done.fates.amended], [1, 1, 1]);
});

test("a formula in a table does not become one in the report", async () => {
	const path = join(folder.path, "formula.csv");
	writeFileSync(path, [header, row("戊事项", "=1+1")].join("\n"));
	assert.equal((await run(path, "--dry-run", "--report", "formula-report.csv")).code, 0);
	assert.doesNotMatch(readFileSync(join(folder.path, "formula-report.csv"), "utf8"), /(^|,)"?=1/m);
});

const files: readonly (readonly [name: string, content: string | Uint8Array, code: number])[] = [
	["empty.json", "", 1],
	["object.json", "{}", 1],
	["broken.json", "[{", 1],
	["bytes.csv", Uint8Array.of(0xff, 0xfe, 0x00), 1],
	["header.csv", "a,a\n1,2", 1],
	["ragged.csv", "department,name\n1", 1],
	["quote.csv", 'department,name\n"x,y', 1],
];

for (const [name, content, expected] of files) {
	test(`${name} is refused whole, and nothing is sent`, async () => {
		writeFileSync(join(folder.path, name), content);
		const before = await size();
		const { code, error } = await run(name, ...asOperator());
		assert.equal(code, expected);
		assert.match(error, /cannot be imported; nothing was sent/);
		assert.equal(await size(), before);
	});
}

test("what is asked wrongly is said", async () => {
	assert.equal((await run("nothing.json")).code, 3);
	assert.equal((await run("small.csv", "--report", "report.txt")).code, 2);
	assert.equal((await run("small.csv", "--batch", "0")).code, 2);
	assert.equal((await run("small.csv", "--operator-key", "small.csv", "--keys", "small-keys")).code, 1);
});
