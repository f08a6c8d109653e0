import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { newIdentity } from "@mingjian/node/backup/age-box.ts";
import { readJournal } from "@mingjian/node/backup/backup-journal.ts";
import type { BackupSchedule } from "@mingjian/node/backup/backup-schedule.ts";
import type { Browser } from "playwright-core";
import { noBrowser, openBrowser } from "../../testing/browser.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";
import { refusedAct } from "../../testing/refused-act.ts";
import { settingsFor } from "../../testing/settings.ts";
import { silentBackups } from "../../testing/silent-backups.ts";
import { WalkedPage } from "../../testing/walked-page.ts";

let city: OpenCity;
let browser: Browser;
let schedule: BackupSchedule;
const folder = mkdtempSync(join(tmpdir(), "mingjian-ops-"));
const to = join(folder, "backup");
const { identity, recipient } = await newIdentity();

before(async () => {
	if (noBrowser) return;
	city = await openCity({
		backups: ({ dataDirectory }) => {
			schedule = silentBackups(dataDirectory, to, recipient);
			return schedule;
		},
	});
	browser = await openBrowser();
	writeFileSync(join(folder, "identity.txt"), `${identity}\n`);
});
after(async () => {
	await browser?.close();
	await schedule?.close();
	await city?.close();
	rmSync(folder, { recursive: true });
});

const words = {
	zh: {
		go: "立即备份",
		backups: "备份与恢复演练",
		failing: "备份正在失败",
		other: "这个目录是另一个账本的备份",
	},
	en: {
		go: "Back up now",
		backups: "Backups and drills",
		failing: "Backups are failing",
		other: "the folder is the backup of another ledger",
	},
} as const;

for (const [at, setting] of settingsFor(2).entries())
	test(`the operator backs the node up, is told when that fails, rehearses a restore and reads RPO and RTO (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const t = words[setting.language];
		const ops = await WalkedPage.open(browser, { address: city.address, setting });
		const operator = city.seats.find(({ kind }) => kind === "operator")!;
		await ops.enter(operator.account, "/ops");
		await ops.press(t.backups, /\/ops\/backups$/, "link");
		assert.ok((await ops.text()).includes(recipient));
		await ops.press(t.go, /\/ops\/backups$/);
		// A run that takes longer than the page waits is seen when one looks again.
		for (let looks = 0; (await ops.page.locator("table").count()) === 0 && looks < 60; looks++)
			await ops.go("/ops/backups");
		const { height, root } = city.node.head();
		const [line] = readJournal(city.configuration.dataDirectory, 1);
		assert.ok(line?.kind === "run");
		assert.deepEqual([line.height, line.root, line.folder], [height, toHex(root), to]);
		assert.ok((await ops.text()).includes(toHex(root).slice(0, 16)));
		await ops.picture("ops-backups");

		const owner = readFileSync(join(to, "backup-of.txt"));
		writeFileSync(join(to, "backup-of.txt"), "another ledger\n");
		await ops.press(t.go, /\/ops\/backups$/);
		for (const said of [t.failing, t.other]) assert.ok((await ops.text()).includes(said), said);
		await ops.picture("ops-backups-failing");
		await ops.go("/ops");
		assert.ok((await ops.text()).includes(t.failing) || (await ops.text()).includes("backups are failing"));
		writeFileSync(join(to, "backup-of.txt"), owner);

		// What comes after the backup is what would be lost, and the page says so.
		await city.node.submit(refusedAct(city.configuration.ledger, Date.now() + at));
		const place = [
			"--from",
			to,
			"--identity",
			join(folder, "identity.txt"),
			"--data",
			city.configuration.dataDirectory,
		];
		const drill = await mingjian(["drill", ...place, "--in", folder, "--json"]);
		assert.equal(drill.code, 0, drill.out + drill.error);
		const told = JSON.parse(drill.out) as { readonly rpoBlocks: number; readonly rtoMs: number };
		await ops.go("/ops/backups");
		const [rehearsed] = readJournal(city.configuration.dataDirectory, 1);
		assert.ok(rehearsed?.kind === "drill");
		assert.deepEqual([rehearsed.rpoBlocks, rehearsed.rtoMs], [told.rpoBlocks, told.rtoMs]);
		assert.match(await ops.text(), new RegExp(`RTO[^]*${(told.rtoMs / 1000).toFixed(1)}`));
		await ops.press(t.go, /\/ops\/backups$/);
		assert.ok(!(await ops.text()).includes(t.failing));
		assert.equal((await ops.page.locator("tbody tr").count()) >= 2, true);
		await ops.picture("ops-backups-drilled");
		await ops.close();
	});

test("backups are the operator's alone", { skip: noBrowser }, async () => {
	const officer = new PlainBrowser(city.address);
	await officer.get("/sign-in");
	const seat = city.seats.find(({ kind }) => kind === "officer")!;
	await officer.submit("/sign-in", { way: "demo", account: seat.account });
	await officer.get("/me/security");
	assert.equal((await officer.get("/ops/backups")).location, "/not-for-you");
	const runs = readJournal(city.configuration.dataDirectory, 100).length;
	assert.equal((await officer.post("/ops/backups", {})).location, "/not-for-you");
	assert.equal(readJournal(city.configuration.dataDirectory, 100).length, runs);
	const operator = new PlainBrowser(city.address);
	await operator.get("/sign-in");
	const { account } = city.seats.find(({ kind }) => kind === "operator")!;
	await operator.submit("/sign-in", { way: "demo", account });
	assert.equal((await operator.post("/ops/backups", {}, { csrf: null })).status, 403);
	assert.equal(readJournal(city.configuration.dataDirectory, 100).length, runs);
});
