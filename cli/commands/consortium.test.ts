import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { parsePolicy } from "@mingjian/ledger/note/policy.ts";
import { engineGenesisOf, fingerprintOf, readFounding } from "../consortium/founding.ts";
import { documentOf, inProcess } from "../testing/run-command.ts";
import { temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
after(() => folder.remove());
const at = (...parts: string[]) => join(folder.path, ...parts);
const environment = { MINGJIAN_LANG: "en" };
const run = (...words: string[]) => inProcess(["consortium", ...words, "--config", folder.path], environment);

async function joined(member: string, port: number): Promise<string> {
	const { code, error } = await run(
		...["join", "--member", member, "--zh", "局", "--en", `Office ${member}`],
		...["--address", `10.1.0.3:${port}`, "--data", at(member)],
	);
	assert.equal(code, 0, error);
	return at(member, "card.json");
}

const code = async (...words: string[]) => {
	const ended = await run(...words, "--json");
	assert.notEqual(ended.code, 0);
	return (JSON.parse(ended.error || ended.out) as { error: { code: string } }).error?.code;
};

test("a member's card names its keys and holds no secret; asking again changes nothing", async () => {
	const card = await joined("tax", 1);
	const first = readFileSync(card, "utf8");
	assert.deepEqual(Object.keys(JSON.parse(first)).sort(), [
		"address",
		"format",
		"logKey",
		"member",
		"name",
		"nodeId",
		"operatorKey",
		"validatorKey",
	]);
	await joined("tax", 9);
	assert.equal(readFileSync(card, "utf8"), first);
	assert.equal(statSync(at("tax", "engine", "config", "priv_validator_key.json")).mode & 0o777, 0o600);
});

test("four cards make one founding file, from which everybody computes the same beginning", async () => {
	const cards = await Promise.all(
		["tax", "housing", "police", "water"].map((each, n) => joined(each, n + 1)),
	);
	const out = at("consortium.json");
	const ended = await run("init", ...cards.flatMap((card) => ["--card", card]), "--out", out, "--json");
	assert.equal(ended.code, 0, ended.error);
	const founding = readFounding(out);
	assert.equal(documentOf(ended).fingerprint, fingerprintOf(founding));
	const engine = engineGenesisOf(founding);
	assert.deepEqual(
		engine.validators.map(({ name, power }) => [name, power]),
		["tax", "housing", "police", "water"].map((name) => [name, "10"]),
	);
	assert.deepEqual(engineGenesisOf(readFounding(out)), engine);
	const { governance } = founding.genesis.services as unknown as {
		governance: { policy: Parameters<typeof parsePolicy>[0] & { changeQuorum: number } };
	};
	assert.ok(parsePolicy(governance.policy).ok);
	assert.equal(governance.policy.logKeys.length, 4);
	assert.equal(governance.policy.changeQuorum, 3);
});

test("operators are told what a consortium tolerates", async () => {
	for (const [count, tolerates] of [
		["3", "one fault stops the record; four are needed to tolerate one"],
		["4", "1 may be down or dishonest"],
		["7", "2 may be down or dishonest"],
	] as const) {
		const { out } = await run("init", "--local", count, "--data", at(`local-${count}`));
		assert.ok(out.includes(tolerates), out);
	}
});

test("what cannot become a consortium is refused, with the reason", async () => {
	const card = await joined("tax", 1);
	const notes = at("notes.json");
	writeFileSync(notes, '{"format":"mingjian/member/1"}');
	assert.equal(await code("init"), "cards-or-local");
	assert.equal(await code("init", "--card", notes, "--out", at("a.json")), "member-card");
	assert.equal(await code("init", "--card", card, "--card", card, "--out", at("a.json")), "members-repeated");
	assert.equal(await code("join", "--data", at("new")), "option-missing");
	assert.equal(await code("join", "--data", at("new"), "--member", "Tax", "--address", "a:1"), "member-name");
	assert.equal(
		await code("join", "--data", at("new"), "--member", "tax", "--address", "a"),
		"member-address",
	);
});

test("a node starts only with a founding file that has it, and keeps to it", async () => {
	const [tax, water] = await Promise.all([joined("tax", 1), joined("water", 4)]);
	for (const [card, name] of [
		[tax, "one"],
		[water, "two"],
	] as const)
		assert.equal((await run("init", "--card", card, "--out", at(`${name}.json`))).code, 0);
	const started = (...words: string[]) => code("start", "--data", at("tax"), ...words);
	assert.equal(await started(), "consortium-missing");
	assert.equal(await started("--consortium", at("two.json")), "consortium-without-us");
	assert.equal(await started("--consortium", tax), "consortium-file");
	assert.equal(await code("status", "--data", at("tax")), "consortium-missing");
});

test("a missing engine is named, and how to come by it", async () => {
	const card = await joined("lone", 5);
	assert.equal((await run("init", "--card", card, "--out", at("lone.json"))).code, 0);
	const ended = await inProcess(
		["consortium", "start", "--data", at("lone"), "--consortium", at("lone.json"), "--config", folder.path],
		{ ...environment, MINGJIAN_CONSORTIUM_ENGINE: at("no-such-program") },
	);
	assert.equal(ended.code, 3);
	assert.match(ended.error, /CometBFT was not found/);
	assert.match(ended.error, /npm run engine/);
	assert.equal(await code("status", "--data", at("lone")), "engine-not-running");
});
