import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { documentOf, inProcess, mingjian, type RunOptions } from "../testing/run-command.ts";
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

/** Runs a command line against the city. */
const run = (line: string, more: RunOptions = {}) =>
	mingjian(line.split(" "), { ...here, ...more, environment: { ...here.environment, ...more.environment } });

test("a key is made once, for its owner's eyes, and never overwritten", async () => {
	const made = documentOf(await run("keys new lin.json --json"));
	assert.equal(made.account, `citizen:${made.keyId}`);
	assert.equal(statSync(join(folder.path, "lin.json")).mode & 0o777, 0o600);
	const text = readFileSync(join(folder.path, "lin.json"), "utf8");
	const again = await run("keys new lin.json");
	assert.equal(again.code, 3);
	assert.match(again.error, /exists and was not replaced/);
	assert.equal(readFileSync(join(folder.path, "lin.json"), "utf8"), text);
	const shown = await run("keys show lin.json");
	assert.ok(!shown.out.includes((JSON.parse(text) as { secretKey: string }).secretKey));
	const listed = documentOf(await run("keys list . --json")) as { keys: { file: string }[] };
	assert.deepEqual(
		listed.keys.map(({ file }) => file),
		["lin.json"],
	);
	const { algorithm, publicKey } = made;
	assert.deepEqual(JSON.parse((await run("keys export-public lin.json")).out), { algorithm, publicKey });
});

test("a citizen opens an account with a key of each algorithm, and says so only once", async () => {
	for (const algorithm of ["Ed25519", "P-256", "SM2"]) {
		const file = `${algorithm}.json`;
		await run(`keys new ${file} --algorithm ${algorithm}`);
		writeFileSync(
			join(folder.path, "register.json"),
			`{"keys":[${(await run(`keys export-public ${file}`)).out}]}`,
		);
		const done = await run(`identity register --input @register.json --key ${file}`);
		assert.equal(done.code, 0, done.error);
		assert.match(done.out, /✓ On the record[\s\S]*citizen:k/);
		const again = documentOf(
			await run(`submit identity register --input @register.json --key ${file} --json`),
		);
		assert.equal((again.error as { code: string }).code, "not-allowed");
	}
});

test("a key under a passphrase signs with it and not without", async () => {
	const passphrase = { environment: { MINGJIAN_PASSPHRASE: "坪山 1949" } };
	assert.equal((await run("keys new sealed.json --passphrase")).code, 2);
	assert.equal((await run("keys new sealed.json --passphrase", passphrase)).code, 0);
	assert.ok(!("secretKey" in JSON.parse(readFileSync(join(folder.path, "sealed.json"), "utf8"))));
	writeFileSync(
		join(folder.path, "sealed-register.json"),
		`{"keys":[${(await run("keys export-public sealed.json")).out}]}`,
	);
	const line = "identity register --input @sealed-register.json --key sealed.json";
	assert.equal((await run(line)).code, 2);
	const wrong = await run(line, { environment: { MINGJIAN_PASSPHRASE: "坪山 1950" } });
	assert.equal(wrong.code, 1);
	assert.match(wrong.error, /passphrase is wrong/);
	assert.equal((await run(line, passphrase)).code, 0);
});

test("a department's officer withdraws an item by options of the command that follows from the manifest", async () => {
	const [item] = (
		documentOf(await run("catalogue search --text 居住证 --json")).result as {
			rows: { code: string; owner: string }[];
		}
	).rows;
	const editor = city.file("keys", "demo", "public-security-editor.json");
	const withdraw = ["catalogue", "withdraw", "--code", item!.code, "--reason", "并入新事项", "--key", editor];
	const refused = await mingjian(withdraw, here);
	assert.equal(refused.code, 1);
	assert.match(refused.error, /on the record, index \d+/);
	const planned = documentOf(
		await mingjian([...withdraw, "--for", item!.owner, "--dry-run", "--json"], here),
	);
	assert.deepEqual(
		[planned.service, planned.action, planned.onBehalfOf],
		["catalogue", "withdraw", item!.owner],
	);
	assert.equal((await mingjian([...withdraw, "--for", item!.owner], here)).code, 0);
	const left = documentOf(await run(`catalogue item --code ${item!.code} --json`)) as {
		result: { item?: { status: string }; status?: string };
	};
	assert.match(JSON.stringify(left.result), /withdrawn/);
});

