import assert from "node:assert/strict";
import { copyFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { documentOf, type Ended, inProcess } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

test("the log's key is replaced: receipts from before and after verify under one policy, and old policies follow by proof", async () => {
	const folder = temporaryFolder();
	const at = (name: string) => join(folder.path, name);
	const data = at("data");
	let city = await RunningCity.start(data, []);
	const run = (...words: string[]) => inProcess(words, { MINGJIAN_URL: city.url });
	const good = async (...words: string[]) => {
		const ended = await run(...words);
		assert.equal(ended.code, 0, ended.out + ended.error);
		return ended;
	};
	const codeOf = (ended: Ended) => (documentOf(ended).error as { code: string }).code;
	const again = async () => {
		await city.stop();
		city = await RunningCity.start(data, []);
	};
	const checkpoint = async () => await (await fetch(`${city.url}/checkpoint`)).text();
	const operator = ["--key", join(data, "keys/operator.json")];
	const register = async (name: string): Promise<string> => {
		const file = at(`${name}.json`);
		const { publicKey } = documentOf(await good("keys", "new", file, "--json")) as { publicKey: string };
		const input = JSON.stringify({ keys: [{ algorithm: "Ed25519", publicKey }] });
		const receipt = documentOf(
			await good("submit", "identity", "register", "--input", input, "--key", file, "--json"),
		) as { index: number };
		await good("proof", city.url, String(receipt.index), "--out", at(`${name}.tlog-proof`));
		return at(`${name}.tlog-proof`);
	};
	const verify = (file: string, policy: string) => run("verify", file, "--policy", policy, "--json");

	writeFileSync(at("first.json"), (await good("policy", city.url)).out);
	const before = await register("lin");
	const old = city.announced.vkey;
	const { vkey } = documentOf(await good("log-key", "new", "--data", data, "--json")) as { vkey: string };
	assert.equal(codeOf(await run("log-key", "retire", old, ...operator, "--json")), "log-key-alone");
	await good("log-key", "introduce", vkey, ...operator);
	assert.equal(codeOf(await run("log-key", "introduce", vkey, ...operator, "--json")), "log-key-there");
	assert.equal(codeOf(await run("log-key", "retire", old, ...operator, "--json")), "log-key-alone");
	await again();
	assert.equal((await checkpoint()).match(/^— /gm)?.length, 2);
	const between = await register("wang");

	copyFileSync(at("first.json"), at("second.json"));
	await good("policy", city.url, "--update", at("second.json"));
	for (const file of [before, between]) assert.equal((await verify(file, at("second.json"))).code, 0);
	await good("log-key", "retire", old, ...operator);
	assert.equal((await checkpoint()).match(/^— /gm)?.length, 1);
	await again();
	const afterwards = await register("zhao");
	copyFileSync(at("second.json"), at("third.json"));
	await good("policy", city.url, "--update", at("third.json"));
	for (const file of [before, afterwards]) assert.equal((await verify(file, at("third.json"))).code, 0);
	assert.equal((await verify(afterwards, at("first.json"))).code, 1);
	const late = await run("policy", city.url, "--update", at("first.json"), "--json");
	assert.equal(codeOf(late), "policy-not-proved");

	// The old key destroyed, the new one in its place.
	await city.stop();
	renameSync(join(data, "keys/log-2.json"), join(data, "keys/log.json"));
	city = await RunningCity.start(data, []);
	assert.equal(city.announced.vkey, vkey);
	assert.equal((await verify(await register("sun"), at("third.json"))).code, 0);
	await city.stop();
	folder.remove();
});
