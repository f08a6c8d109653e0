import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporary } from "../store/testing/temporary.ts";
import { type FailureLine, journalName, noteInJournal, readJournal } from "./backup-journal.ts";

const failure = (atMs: number, message = "no"): FailureLine => ({
	kind: "failure",
	atMs,
	code: "backup-source",
	message,
});

function made(): string {
	const directory = temporary();
	mkdirSync(directory, { recursive: true });
	return directory;
}

test("a journal is read from its newest line, and what is no line of it is passed over", () => {
	const directory = made();
	assert.deepEqual(readJournal(directory, 10), []);
	noteInJournal(directory, failure(1));
	appendFileSync(join(directory, journalName), '{"kind":"run"}\nnot json\n');
	noteInJournal(directory, failure(2));
	assert.deepEqual(readJournal(directory, 10), [failure(2), failure(1)]);
	assert.deepEqual(readJournal(directory, 1), [failure(2)]);
	assert.equal(statSync(join(directory, journalName)).mode & 0o777, 0o600);
});

test("a journal that has grown long keeps its newest lines", () => {
	const directory = made();
	const long = "x".repeat(4000);
	for (let at = 1; at <= 500; at++) noteInJournal(directory, failure(at, long));
	const lines = readJournal(directory, 1000);
	assert.equal(lines[0]!.atMs, 500);
	assert.ok(lines.length < 500);
	assert.ok(readFileSync(join(directory, journalName)).length < 2_500_000);
});

test("nothing is written where there is no data directory", () => {
	const nowhere = join(temporary(), "nowhere");
	noteInJournal(nowhere, failure(1));
	assert.deepEqual(readJournal(nowhere, 1), []);
});
