import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CaseOffice } from "../testing/case-office.ts";
import { documentOf, mingjian, type RunOptions } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
let city: RunningCity;
let here: RunOptions;

before(async () => {
	city = await RunningCity.start(join(folder.path, "data"));
	here = { cwd: folder.path, environment: { MINGJIAN_URL: city.url } };
});
after(async () => {
	await city.stop("SIGKILL");
	folder.remove();
});

const run = (...words: string[]) => mingjian(words, here);
const read = (name: string) => readFileSync(join(folder.path, name), "utf8");
const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);

test("the trust policy that was fetched verifies the proofs that were fetched", async () => {
	const { out } = await run("policy", city.url);
	write("policy.json", out);
	assert.equal((JSON.parse(out) as { ledger: string }).ledger, "pingshan-demo");
	assert.equal((await run("proof", city.url, "1", "--out", "1.tlog-proof")).code, 0);
	assert.equal((await run("verify", "1.tlog-proof", "--policy", "policy.json")).code, 0);
	write("printed.tlog-proof", (await run("proof", city.url, "1")).out);
	assert.equal((await run("verify", "printed.tlog-proof", "--policy", "policy.json")).code, 0);
	const state = await run(
		"state-proof",
		city.url,
		"identity.account/operator:city",
		"--out",
		"operator.tlog-proof",
	);
	assert.equal(state.code, 0);
	assert.match(
		(await run("verify", "operator.tlog-proof", "--policy", "policy.json")).out,
		/the record says/,
	);
});

test("what a node does not have is refused in words", async () => {
	const lines = [
		["proof", city.url, "999999"],
		["state-proof", city.url, "nokey"],
		["export", "--first", "5", "--last", "999999"],
		["export", "--from", "2001-01-01", "--until", "2001-01-02", "--out", "none.json", "--record", "x/y"],
	];
	for (const line of lines) {
		const { code, error } = await run(...line);
		assert.ok(code === 1 || code === 2, line.join(" "));
		assert.ok(error.length > 20);
	}
	assert.equal((await run("proof", city.url, "not-an-id")).code, 2);
	assert.equal((await run("export", "--from", "2026-02-01", "--until", "2026-01-01")).code, 2);
	assert.equal((await run("export", "--from", "yesterday")).code, 2);
	assert.equal((await run("export")).code, 2);
});

test("an audit follows the record from nothing, and from where it ended the next time", async () => {
	const audit = ["audit", city.url, "--policy", "policy.json", "--from", "last.json", "--json"];
	const first = documentOf(await run(...audit));
	assert.deepEqual([first.ok, first.grown], [true, false]);
	assert.equal((first.entries as number) + (first.blocks as number), first.size);
	await run("keys", "new", "lin.json");
	write("register.json", `{"keys":[${(await run("keys", "export-public", "lin.json")).out}]}`);
	assert.equal((await run("identity", "register", "--input", "@register.json", "--key", "lin.json")).code, 0);
	const second = documentOf(await run(...audit));
	assert.deepEqual([second.ok, second.grown, second.size], [true, true, (first.size as number) + 2]);
	const words = await run("audit", city.url, "--policy", "policy.json", "--from", "last.json");
	assert.match(words.out, /whole and true, and only grew/);
});

test("published figures of cases are counted anew, and a changed one is found", async () => {
	const office = await CaseOffice.open(city);
	const on = await office.submitted("PS-2026-0017");
	await office.accept(on);
	await office.grant(on);
	const audit = ["--policy", "policy.json"];
	const honest = await run("audit", city.url, ...audit);
	assert.equal(honest.code, 0);
	assert.match(honest.out, /✓ The published figures about cases come out of the record: \d+ sets/);
	const table = await (await fetch(`${city.url}/v1/cases/figures.csv`)).text();
	const [header, ...rows] = table.trimEnd().split("\r\n");
	assert.match(header!, /^item,title\.zh,title\.en,department,month,submitted,/);
	const own = rows.filter((row) =>
		row.startsWith("990100A000001,用地预审与选址,Land pre-approval,department:"),
	);
	assert.equal(own.length, 1);
	const liar = await lyingNode(city.url, "/v1/cases/metrics?item=990100A000001", (body) =>
		Buffer.from(body.toString().replace('"approvalPermille":1000', '"approvalPermille":999')),
	);
	const { port } = liar.address() as AddressInfo;
	const caught = await run("audit", `http://127.0.0.1:${port}`, ...audit);
	assert.equal(caught.code, 1);
	assert.match(caught.out, /✓ The record is whole/);
	assert.match(caught.out, /✗ Published figures about cases do not come out of the record/);
	assert.match(caught.out, /990100A000001: Approved, per thousand is published as 999, and is 1000/);
	const chinese = await run("audit", `http://127.0.0.1:${port}`, ...audit, "--lang", "zh");
	assert.match(chinese.out, /990100A000001：准予率（千分比） 公布为 999，应为 1000/);
	const { ok, figures } = documentOf(await run("audit", `http://127.0.0.1:${port}`, ...audit, "--json"));
	const { compared, differences } = figures as { compared: number; differences: unknown[] };
	assert.deepEqual([ok, compared >= 3, differences.length], [false, true, 1]);
	liar.close();
});

