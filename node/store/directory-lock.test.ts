import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { lockDirectory } from "./directory-lock.ts";
import { temporary } from "./testing/temporary.ts";

const module = new URL("./directory-lock.ts", import.meta.url).href;

/** Another process that takes a directory and says so; it keeps it until it is killed. */
async function takenElsewhere(directory: string): Promise<{ kill(): Promise<void> }> {
	const script = `
		const { lockDirectory } = await import(${JSON.stringify(module)});
		await lockDirectory(process.argv[1]);
		console.log("taken");
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ["--input-type=module", "-e", script, directory]);
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
	return {
		kill: () => {
			child.kill("SIGKILL");
			return ended;
		},
	};
}

test("keeps a directory from a second process until the first one ends, however it ends", async (t) => {
	const directory = temporary();
	const other = await takenElsewhere(directory);
	t.after(() => other.kill());
	await assert.rejects(lockDirectory(directory), { code: "directory-in-use" });
	await other.kill();
	const lock = await lockDirectory(directory);
	await lock.release();
	assert.deepEqual(readdirSync(directory), []);
});

test("is not fooled by a process that was given the number of a dead one", async () => {
	const directory = temporary();
	mkdirSync(directory);
	const { pid } = spawnSync("true");
	for (const dead of [
		`${pid} 1 boot`,
		"1 1 another-boot",
		`${String(process.ppid)} 1 boot`,
		"",
		"nonsense",
	]) {
		writeFileSync(`${directory}/lock`, dead);
		const lock = await lockDirectory(directory);
		assert.notEqual(readFileSync(`${directory}/lock`, "utf8"), dead);
		await lock.release();
	}
});

test("gives a directory to the same process again", async () => {
	const directory = temporary();
	await lockDirectory(directory);
	const lock = await lockDirectory(directory);
	await lock.release();
});
