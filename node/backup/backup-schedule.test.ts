import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { signed } from "../http/testing/open-door.ts";
import { smallGenesis, smallNode } from "../pipeline/testing/small-node.ts";
import { temporary } from "../store/testing/temporary.ts";
import { newIdentity } from "./age-box.ts";
import { type BackupReport, BackupSchedule } from "./backup-schedule.ts";

test("a running node is backed up again and again in a thread of its own, and a run that fails is told and tried again", async () => {
	const { recipient } = await newIdentity();
	const directory = temporary();
	const node = await smallNode(directory);
	const reports: BackupReport[] = [];
	const heard = Promise.withResolvers<void>();
	const schedule = new BackupSchedule({
		directory,
		to: temporary(),
		recipients: [recipient],
		everyMs: 0,
		heard: (report) => {
			reports.push(report);
			// Without its genesis document there is nothing to be backed up.
			if (reports.length === 1) writeFileSync(join(directory, "genesis.json"), JSON.stringify(smallGenesis));
			if (reports.length === 2)
				node.submit(signed()).then(() => reports.push({ ok: false, code: "mark", message: "" }));
			if (reports.filter(({ ok }) => ok).length === 4) heard.resolve();
		},
	});
	schedule.begin();
	await heard.promise;
	await schedule.close();
	const count = reports.length;
	assert.deepEqual(
		reports.filter(({ ok }) => !ok).map((report) => !report.ok && report.code),
		["backup-source", "mark"],
	);
	const good = reports.flatMap((report) => (report.ok ? [report] : []));
	assert.deepEqual(
		good.map(({ number }) => number),
		good.map((_, order) => order + 1),
	);
	assert.ok(good.at(-1)!.height >= 0);
	await new Promise(setImmediate);
	assert.equal(reports.length, count);
});

test("a node that is not backed up by itself is backed up when asked, and those who ask at once share a run", async () => {
	const { recipient } = await newIdentity();
	const directory = temporary();
	await smallNode(directory);
	writeFileSync(join(directory, "genesis.json"), JSON.stringify(smallGenesis));
	const reports: BackupReport[] = [];
	const to = temporary();
	const heard = (report: BackupReport) => reports.push(report);
	const schedule = new BackupSchedule({ directory, to, recipients: [recipient], heard });
	schedule.begin();
	const [first, second] = [schedule.run(), schedule.run()];
	assert.deepEqual(schedule.state, { running: true });
	assert.equal(await first, await second);
	assert.deepEqual(schedule.state, { running: false });
	assert.equal(reports.length, 1);
	const [line] = schedule.journal(1);
	assert.ok(line?.kind === "run");
	assert.deepEqual([line.number, line.folder, line.recipients], [1, to, [recipient]]);
	assert.ok(line.octets >= line.octetsWritten - 10_000 && line.octets > 0);
	await schedule.close();
	assert.deepEqual(await schedule.run(), { ok: false, code: "stopping", message: "the node is stopping" });
});
