import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { cleanEnvironment, documentOf, mingjian, program } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);
const stops: (() => unknown)[] = [];
after(async () => {
	for (const stop of stops) await stop();
	folder.remove();
});

test("a follower serves the record of the node it follows, takes no acts, and stops in order", async () => {
	const city = await RunningCity.start(at("data"), []);
	stops.push(() => city.stop());
	const policy = at("policy.json");
	writeFileSync(policy, (await mingjian(["policy", city.url])).out);
	const words = [
		program,
		"follow",
		city.url,
		"--policy",
		policy,
		"--data",
		at("follower"),
		"--port",
		"0",
		"--json",
	];
	const child = spawn(process.execPath, words, {
		env: cleanEnvironment,
		stdio: ["ignore", "pipe", "inherit"],
	});
	stops.push(() => child.kill("SIGKILL"));
	const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
	const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
	const { url } = JSON.parse(value as string) as { url: string };
	const head = async (from: string) => await (await fetch(`${from}/v1/head`)).json();
	assert.deepEqual(await head(url), await head(city.url));
	assert.equal((await mingjian(["audit", url, "--policy", policy])).code, 0);
	const person = at("person.json");
	assert.equal((await mingjian(["keys", "new", person])).code, 0);
	const key = JSON.parse((await mingjian(["keys", "export-public", person])).out) as unknown;
	const act = ["submit", "identity", "register", "--input", JSON.stringify({ keys: [key] }), "--key", person];
	const refused = await mingjian([...act, "--url", url, "--json"]);
	assert.equal((documentOf(refused).error as { code: string }).code, "read-only");
	child.kill("SIGTERM");
	assert.equal(await ended, 0);
	assert.equal((await mingjian(["follow", city.url, "--data", at("none")])).code, 2);
});
