// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { newIdentity } from "@mingjian/node/backup/age-box.ts";
import type { BackupSchedule } from "@mingjian/node/backup/backup-schedule.ts";
import { current, policies, proposals } from "@mingjian/services/governance/state.ts";
import type { Browser } from "playwright-core";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { actAs } from "../testing/office.ts";
import { signAsOfficer } from "../testing/officer-pages.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { type Setting, settingsFor } from "../testing/settings.ts";
import { silentBackups } from "../testing/silent-backups.ts";
import { TwoOperators } from "../testing/two-operators.ts";
import { WalkedPage } from "../testing/walked-page.ts";
import { startWitness, type WitnessProcess } from "../testing/witness-process.ts";

let city: OpenCity;
let browser: Browser;
let schedule: BackupSchedule;
let witness: WitnessProcess | undefined;
let port: number;
let both: TwoOperators;
const folder = mkdtempSync(join(tmpdir(), "mingjian-operator-"));
const data = join(folder, "witness");
const { identity, recipient } = await newIdentity();

before(async () => {
	if (noBrowser) return;
	port = await freePort();
	// A witness has its key from its first start; which log it watches is told anew at each.
	const stranger = verifierKey("log.example", LOG_KEY, ed25519Signer(sha256(utf8("nobody"))).publicKey);
	const first = await startWitness({ log: formatVkey(stranger), data, port });
	await first.kill();
	city = await openCity({
		witnesses: [`${first.vkey} ${first.url}`],
		backups: ({ dataDirectory }) => {
			schedule = silentBackups(dataDirectory, join(folder, "backup"), recipient);
			return schedule;
		},
	});
	writeFileSync(join(folder, "identity.txt"), `${identity}\n`);
	browser = await openBrowser();
	both = await TwoOperators.seated(city);
});
after(async () => {
	await browser?.close();
	await witness?.kill();
	await schedule?.close();
	await city?.close();
	rmSync(folder, { recursive: true });
});

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port: found } = server.address() as { readonly port: number };
			server.close(() => resolve(found));
		});
	});
}

const proposal = (number: number) => city.node.queryContext("governance").get(proposals, `${number}`)!;

const words = {
	zh: {
		down: "见证方联系不上",
		advice: /重新启动见证程序/,
		quiet: /已经恢复/,
		noBackup: "还没有备份",
		backups: "备份与恢复演练",
		go: "立即备份",
		one: "1 方同意，需要 2 方",
		enough: "1 方同意",
		two: "2 方同意，需要 2 方",
		approve: /^同意/,
		effect: (height: string) => `自第 ${height} 块起生效`,
		lacking: /请先升级程序/,
		next: /下一步/,
	},
	en: {
		down: "A witness cannot be reached",
		advice: /start the witness again/,
		quiet: /Over/,
		noBackup: "There is no backup yet",
		backups: "Backups and drills",
		go: "Back up now",
		one: "1 of 2 needed approve",
		enough: "1 approved",
		two: "2 of 2 needed approve",
		approve: /^Approve/,
		effect: (height: string) => `takes effect with block ${height}`,
		lacking: /Upgrade the program/,
		next: /^Next/,
	},
} as const;

const settings = settingsFor(0);
/** In two of the row, one of each language, or in each setting where the matrix is asked for. */
const walks = settings.slice(0, settings.length > 3 ? undefined : 2);

