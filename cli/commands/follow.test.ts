import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { documentOf, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";
import { startProgram } from "../testing/running-program.ts";

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
	const words = ["follow", city.url, "--policy", policy, "--data", at("follower"), "--port", "0"];
	const { said, child, stop } = await startProgram<{ url: string }>(words);
	stops.push(() => child.kill("SIGKILL"));
	const { url } = said;
	const head = async (from: string) => await (await fetch(`${from}/v1/head`)).json();
	assert.deepEqual(await head(url), await head(city.url));
	assert.equal((await mingjian(["audit", url, "--policy", policy])).code, 0);
	const person = at("person.json");
	assert.equal((await mingjian(["keys", "new", person])).code, 0);
	const key = JSON.parse((await mingjian(["keys", "export-public", person])).out) as unknown;
	const act = ["submit", "identity", "register", "--input", JSON.stringify({ keys: [key] }), "--key", person];
	const refused = await mingjian([...act, "--url", url, "--json"]);
	assert.equal((documentOf(refused).error as { code: string }).code, "read-only");
	assert.equal(await stop(), 0);
	assert.equal((await mingjian(["follow", city.url, "--data", at("none")])).code, 2);
});
