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