test("an input that does not fit is refused before anybody is asked to sign", async () => {
	const before = documentOf(await run("query governance city --json")).height;
	const { code, error } = await run(
		"certificates revoke --identifier short --reason because --key lin.json --lang zh",
	);
	assert.equal(code, 1);
	assert.match(error, /填写内容不符合要求，没有提交/);
	for (const pointer of ["/identifier", "/reason"]) assert.match(error, new RegExp(pointer));
	assert.equal(documentOf(await run("query governance city --json")).height, before);
});

test("questions are answered as tables in the reader's language and as JSON", async () => {
	const chinese = await run("catalogue search --text 营业执照 --limit 2 --lang zh");
	assert.match(chinese.out, /总数[\s\S]*事项编码/);
	const english = await run("catalogue search --text licence --limit 2");
	assert.match(english.out, /Total[\s\S]*Item code/);
	const document = documentOf(await run("query catalogue search --with text=licence --with limit=2 --json"));
	assert.equal((document.result as { rows: unknown[] }).rows.length, 2);
	const none = await run("identity account --account citizen:kaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	assert.equal(none.code, 1);
	assert.match(none.error, /there is no such record/);
});

const wrong: readonly (readonly [line: string, code: number, said: RegExp])[] = [
	["", 0, /Commands/],
	["--help", 0, /Exit codes/],
	["--bogus", 2, /a command must stand before/],
	["strat", 2, /Did you mean mingjian start/],
	["keys", 2, /choose one of/],
	["keys bogus", 2, /no command keys bogus/],
	["catalogue", 0, /Actions \(signed\)/],
	["catalogue serach", 2, /Did you mean mingjian catalogue search/],
	["catalogue search --texxt x", 2, /Did you mean --text/],
	["catalogue search --limit", 2, /needs N after it/],
	["catalogue search --limit many", 2, /must be an integer/],
	["catalogue search --limit 0", 1, /\/limit/],
	["catalogue publish", 1, /\/code\s+is required/],
	["identity register --keys x --key lin.json", 2, /is not JSON/],
	["identity register --input [1] --key lin.json", 2, /must be a JSON object/],
	["identity register --input @missing.json --key lin.json", 3, /no such file/],
	["submit identity register --key lin.json", 2, /--input/],
	["submit identity bogus --input {} --key lin.json", 1, /action-unknown|no such action/],
	["catalogue withdraw --code AAAA-1 --reason x --key data", 3, /is a folder/],
	["catalogue withdraw --code AAAA-1 --reason x --key register.json", 1, /is not a key file/],
	["submit", 2, /SERVICE is missing/],
	["query identity", 2, /QUERY is missing/],
	["query identity accounts --with limit", 2, /NAME=VALUE/],
	["catalogue search --url ftp://x --text a", 2, /http/],
	["catalogue search --url http://127.0.0.1:9 --text a", 3, /cannot be reached/],
	["catalogue search --lang fr --text a", 2, /zh/],
	["catalogue search surplus --text a", 2, /no place for the argument surplus/],
	["proof", 2, /URL is missing/],
];

for (const [line, code, said] of wrong) {
	test(`mingjian ${line}`, async () => {
		const words = line === "" ? [] : line.replaceAll(/(@|--key )(?=[a-z])/g, `$1${folder.path}/`).split(" ");
		const ended = await inProcess(words, { MINGJIAN_URL: city.url, LANG: "en" });
		assert.equal(ended.code, code, ended.error);
		assert.match(ended.out + ended.error, said);
	});
}

test("every command and every service explains itself in both languages", async () => {
	const { commands } = await import("../program/commands.ts");
	const { commandUsage } = await import("../program/usage.ts");
	const { Terminal } = await import("../program/terminal.ts");
	const { manifests } = await import("@mingjian/services/manifests.ts");
	const { serviceCommand } = await import("../service-commands/service-command.ts");
	const derived = manifests.flatMap(({ id, actions, queries }) =>
		[...Object.keys(actions), ...Object.keys(queries)].map((name) => serviceCommand(id, name)!),
	);
	const own = await Promise.all(commands.map(async (each) => ({ ...(await each.load()), name: each.name })));
	const terminal = new Terminal(process.stdout, process.stderr, {
		json: false,
		environment: { NO_COLOR: "1" },
	});
	for (const command of [...own, ...derived]) {
		const options = (command.options ?? []).map(({ name }) => name);
		assert.equal(new Set(options).size, options.length, command.name);
		const chinese = commandUsage(command.name, command, { language: "zh", terminal }).join("\n");
		const english = commandUsage(command.name, command, { language: "en", terminal }).join("\n");
		assert.match(chinese, /\p{Script=Han}/u);
		assert.doesNotMatch(english, /\p{Script=Han}/u, command.name);
	}
});