for (const setting of walks)
	test(`the operator sees a witness die and come back, backs up and rehearses a restore, and upgrades a contract that two must approve (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const ops = await WalkedPage.open(browser, { address: city.address, setting });
		await ops.enter(both.first.account, "/ops");
		await died(ops, setting);
		await backedUp(ops, setting);
		await upgraded(ops, setting);
		await ops.close();
	});

/** The page as it is once it says so: checkpoints are cosigned a moment after their block. */
async function until(ops: WalkedPage, told: (text: string) => boolean): Promise<string> {
	for (let tries = 0; tries < 60; tries++) {
		await ops.page.reload();
		const text = await ops.text();
		if (told(text)) return text;
		await both.block();
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(`never told: ${await ops.text()}`);
}

const vkey = () => city.node.queryContext("governance").get(policies, current)!.logKeys[0]!;
const alerts = (ops: WalkedPage) => ops.page.locator('section[aria-labelledby="alerts"] .notice');

async function died(ops: WalkedPage, { language }: Setting): Promise<void> {
	const t = words[language];
	witness ??= await startWitness({ log: vkey(), data, port });
	await until(ops, (text) => !alerted(text, t.down));
	assert.equal(await alerts(ops).filter({ hasText: t.down }).count(), 0);
	await witness.kill();
	await both.block();
	await until(ops, (text) => t.advice.test(text));
	assert.equal(await alerts(ops).filter({ hasText: t.down }).count(), 1);
	assert.match(await ops.text(), /w\.example\/1/);
	await ops.examine();
	await ops.picture("ops-alert");
	// The portal goes on meanwhile, and so does the record.
	const before = both.head();
	await ops.go("/explorer");
	await both.block();
	assert.ok(both.head() > before);
	await ops.go("/ops");
	// It goes on from what it cosigned last, with the log as long as it has become.
	witness = await startWitness({ log: vkey(), data, port });
	await until(ops, (text) => t.quiet.test(text) && !t.advice.test(text));
	assert.equal(await alerts(ops).filter({ hasText: t.down }).count(), 0);
	const { size } = city.node.head();
	const note = await (await fetch(`${city.address}/checkpoint`)).text();
	assert.ok(Number(note.split("\n")[1]) <= size);
	await ops.examine();
	await ops.picture("ops-recovered");
}

function alerted(text: string, title: string): boolean {
	const [now = ""] = text.split(/已经恢复|Over/);
	return now.includes(title);
}

async function backedUp(ops: WalkedPage, { language }: Setting): Promise<void> {
	const t = words[language];
	await ops.press(t.backups, /\/ops\/backups$/, "link");
	await ops.press(t.go, /\/ops\/backups$/);
	await ops.page.locator("table").waitFor();
	await both.block();
	const place = ["--from", join(folder, "backup"), "--identity", join(folder, "identity.txt")];
	const drill = await mingjian([
		"drill",
		...place,
		"--data",
		city.configuration.dataDirectory,
		"--in",
		folder,
		"--json",
	]);
	assert.equal(drill.code, 0, drill.out + drill.error);
	const { rtoMs, rpoBlocks } = JSON.parse(drill.out) as {
		readonly rtoMs: number;
		readonly rpoBlocks: number;
	};
	assert.ok(rpoBlocks >= 1);
	await ops.go("/ops/backups");
	assert.match(await ops.text(), /RPO/);
	assert.match(await ops.text(), new RegExp(`RTO[^]*${(rtoMs / 1000).toFixed(1)}`));
	await ops.go("/ops");
	assert.ok(!(await ops.text()).includes(t.noBackup));
}

/** One proposes elsewhere; the operator approves on the page; from its block on it is in force. */
async function upgraded(ops: WalkedPage, { language }: Setting): Promise<void> {
	const t = words[language];
	const { version } = city.node.registry.contracts.get("cases")!.manifest;
	const number = await both.propose(both.second, { kind: "contract", service: "cases", version });
	const { atHeight } = proposal(number);
	await ops.go("/ops");
	const line = ops.page.locator(`#proposal-${number}`);
	const said = async () => (await line.textContent()) ?? "";
	for (const each of [t.one, t.effect(String(atHeight)), version, "cases"])
		assert.ok((await said()).includes(each), `${each}: ${await said()}`);
	await ops.picture("ops-proposal");
	await line.getByRole("link", { name: t.approve }).focus();
	await Promise.all([ops.page.waitForURL(/governance\/approve/), ops.page.keyboard.press("Enter")]);
	await ops.examine();
	await ops.press(t.next, /\/sign\//);
	await signAsOfficer(ops, /\/ops$/);
	assert.ok((await said()).includes(t.two), await said());
	assert.equal(proposal(number).status, "scheduled");
	assert.equal(await line.getByRole("link", { name: t.approve }).count(), 0);
	await both.blocksUntil(atHeight + 1);
	await ops.go("/ops");
	assert.equal(proposal(number).status, "in-force");
	assert.match(await said(), /已生效|in force/);
	// When the second was seated one was enough, whatever is needed now.
	const seated = (await ops.page.locator("#proposal-1").textContent()) ?? "";
	assert.ok(seated.includes(t.enough) && !seated.includes(t.one), seated);
	await line.getByRole("link", { name: /证明|proof/ }).focus();
	await Promise.all([ops.page.waitForURL(/governance\.proposal/), ops.page.keyboard.press("Enter")]);
	await ops.examine();

	// What this program could not run is not approved here.
	const far = await both.propose(both.second, { kind: "contract", service: "catalogue", version: "9.9.9" });
	await ops.go("/ops");
	const other = ops.page.locator(`#proposal-${far}`);
	assert.match((await other.textContent()) ?? "", t.lacking);
	assert.equal(await other.getByRole("link", { name: t.approve }).count(), 0);
	await actAs(city, both.second, { act: "governance/withdraw-proposal", input: { proposal: far } });
}
