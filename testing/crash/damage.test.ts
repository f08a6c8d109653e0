import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { genesis } from "../simulator/people.ts";
import { Random } from "../simulator/random.ts";
import { openSample, SampleRecord } from "./sample-record.ts";

/** What became of a node whose file was damaged. */
type Outcome =
	/** It serves, and every answer is right. */
	| "whole"
	/** It serves, every answer is right, and it said what it made again. */
	| "mended"
	/** It refused to start. */
	| "refused"
	/** It stopped when it met the damage, and was mended at the next start. */
	| "stopped, then mended"
	/** It stopped when it met the damage, and does so again: the record itself is damaged. */
	| "stopped";

interface Found {
	readonly outcome: Outcome;
	readonly said: string;
}

let record: SampleRecord;
const table: string[] = [];

before(async () => {
	process.removeAllListeners("warning");
	process.on("warning", () => {});
	record = await SampleRecord.make(700);
});
after(() => record.remove());

const segment = "record/blocks-000000000000";
const share = (part: number) => (size: number) => Math.floor(size * part);

/** Which file, where a byte of it is turned, and how the node may take it. */
const flips: readonly (readonly [string, (size: number) => number, readonly Outcome[]])[] = [
	["record/head", () => 3, ["whole"]],
	["record/head", () => 9, ["whole"]],
	[segment, () => 2, ["refused"]],
	[segment, () => 20, ["refused"]],
	[segment, () => 150, ["refused", "stopped"]],
	[segment, share(0.3), ["refused", "stopped"]],
	[segment, share(0.6), ["refused", "stopped"]],
	[segment, (size) => size - 1, ["refused"]],
	["tiles/level-0", () => 0, ["stopped, then mended"]],
	["tiles/level-0", share(0.5), ["stopped, then mended"]],
	["tiles/level-0", (size) => size - 1, ["mended"]],
	["tiles/level-1", () => 0, ["mended"]],
	["tiles/level-1", (size) => size - 1, ["mended"]],
	["tiles/entries", () => 1, ["stopped, then mended"]],
	["tiles/entries", share(0.5), ["stopped, then mended"]],
	["tiles/entries", (size) => size - 2, ["mended"]],
	["tiles/bundles", () => 7, ["mended", "stopped, then mended"]],
	["tiles/bundles", () => 15, ["mended", "stopped, then mended"]],
	["tiles/bundles", (size) => size - 1, ["whole", "mended", "stopped, then mended"]],
	["state/values-00000001.segment", () => 0, ["mended"]],
	["state/values-00000001.segment", share(0.5), ["mended"]],
	["state/values-00000001.segment", (size) => size - 1, ["mended", "whole"]],
	["index.sqlite", () => 1, ["mended"]],
	["index.sqlite", () => 70, ["mended"]],
	["index.sqlite", share(0.5), ["mended"]],
	["index.sqlite", (size) => size - 1, ["mended"]],
	["index.sqlite-sums", share(0.5), ["mended"]],
];

for (const [order, [path, at, allowed]] of flips.entries()) {
	test(`a byte turned in ${path} (${order}): ${allowed.join(" or ")}`, async () => {
		const directory = record.copy();
		const file = join(directory, path);
		const bytes = readFileSync(file);
		const position = at(bytes.length);
		bytes[position]! ^= 0x10;
		writeFileSync(file, bytes);
		const { outcome, said } = await openDamaged(directory);
		table.push(row(`${path} @${position}`, outcome, said));
		assert.ok(allowed.includes(outcome), `${outcome}: ${said}`);
	});
}

for (const path of [
	"record/head",
	segment,
	"tiles/level-0",
	"tiles/level-1",
	"tiles/entries",
	"tiles/bundles",
	"state/values-00000001.segment",
	"index.sqlite",
]) {
	for (const part of [0, 0.5]) {
		test(`${path} cut to ${part * 100} %`, async () => {
			const directory = record.copy();
			const file = join(directory, path);
			truncateSync(file, Math.floor(statSync(file).size * part));
			const { outcome, said } = await openDamaged(directory);
			table.push(row(`${path} cut to ${part * 100} %`, outcome, said));
			assert.ok(
				outcome === (path === segment ? "refused" : "mended") || (outcome === "whole" && path !== segment),
				said,
			);
		});
	}
}

for (const name of ["tiles", "state", "index.sqlite", "index.sqlite-sums"]) {
	test(`${name} missing: made again from the log`, async () => {
		const directory = record.copy();
		rmSync(join(directory, name), { recursive: true });
		const { outcome, said } = await openDamaged(directory);
		table.push(row(`${name} missing`, outcome, said));
		assert.ok(outcome === "mended" || outcome === "whole", said);
	});
}

test("the record missing while what follows from it is there: refused", async () => {
	const directory = record.copy();
	rmSync(join(directory, "record"), { recursive: true });
	const { outcome, said } = await openDamaged(directory);
	table.push(row("record missing", outcome, said));
	assert.equal(outcome, "refused", said);
});

test("a genesis document that is not the record's: refused", async () => {
	const directory = record.copy();
	for (const other of [
		{ ...genesis, timeMs: genesis.timeMs + 1 },
		{ ...genesis, ledger: "simulatee" },
		{ ...genesis, members: ["other"] },
	]) {
		await assert.rejects(openSample(directory, { genesis: other }), { code: "genesis-other" });
	}
	table.push(row("genesis.json, any member", "refused", "genesis-other"));
});

test("every file of the data directory is in the table", (t) => {
	const files = readdirSync(join(record.directory, "whole"), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).slice(join(record.directory, "whole").length + 1));
	const empty = files.filter((file) => statSync(join(record.directory, "whole", file)).size === 0);
	const missed = files.filter((file) => !empty.includes(file) && !table.some((line) => line.includes(file)));
	assert.deepEqual(missed, []);
	for (const line of table) t.diagnostic(line);
});

/** Opens a damaged directory and asks everything; a second time where the node stopped. Fails on any wrong answer. */
async function openDamaged(directory: string): Promise<Found> {
	const first = await serve(directory);
	if (first.outcome !== "stopped") return first;
	const second = await serve(directory);
	if (second.outcome === "stopped" || second.outcome === "refused") return { ...second, outcome: "stopped" };
	return { outcome: "stopped, then mended", said: `${first.said}; ${second.said}` };
}

async function serve(directory: string): Promise<Found> {
	const notes: string[] = [];
	const opened = await openSample(directory, { notes }).catch((error: Error) => error);
	if (opened instanceof Error) return { outcome: "refused", said: opened.message };
	try {
		await record.model.verify(opened, new Random(1));
		const said = notes.filter((line) => !line.startsWith("replaying")).join("; ");
		return { outcome: notes.length > 0 ? "mended" : "whole", said: said || notes.join("; ") };
	} catch (error) {
		if (opened.trouble() === undefined) throw error;
		return { outcome: "stopped", said: (error as Error).message };
	} finally {
		await opened.close();
	}
}

function row(what: string, outcome: string, said: string): string {
	return `${what.padEnd(44)} ${outcome.padEnd(20)} ${said.replace(record.directory, "…").slice(0, 110)}`;
}
