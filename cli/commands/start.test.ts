import assert from "node:assert/strict";
import {
	closeSync,
	cpSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
const data = join(folder.path, "data");
let city: RunningCity;

before(async () => {
	city = await RunningCity.start(data);
});
after(async () => {
	await city.stop("SIGKILL");
	folder.remove();
});

const json = async (path: string) => (await (await fetch(city.url + path)).json()) as Record<string, never>;

test("a first start founds the ledger and fills it with a city through the normal door", async () => {
	const { result } = (await json("/v1/certificates/certificates?limit=1")) as unknown as {
		result: { total: number };
	};
	assert.ok(result.total >= 400, String(result.total));
	const departments = (await json("/v1/identity/departments?limit=1")) as unknown as {
		result: { total: number };
	};
	assert.equal(departments.result.total, 8);
	for (const status of ["suspended", "revoked", "superseded"]) {
		const { result } = (await json(`/v1/certificates/certificates?limit=1&status=${status}`)) as unknown as {
			result: { total: number };
		};
		assert.ok(result.total > 0, status);
	}
	const policy = (await json("/v1/governance/trust-policy")) as unknown as {
		result: { issuers: unknown[]; logKeys: string[] };
	};
	assert.equal(policy.result.issuers.length, 8);
	assert.deepEqual(policy.result.logKeys, [city.announced.vkey]);
});

test("the pages are served where they are built, and their absence is said", async () => {
	const answer = await fetch(city.url, { headers: { accept: "text/html" } });
	assert.equal(answer.status, city.announced.portal ? 200 : 404);
	const page = await answer.text();
	if (city.announced.portal) assert.match(page, /坪山市/);
});

test("secrets are for their owner only, and nobody's name is on the record", async () => {
	for (const name of [
		"keys/log.json",
		"keys/operator.json",
		"keys/demo/seed.json",
		"keys/demo/citizen-1.json",
	])
		assert.equal(statSync(city.file(name)).mode & 0o777, 0o600, name);
	const kept = readFileSync(city.file("demo", "certificates.jsonl"), "utf8").trim().split("\n");
	const people = kept
		.map((line) => JSON.parse(line) as { type: string; particulars: Record<string, string> })
		.filter(({ type }) => type === "residence-permit" || type === "driving-licence")
		.flatMap(({ particulars }) => [particulars.citizenNumber!, particulars.name!]);
	assert.ok(people.length > 500);
	const record = readdirSync(city.file("record")).map((name) => readFileSync(city.file("record", name)));
	for (const person of new Set(people.filter((each) => each.length === 18)))
		assert.ok(!record.some((bytes) => bytes.includes(person)), person);
});

test("a second node on the same folder is refused and told what to do", async () => {
	const { code, error } = await mingjian(["start", "--data", data, "--port", "0"]);
	assert.equal(code, 3);
	assert.match(error, /another node is using the data folder/);
	assert.match(error, /→ Stop that node first/);
	const chinese = documentOf(
		await mingjian(["start", "--data", data, "--port", "0", "--json", "--lang", "zh"]),
	);
	assert.equal((chinese.error as { code: string }).code, "directory-in-use");
	assert.match((chinese.error as { message: string }).message, /正被另一个节点使用/);
});

test("a port that is taken is said to be, and the folder is left free", async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const other = temporaryFolder();
	const first = await mingjian(["start", "--data", other.path, "--port", String(port)]);
	assert.equal(first.code, 3);
	assert.match(first.error, new RegExp(`port ${port} is in use`));
	assert.ok(!readdirSync(other.path).includes("lock"));
	server.close();
	other.remove();
});

test("every fault of the configuration is named at once", async () => {
	const { code, error } = await mingjian(["start", "--data", join(folder.path, "new")], {
		environment: { MINGJIAN_PORT: "http", MINGJIAN_CITY_DIVISION_CODE: "12", MINGJIAN_LOG_LEVEL: "loud" },
	});
	assert.equal(code, 2);
	for (const name of ["MINGJIAN_PORT", "MINGJIAN_CITY_DIVISION_CODE", "MINGJIAN_LOG_LEVEL"])
		assert.match(error, new RegExp(name));
	assert.ok(!readdirSync(folder.path).includes("new"));
});

