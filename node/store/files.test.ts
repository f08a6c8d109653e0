import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { diskFiles, FileTrouble } from "./files.ts";

const root = mkdtempSync(join(tmpdir(), "mingjian-files-"));
after(() => rmSync(root, { recursive: true, force: true }));
const bytes = (...values: number[]) => Uint8Array.from(values);

describe("files on disk", () => {
	it("reads back what was written by position, now or later", async () => {
		const file = await diskFiles.open(join(root, "a"));
		await file.writeAt(bytes(1, 2, 3), 0);
		file.writeNow(bytes(9, 9), 2);
		await file.datasync();
		assert.equal(file.size(), 4);
		const into = new Uint8Array(6);
		assert.equal(file.readAt(into, 1), 3);
		assert.deepEqual(into, bytes(2, 9, 9, 0, 0, 0));
		await file.truncate(1);
		assert.equal(file.size(), 1);
		assert.equal(file.readAt(into, 1), 0);
		await file.close();
	});

	it("keeps content when a file is opened again, and lists names in order", async () => {
		const directory = join(root, "deep", "er");
		assert.deepEqual(await diskFiles.list(directory), []);
		await diskFiles.makeDirectory(directory);
		await diskFiles.makeDirectory(directory);
		for (const name of ["b", "a", "c"]) {
			const file = await diskFiles.open(join(directory, name));
			file.writeNow(bytes(name.charCodeAt(0)), 0);
			await file.close();
		}
		await diskFiles.rename(join(directory, "c"), join(directory, "a"));
		await diskFiles.remove(join(directory, "b"));
		await diskFiles.remove(join(directory, "b"));
		await diskFiles.syncDirectory(directory);
		assert.deepEqual(await diskFiles.list(directory), ["a"]);
		const file = await diskFiles.open(join(directory, "a"));
		const into = new Uint8Array(1);
		assert.equal(file.readAt(into, 0), 1);
		assert.equal(into[0], "c".charCodeAt(0));
		await file.close();
	});

	it("names the trouble when the place does not exist or the file is closed", async () => {
		const missing = join(root, "nowhere", "x");
		await assert.rejects(diskFiles.open(missing), {
			name: "FileTrouble",
			code: "file-missing",
			path: missing,
		});
		const file = await diskFiles.open(join(root, "closed"));
		await file.close();
		await assert.rejects(file.writeAt(bytes(1), 0), { name: "FileTrouble", code: "disk-failed" });
		assert.throws(() => file.size(), FileTrouble);
	});

	it("names a full disk", { skip: process.platform !== "linux" && "needs /dev/full" }, async () => {
		const file = await diskFiles.open("/dev/full");
		await assert.rejects(file.writeAt(bytes(1), 0), { name: "FileTrouble", code: "disk-full" });
		assert.throws(() => file.writeNow(bytes(1), 0), { code: "disk-full" });
		await file.close();
	});
});
