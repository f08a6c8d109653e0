import { appendFileSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { type Static, Type } from "typebox";

const whole = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
const text = Type.String({ maxLength: 4096 });

/** A backup that was made. */
const RunLine = Type.Object({
	kind: Type.Literal("run"),
	atMs: whole,
	number: whole,
	/** Everything acknowledged before this moment is in. */
	asOfMs: whole,
	height: whole,
	/** Leaves of the log. */
	size: whole,
	root: hash,
	/** Octets of everything this backup needs, and of what this run wrote of it. */
	octets: whole,
	octetsWritten: whole,
	elapsedMs: whole,
	folder: text,
	/** age recipients, each of whom can read it. */
	recipients: Type.Array(text, { maxItems: 64 }),
});

/** A run that failed. */
const FailureLine = Type.Object({ kind: Type.Literal("failure"), atMs: whole, code: text, message: text });

/** A rehearsed restore. */
const DrillLine = Type.Object({
	kind: Type.Literal("drill"),
	atMs: whole,
	number: whole,
	height: whole,
	/** What the node had acknowledged and the backup did not have. */
	rpoBlocks: whole,
	rpoMs: whole,
	/** From beginning to restore until it may be served. */
	rtoMs: whole,
});

const JournalLine = Type.Union([RunLine, FailureLine, DrillLine]);
export type RunLine = Static<typeof RunLine>;
export type FailureLine = Static<typeof FailureLine>;
export type DrillLine = Static<typeof DrillLine>;
export type JournalLine = Static<typeof JournalLine>;

export const journalName = "backup-journal.jsonl";
const mostOctets = 512 * 1024;
const linesKept = 400;

/** Writes a line under the others, one a line of JSON. Losing the journal costs nothing but the memory of it. */
export function noteInJournal(directory: string, line: JournalLine): void {
	if (!existsSync(directory)) return;
	const path = `${directory}/${journalName}`;
	appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
	if (statSync(path).size > mostOctets) shorten(path);
}

/** The journal of a data directory, the newest first; lines that are none are passed over. */
export function readJournal(directory: string, most: number): JournalLine[] {
	return linesOf(`${directory}/${journalName}`).toReversed().flatMap(parsed).slice(0, most);
}

function shorten(path: string): void {
	const kept = linesOf(path).slice(-linesKept);
	writeFileSync(`${path}.tmp`, `${kept.join("\n")}\n`, { mode: 0o600 });
	renameSync(`${path}.tmp`, path);
}

function linesOf(path: string): string[] {
	if (!existsSync(path)) return [];
	return readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "");
}

function parsed(line: string): JournalLine[] {
	try {
		const value = JSON.parse(line) as JournalLine;
		return schemaFaults(JournalLine, value, 1).length === 0 ? [value] : [];
	} catch {
		return [];
	}
}