test("a log that is not the one that was seen before is refused, and the old position kept", async () => {
	const audit = ["audit", city.url, "--policy", "policy.json", "--from", "last.json", "--json"];
	const kept = read("last.json");
	const saved = JSON.parse(kept) as { root: string; size: number; ledger: string };
	const root = Buffer.from(saved.root, "base64");
	root[0]! ^= 1;
	write("last.json", JSON.stringify({ ...saved, root: root.toString("base64") }));
	const rewritten = await run(...audit);
	assert.equal(rewritten.code, 1);
	assert.equal((documentOf(rewritten).divergence as { kind: string }).kind, "log-rewritten");
	write("last.json", JSON.stringify({ ...saved, size: saved.size + 100 }));
	assert.equal((documentOf(await run(...audit)).divergence as { kind: string }).kind, "log-shrunk");
	write("last.json", JSON.stringify({ ...saved, ledger: "elsewhere" }));
	assert.match((documentOf(await run(...audit)).error as { message: string }).message, /of another ledger/);
	write("last.json", "{}");
	assert.equal((await run(...audit)).code, 1);
	assert.equal(read("last.json"), "{}");
	write("last.json", kept);
});

test("a node that changes one byte of one block is found out", async () => {
	const liar = await lyingNode(city.url, "/v1/blocks/3", (body) => {
		body[body.length - 20]! ^= 1;
		return body;
	});
	const { port } = liar.address() as AddressInfo;
	const { code, out } = await run("audit", `http://127.0.0.1:${port}`, "--policy", "policy.json");
	assert.equal(code, 1);
	assert.match(out, /✗ .*height 3/i);
	liar.close();
});

test("a trail of a record and of a period verify offline, and any gap shows", async () => {
	const [line] = readFileSync(city.file("demo", "certificates.jsonl"), "utf8").split("\n");
	const { identifier } = JSON.parse(line!) as { identifier: string };
	const exports: readonly (readonly string[])[] = [
		["--record", `certificates.certificate/${identifier}`],
		["--from", "2026-01-01"],
		["--first", "3", "--last", "20"],
	];
	for (const [at, wanted] of exports.entries()) {
		const name = `trail-${at}.json`;
		assert.equal((await run("export", ...wanted, "--out", name)).code, 0);
		const proved = documentOf(await run("verify", name, "--policy", "policy.json", "--json"));
		assert.deepEqual([proved.ok, proved.kind], [true, "trail"]);
		assert.ok((proved.entries as unknown[]).length > 0);
		const trail = JSON.parse(read(name)) as { entries?: unknown[]; leaves?: unknown[] };
		(trail.entries ?? trail.leaves)!.splice(0, 1);
		write("gap.json", `${JSON.stringify(trail)}\n`);
		const gap = await run("verify", "gap.json", "--policy", "policy.json");
		assert.equal(gap.code, 1, name);
		assert.match(gap.out, /✗ Not proved/);
	}
});

/** Passes everything on to a node, with one answer changed. */
async function lyingNode(url: string, path: string, lie: (body: Buffer) => Buffer): Promise<Server> {
	const server = createServer((asked, answer) => {
		const onward = request(url + asked.url, { method: asked.method ?? "GET" }, (given) => {
			const parts: Buffer[] = [];
			given.on("data", (part: Buffer) => parts.push(part));
			given.on("end", () => {
				const whole = Buffer.concat(parts);
				const body = asked.url === path ? lie(whole) : whole;
				answer
					.writeHead(given.statusCode ?? 500, { "content-type": given.headers["content-type"] ?? "" })
					.end(body);
			});
		});
		asked.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return server;
}
