import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);
const [data, backup, identity] = [at("data"), at("backup"), at("identity.txt")];
let recipient: string;
let root: string;

before(async () => {
	const made = documentOf(await mingjian(["backup", "identity", identity, "--json"]));
	recipient = made.recipient as string;
	assert.equal(statSync(identity).mode & 0o777, 0o600);
	const city = await started(data);
	const run = await mingjian(["backup", "--data", data, "--to", backup, "--recipient", recipient, "--json"]);
	const done = documentOf(run);
	assert.equal(done.ok, true, run.error);
	root = done.root as string;
	assert.equal((await mingjian(["policy", city.url])).code, 0);
	writeFileSync(at("policy.json"), (await mingjian(["policy", city.url])).out);
	writeFileSync(at("checkpoint"), await (await fetch(`${city.url}/checkpoint`)).text());
	assert.equal(await city.stop(), 0);
});
const cities: RunningCity[] = [];
after(async () => {
	for (const city of cities) await city.stop();
	folder.remove();
});

async function started(path: string, options?: readonly string[]): Promise<RunningCity> {
	const city = await RunningCity.start(path, options);
	cities.push(city);
	return city;
}

const source = () => ["--from", backup, "--identity", identity];
const known = () => ["--checkpoint", at("checkpoint"), "--policy", at("policy.json")];

test("a running node is backed up, and what is restored serves the same record", async () => {
	const to = at("restored");
	const run = await mingjian(["restore", ...source(), "--data", to, ...known(), "--json"]);
	assert.equal(run.code, 0, run.out + run.error);
	assert.equal(documentOf(run).root, root);
	assert.equal(existsSync(join(to, "floor.json")), false);
	const city = await started(to, []);
	const head = (await (await fetch(`${city.url}/v1/head`)).json()) as { root: string; size: number };
	assert.equal(Buffer.from(head.root, "base64").toString("hex"), root);
	assert.equal((await mingjian(["audit", city.url, "--policy", at("policy.json")])).code, 0);
	assert.equal(await city.stop(), 0);
});

test("a rehearsal says what would be lost and how long it takes, and leaves nothing behind", async () => {
	const place = temporaryFolder();
	const words = ["drill", ...source(), "--data", data, "--in", place.path];
	const run = await mingjian([...words, "--json"]);
	const { ok, rpoBlocks, rpoMs, rtoMs } = documentOf(run);
	assert.deepEqual([ok, rpoBlocks, rpoMs, run.code], [true, 0, 0, 0], run.out);
	assert.ok((rtoMs as number) > 0);
	assert.deepEqual(readdirSync(place.path), []);
	const told = await mingjian([...words, "--lang", "zh"]);
	assert.match(told.out, /RPO\s+0 块/);
	assert.match(told.out, /RTO\s+\d/);
	place.remove();
});

test("a record older than a known checkpoint is told of and not served", async () => {
	const city = await started(data, []);
	const person = at("person.json");
	assert.equal((await mingjian(["keys", "new", person])).code, 0);
	writeFileSync(at("public.json"), (await mingjian(["keys", "export-public", person])).out);
	const key = JSON.parse(readFileSync(at("public.json"), "utf8")) as unknown;
	writeFileSync(at("register.json"), JSON.stringify({ keys: [key] }));
	const act = ["submit", "identity", "register", "--input", `@${at("register.json")}`, "--key", person];
	const acted = await mingjian([...act, "--url", city.url]);
	assert.equal(acted.code, 0, acted.out + acted.error);
	const to = at("behind");
	const words = ["restore", ...source(), "--data", to, "--url", city.url, "--policy", at("policy.json")];
	const run = await mingjian([...words, "--json"]);
	assert.equal(run.code, 1, run.out);
	assert.equal((documentOf(run).error as { code: string }).code, "restore-behind");
	assert.equal(await city.stop(), 0);
	const refused = await mingjian(["start", "--data", to, "--port", "0"]);
	assert.equal(refused.code, 1, refused.error);
	assert.match(refused.error, /older than a checkpoint that is known/);
});

test("what is missing is asked for, and a checkpoint nobody trusts is refused", async () => {
	const wanting = [
		["restore", ...source()],
		["restore", "--from", backup, "--data", at("none")],
		["restore", "--identity", identity, "--data", at("none")],
		["backup", "--data", data, "--recipient", recipient],
		["backup", "--data", data, "--to", at("other")],
		["restore", ...source(), "--data", at("none"), "--checkpoint", at("checkpoint")],
	];
	for (const words of wanting) assert.equal((await mingjian(words)).code, 2, words.join(" "));
	writeFileSync(at("bad"), readFileSync(at("checkpoint"), "utf8").replace(/\n\d+\n/, "\n9\n"));
	const bad = ["--checkpoint", at("bad"), "--policy", at("policy.json")];
	const run = await mingjian(["restore", ...source(), "--data", at("none"), ...bad, "--json"]);
	assert.equal((documentOf(run).error as { code: string }).code, "checkpoint-refused");
	assert.equal(existsSync(at("none")), false);
});

test("a damaged backup is refused with the place", async () => {
	const [part] = readdirSync(join(backup, "blocks"));
	appendFileSync(join(backup, "blocks", part!), "x");
	const run = await mingjian(["restore", ...source(), "--data", at("damaged")]);
	assert.equal(run.code, 1);
	assert.match(run.error, /the backup is damaged/);
	assert.ok(run.error.includes(part!), run.error);
});
