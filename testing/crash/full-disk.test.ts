import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { diskFiles, type Files, FileTrouble } from "@mingjian/node/store/files.ts";
import { Random } from "../simulator/random.ts";
import { openSample, SampleRecord } from "./sample-record.ts";

const record = new SampleRecord();
before(() => {
	process.removeAllListeners("warning");
	process.on("warning", () => {});
});
after(() => record.remove());

const mostWaves = 200;

test("a full disk stops the node; everything acknowledged is there once there is room", async (t) => {
	const small = join(record.directory, "small");
	mkdirSync(small);
	const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", small]).status === 0;
	if (!mounted) return t.skip("a file system of 4 MB cannot be mounted here");
	let acknowledged = 0;
	try {
		const node = await openSample(small);
		for (let wave = 0; wave < mostWaves && !node.trouble(); wave++)
			acknowledged += await record.load(node, 30);
		assert.equal(node.trouble(), "disk-full");
		assert.equal(await record.load(node, 5), 0, "acknowledged on a full disk");
		await assert.rejects(node.entry(0));
		await node.close().catch(() => {});
		cpSync(small, join(record.directory, "roomy"), { recursive: true });
	} finally {
		spawnSync("umount", [small]);
	}
	assert.ok(acknowledged > 100);
	const node = await openSample(join(record.directory, "roomy"));
	await record.model.verify(node, new Random(1));
	assert.ok((await record.load(node, 20)) > 0);
	await node.close();
	t.diagnostic(`${acknowledged} acknowledged before the disk was full, all found again`);
});

test("a failing sync stops the node and acknowledges nothing; what was acknowledged before is there", async (t) => {
	const failed = new SampleRecord();
	t.after(() => failed.remove());
	const directory = join(failed.directory, "failing");
	const failing = { now: false };
	const node = await openSample(directory, { files: failingSyncs(failing) });
	assert.ok((await failed.load(node, 30)) > 0);
	failing.now = true;
	assert.equal(await failed.load(node, 10), 0);
	assert.equal(node.trouble(), "disk-failed");
	await node.close().catch(() => {});
	const again = await openSample(directory);
	await failed.model.verify(again, new Random(1));
	await again.close();
});

/** The real disk, but for syncs that fail from a moment on. */
function failingSyncs(failing: { now: boolean }): Files {
	return {
		...diskFiles,
		open: async (path) => {
			const file = await diskFiles.open(path);
			return {
				path,
				size: () => file.size(),
				readAt: (into, position) => file.readAt(into, position),
				writeAt: (bytes, position) => file.writeAt(bytes, position),
				writeNow: (bytes, position) => file.writeNow(bytes, position),
				datasync: async () => {
					if (failing.now) throw new FileTrouble("disk-failed", path);
					await file.datasync();
				},
				truncate: (size) => file.truncate(size),
				close: () => file.close(),
			};
		},
	};
}
