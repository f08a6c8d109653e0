import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { residenceAnswers as answers, residenceClause } from "@mingjian/client/testing/residence-answers.ts";
import { packFolder, packIds } from "../packs/own-packs.ts";
import { documentOf, type Ended, inProcess } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const clause = JSON.stringify(residenceClause);

describe("services from packs on the command line", () => {
	const folder = temporaryFolder();
	const own = temporaryFolder();
	let city: RunningCity;
	let keys: string;
	let item: string;
	before(async () => {
		city = await RunningCity.start(folder.path);
		keys = city.file("keys", "demo");
		const rows = documentOf(await run("cases", "flows"));
		item = itemOf(rows, "990F0010100001");
		writeFileSync(join(own.path, "photo.jpg"), "photograph");
		writeFileSync(join(own.path, "lease.pdf"), "lease");
	});
	after(async () => {
		await city.stop();
		folder.remove();
		own.remove();
	});

	const environment = () => ({ MINGJIAN_URL: city.url, LANG: "en_GB.UTF-8" });
	const run = (...words: string[]): Promise<Ended> => inProcess([...words, "--json"], environment());
	const done = async (...words: string[]) => {
		const ended = await run(...words);
		assert.equal(ended.code, 0, `${words.join(" ")}\n${ended.out}${ended.error}`);
		return documentOf(ended);
	};
	const key = (name: string) => ["--key", join(keys, `${name}.json`)];
	const account = (name: string) =>
		(JSON.parse(readFileSync(join(keys, `${name}.json`), "utf8")) as { account: string }).account;
	const police = (post: string) => [
		...key(`public-security-${post}`),
		"--for",
		account("public-security-seal"),
	];
	const sealing = () => ["--sealing", join(keys, "public-security-sealing.json")];
	const mine = (name: string) => join(own.path, `${name}.mjcase.json`);
	const applied = async (name: string, more: object, ...words: string[]): Promise<string> => {
		const given = [
			"--answers",
			JSON.stringify({ ...answers, ...more }),
			"--material",
			`photo=${join(own.path, "photo.jpg")}`,
		];
		const { case: id } = await done("apply", item, ...given, "--keep", mine(name), ...words);
		return id as string;
	};
	const desk = () => done("desk", "--department", account("public-security-seal"), "--keys", keys, "--once");
	const statusOf = async (id: string) =>
		((await done("cases", "case", "--case", id)).result as { case: { status: string } }).case.status;

	/** The desk goes over the department's work until a case is where it should be: the demo city's rules take effect seconds after it began. */
	const deskUntil = async (id: string, status: string) => {
		const untilMs = Date.now() + 90_000;
		while ((await statusOf(id)) !== status) {
			assert.ok(Date.now() < untilMs, `the case is ${await statusOf(id)}`);
			await desk();
		}
	};

	test("packs are checked, and every fault is named with its place", async () => {
		for (const id of packIds()) assert.equal((await done("pack", "check", packFolder(id))).id, id);
		const broken = temporaryFolder();
		for (const name of readdirSync(packFolder("residence-permit")))
			writeFileSync(join(broken.path, name), readFileSync(join(packFolder("residence-permit"), name)));
		const flow = JSON.parse(readFileSync(join(broken.path, "flow.json"), "utf8"));
		flow.rules.fee.outcome = "feeYuan";
		flow.limits.promisedDays = 4;
		writeFileSync(join(broken.path, "flow.json"), JSON.stringify(flow));
		const { code, out } = await run("pack", "check", broken.path);
		const { error } = JSON.parse(out) as { error: { code: string; details: string[] } };
		assert.deepEqual([code, error.code, error.details.length], [1, "pack-faults", 3]);
		assert.match(error.details.join("\n"), /flow\.json\/rules\/fee\/outcome/);
		broken.remove();
	});

	test("an application is sealed and handed in, returned, corrected, granted by rule, and the permit received", async () => {
		const id = await applied("lin", {}, ...key("citizen-9"));
		const opened = await done("case", "open", id, ...sealing(), ...police("clerk"));
		assert.deepEqual(opened.answers, answers);
		await done("case", "return", id, "--text", "请补住所证明", "--material", "proof", ...police("clerk"));
		const notices = (await run("case", "notices", mine("lin"))).out;
		assert.match(notices, /请补住所证明/);
		await done(
			"case",
			"correct",
			mine("lin"),
			"--material",
			`proof=${join(own.path, "lease.pdf")}`,
			...key("citizen-9"),
		);
		await deskUntil(id, "delivered");
		const received = join(own.path, "received");
		await done("case", "notices", mine("lin"), "--save", received);
		const files = readdirSync(received).sort();
		assert.deepEqual(files, ["1-notice.json", "2-decision.json", "3-decision.json", "4-certificate.json"]);
		assert.equal((await done("recompute", join(received, "2-decision.json"))).verdict, "same");
		await done("cases", "rate", "--case", id, "--grade", "5", ...key("citizen-9"));
	});

	test("what the rule does not grant is denied by a named officer and appealed to another department", async () => {
		const since = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
		const more = { since };
		const proof = ["--material", `proof=${join(own.path, "lease.pdf")}`];
		const id = await applied("zhao", more, ...proof, ...key("citizen-10"));
		await deskUntil(id, "reviewing");
		assert.equal(await statusOf(id), "reviewing");
		await done(
			"cases",
			"decide",
			"--case",
			id,
			"--outcome",
			"denied",
			"--clause",
			clause,
			...police("decider"),
		);
		await done("cases", "deliver", "--case", id, "--channel", "electronic", ...police("clerk"));
		await done("case", "appeal", mine("zhao"), "--grounds", "居住登记更早", ...key("citizen-10"));
		const civil = [...key("civil-affairs-decider"), "--for", account("civil-affairs-seal")];
		await done(
			"cases",
			"decide-appeal",
			"--case",
			id,
			"--outcome",
			"overturned",
			"--clause",
			clause,
			...civil,
		);
		assert.equal(await statusOf(id), "reviewing");
	});

	test("a relative hands in for somebody who delegated it", async () => {
		const untilMs = Date.now() + 86_400_000;
		const given = JSON.stringify({ to: account("citizen-12"), acts: ["cases/*"], untilMs });
		await done("identity", "delegate", "--input", given, ...key("citizen-11"));
		await applied("delegated", {}, ...key("citizen-12"), "--for", account("citizen-11"));
		const kept = JSON.parse(readFileSync(mine("delegated"), "utf8")) as { applicant: string };
		assert.equal(kept.applicant, account("citizen-11"));
		const refused = await run(
			"apply",
			item,
			"--answers",
			JSON.stringify(answers),
			"--material",
			`photo=${join(own.path, "photo.jpg")}`,
			"--keep",
			mine("stranger"),
			...key("citizen-13"),
			"--for",
			account("citizen-11"),
		);
		assert.equal(refused.code, 1);
	});

	test("answers that do not fit, keys that are missing and files that are there are told in words", async () => {
		const wrong = await inProcess(
			[
				"apply",
				item,
				"--answers",
				JSON.stringify({ ...answers, birthDate: "1949-02-30", phone: "x" }),
				"--keep",
				mine("wrong"),
				...key("citizen-9"),
			],
			environment(),
		);
		assert.equal(wrong.code, 1);
		assert.match(wrong.error, /That is no date[^\n]*Date of birth/);
		assert.match(wrong.error, /That is no telephone number/);
		const again = await run("apply", item, "--answers", "{}", "--keep", mine("lin"), ...key("citizen-9"));
		assert.deepEqual([again.code, /file-exists/.test(again.out)], [2, true]);
		const unanswered = await run("apply", item, "--keep", mine("none"), ...key("citizen-9"));
		assert.deepEqual([unanswered.code, /answers-missing/.test(unanswered.out)], [2, true]);
		const empty = await run(
			"desk",
			"--department",
			account("public-security-seal"),
			"--keys",
			own.path,
			"--once",
		);
		assert.deepEqual([empty.code, /desk-keys/.test(empty.out)], [1, true]);
		const unknown = await run("case", "open", "00".repeat(32), ...police("clerk"));
		assert.deepEqual([unknown.code, /case-unknown/.test(unknown.out)], [1, true]);
	});

	test("publishing a pack again changes nothing, and names the departments that are missing", async () => {
		const seal = (name: string) => `${name}=${account(`${name}-seal`)}`;
		const words = [
			"pack",
			"publish",
			packFolder("residence-permit"),
			"--department",
			seal("public-security"),
		];
		const missing = await run(...words, "--seal", join(keys, "public-security-seal.json"));
		assert.deepEqual([missing.code, /civil-affairs/.test(missing.out)], [2, true]);
		const staff = ["--author", "supervisor", "--reviewer", "examiner", "--reviewer", "decider"].map((word) =>
			word.startsWith("--") ? word : join(keys, `public-security-${word}.json`),
		);
		const all = [
			...words,
			"--department",
			seal("civil-affairs"),
			"--seal",
			join(keys, "public-security-seal.json"),
			...staff,
		];
		const { parts } = (await done(...all)) as { parts: { part: string; fate: string }[] };
		const fates = Object.fromEntries(parts.map(({ part, fate }) => [part, fate]));
		assert.deepEqual(fates, {
			certificate: "unchanged",
			rule: "unchanged",
			flow: "unchanged",
			guide: "amended",
		});
	});

	test("a department adds a service by configuration only, as the guide says, and grants its first case", async () => {
		const pack = join(import.meta.dirname, "..", "..", "docs", "guides", "dog-registration");
		assert.equal((await done("pack", "check", pack)).id, "dog-registration");
		const of = (name: string) => `${name}=${account(`${name}-seal`)}`;
		const file = (post: string) => join(keys, `public-security-${post}.json`);
		const staff = [
			"--author",
			file("supervisor"),
			"--reviewer",
			file("examiner"),
			"--reviewer",
			file("decider"),
		];
		const departments = ["--department", of("public-security"), "--department", of("urban-management")];
		const published = await done("pack", "publish", pack, ...departments, "--seal", file("seal"), ...staff);
		const vaccinatedOn = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
		const dog = {
			name: "林晓兰",
			phone: "13900001234",
			dogName: "豆豆",
			shoulderCm: 36,
			banned: false,
			vaccinatedOn,
		};
		const given = [
			"--answers",
			JSON.stringify(dog),
			"--material",
			`vaccination=${join(own.path, "lease.pdf")}`,
		];
		const { case: id } = await done(
			"apply",
			published.item as string,
			...given,
			"--keep",
			mine("dog"),
			...key("citizen-14"),
		);
		await deskUntil(id as string, "delivered");
		const view = (await done("cases", "case", "--case", id as string)).result as {
			case: { decision: { feeFen: number } };
		};
		assert.equal(view.case.decision.feeFen, 10_000);
	});

	test("a sealing key is made for a department, its secret only in the file", async () => {
		const path = join(own.path, "sealing.json");
		const made = await done("keys", "sealing", path, "--account", account("housing-seal"));
		const { seed, publicKey } = JSON.parse(readFileSync(path, "utf8")) as { seed: string; publicKey: string };
		assert.equal(made.publicKey, publicKey);
		assert.ok(!JSON.stringify(made).includes(seed));
		assert.equal((await run("keys", "sealing", path, "--account", account("housing-seal"))).code, 3);
	});
});

function itemOf(document: Readonly<Record<string, unknown>>, basic: string): string {
	const { rows } = document.result as { rows: { item: string }[] };
	return rows.find((row) => row.item.startsWith(basic))!.item;
}