test("stopped and started again it is the same record, and nothing is seeded twice", async () => {
	const before = await json("/v1/head");
	const { vkey } = city.announced;
	assert.equal(await city.stop("SIGTERM"), 0);
	assert.equal(await city.error(), "");
	city = await RunningCity.start(data);
	assert.equal(city.announced.vkey, vkey);
	assert.deepEqual(await json("/v1/head"), before);
});

test("killed while it was being seeded, the next start finishes the city", async () => {
	const other = temporaryFolder();
	const words = ["start", "--demo", "--data", other.path, "--port", "0", "--json"];
	// Long enough to have begun on any machine, or not at all: both must end in a whole city.
	await mingjian(words, { timeoutMs: 900 }).catch(() => {});
	const second = await RunningCity.start(other.path);
	const answer = await fetch(`${second.url}/v1/certificates/certificates?limit=1`);
	const { result } = (await answer.json()) as { result: { total: number } };
	assert.equal(await second.stop("SIGINT"), 0);
	const whole = (await json("/v1/certificates/certificates?limit=1")) as unknown as {
		result: { total: number };
	};
	assert.equal(result.total, whole.result.total);
	other.remove();
});

test("what is missing or damaged in the folder is refused with advice, and never made anew", async (context) => {
	assert.equal(await city.stop(), 0);
	const copy = () => {
		const other = temporaryFolder();
		cpSync(data, other.path, { recursive: true });
		return other;
	};
	const refused = async (path: string, code: string) => {
		const ended = await mingjian(["start", "--data", path, "--port", "0", "--json"]);
		assert.equal(ended.code, 3);
		const { error } = documentOf(ended) as { error: { code: string; advice: string } };
		assert.equal(error.code, code);
		assert.ok(error.advice.length > 10);
	};
	const damages: readonly (readonly [title: string, damage: (path: string) => void, code: string])[] = [
		["no genesis document", (path) => rmSync(join(path, "genesis.json")), "genesis-missing"],
		[
			"a torn genesis document",
			(path) => writeFileSync(join(path, "genesis.json"), '{"ledger":"x"'),
			"genesis-damaged",
		],
		["no log key", (path) => rmSync(join(path, "keys/log.json")), "log-key-missing"],
		[
			"another ledger's log key",
			(path) => cpSync(join(path, "keys/operator.json"), join(path, "keys/log.json")),
			"log-key-other",
		],
		[
			"a flipped bit in the record",
			(path) => flip(join(path, "record/blocks-000000000000"), 4000),
			"record-damaged",
		],
	];
	await context.test("settings of another ledger", async () => {
		const words = ["start", "--data", data, "--port", "0", "--json"];
		const ended = await mingjian(words, { environment: { MINGJIAN_LEDGER: "elsewhere" } });
		assert.equal(ended.code, 3);
		assert.equal((documentOf(ended).error as { code: string }).code, "ledger-other");
	});
	for (const [title, damage, code] of damages) {
		await context.test(title, async () => {
			const other = copy();
			damage(other.path);
			await refused(other.path, code);
			other.remove();
		});
	}
});

test("a record that is damaged while the node runs ends the node, which says so", async () => {
	const other = temporaryFolder();
	cpSync(data, other.path, { recursive: true });
	const running = await RunningCity.start(other.path, []);
	flip(running.file("record", "blocks-000000000000"), 4000);
	for (let height = 0; height < 12; height++)
		await fetch(`${running.url}/v1/blocks/${height}`).catch(() => {});
	assert.equal(await running.ended(), 3);
	other.remove();
});

function flip(path: string, at: number): void {
	const byte = readFileSync(path)[at]! ^ 1;
	const file = openSync(path, "r+");
	writeSync(file, Uint8Array.of(byte), 0, 1, at);
	closeSync(file);
}
