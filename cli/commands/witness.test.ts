import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatFork } from "@mingjian/ledger/note/fork.ts";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";
import { startWitness } from "../testing/running-program.ts";

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);
const stops: (() => unknown)[] = [];
after(async () => {
	for (const stop of stops) await stop();
	folder.remove();
});

async function witnessOf(vkey: string) {
	const { said, child, stop } = await startWitness(vkey, at("witness"));
	stops.push(() => child.kill("SIGKILL"));
	return { ...said, stop };
}

test("a node is witnessed by another process, and the witness stops in order and remembers", async () => {
	const first = await RunningCity.start(at("data"), []);
	stops.push(() => first.stop());
	const { vkey } = first.announced;
	const size = Number((await (await fetch(`${first.url}/checkpoint`)).text()).split("\n")[1]);
	assert.equal(await first.stop(), 0);
	const witness = await witnessOf(vkey);
	writeFileSync(
		at("mingjian.json"),
		JSON.stringify({ cosigning: { witnesses: [`${witness.vkey} ${witness.url}`] } }),
	);
	const city = await RunningCity.start(at("data"), ["--config", folder.path]);
	stops.push(() => city.stop());
	const checkpoint = await (await fetch(`${city.url}/checkpoint`)).text();
	const { status } = await fetch(`${witness.url}/add-checkpoint`, {
		method: "POST",
		body: `old 0\n\n${checkpoint}`,
	});
	assert.equal(status, 200);
	assert.equal(await city.stop(), 0);
	assert.equal(await witness.stop(), 0);
	const again = await witnessOf(vkey);
	assert.equal(again.vkey, witness.vkey);
	const known = await fetch(`${again.url}/add-checkpoint`, {
		method: "POST",
		body: `old 0\n\n${checkpoint}`,
	});
	assert.deepEqual([known.status, await known.text()], [409, `${size}\n`]);
	assert.equal(await again.stop(), 0);

	const policy = await RunningCity.start(at("data"), []);
	writeFileSync(at("policy.json"), (await mingjian(["policy", policy.url])).out);
	assert.equal(await policy.stop(), 0);
	writeFileSync(
		at("none.fork"),
		formatFork({ older: utf8(checkpoint), newer: utf8(checkpoint), hashes: [] }),
	);
	const judged = await mingjian(["verify", at("none.fork"), "--policy", at("policy.json"), "--json"]);
	assert.deepEqual(
		[judged.code, documentOf(judged).kind, documentOf(judged).reason],
		[1, "fork", "fork-none"],
	);
});

test("a witness is told which logs, by their keys, and which name it has", async () => {
	for (const words of [
		["--log", "x"],
		["--name", "w.example/1"],
		["--name", "w.example/1", "--log", "x"],
	])
		assert.equal((await mingjian(["witness", "--data", at("none"), ...words])).code, 2, words.join(" "));
});

test("a witness's key or address that is none is refused with the other settings", async () => {
	for (const place of ["x http://a.example", "w+00000000+BA== http://a.example", "w+00000000+BA=="]) {
		const run = await mingjian(["start", "--data", at("none")], {
			environment: { MINGJIAN_COSIGNING_WITNESSES: place },
		});
		assert.equal(run.code, 2, place);
		assert.match(run.error, /cosigning\.witnesses|MINGJIAN_COSIGNING_WITNESSES/);
	}
});
