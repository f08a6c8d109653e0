import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { acceptCase, caseFounding, caseOf, decideCase, itemOf, submitCase } from "./case-fixture.ts";
import { ceiling } from "./ceiling.ts";
import { department, founding } from "./fixture.ts";
import { heapOptions } from "./heap.ts";
import { postBatches, postSingles } from "./load.ts";
import { NodeProcess } from "./node-process.ts";

/**
 * `node bench/cases.ts --cases 1000000`: applications, steps of cases and the inbox, with that many cases open in one department.
 * Every case is submitted by a signed transaction of its own through the normal door.
 */
const { values } = parseArgs({
	options: {
		cases: { type: "string", default: "20000" },
		/** Cases that are stepped through, once over each way of posting. */
		steps: { type: "string", default: "10000" },
		questions: { type: "string", default: "500" },
	},
});
const many = Number(values.cases);
const steps = Math.min(Number(values.steps), Math.floor(many / 2));
const perRequest = 250;
/** Applications signed and held at a time. */
const perRound = 20_000;

const directory = mkdtempSync(join(tmpdir(), "mingjian-bench-cases-"));
const node = await NodeProcess.start(directory, heapOptions);
try {
	for (const act of [...founding(), ...caseFounding()]) await postSingles(node.port, [act], 1);
	const ids = await submitAll();
	await node.settled();
	await step("accept, then decide, singly", ids.slice(0, steps), (acts) => postSingles(node.port, acts, 128));
	await step("accept, then decide, 250 a request", ids.slice(steps, steps * 2), (acts) =>
		postBatches(node.port, acts, perRequest),
	);
	await node.settled();
	await inbox();
} finally {
	await node.close();
	rmSync(directory, { recursive: true });
}

/** Submits every case; gives the ids of the first ones. */
async function submitAll(): Promise<string[]> {
	const ids: string[] = [];
	let postedMs = 0;
	for (let from = 0; from < many; from += perRound) {
		const acts = Array.from({ length: Math.min(perRound, many - from) }, (_, at) => submitCase(from + at));
		if (ids.length < steps * 2) ids.push(...acts.map(caseOf));
		const begun = performance.now();
		await postBatches(node.port, acts, perRequest);
		postedMs += performance.now() - begun;
	}
	line("applications, 250 a request", `${whole(many / (postedMs / 1000))}/s`);
	return ids;
}

async function step(
	what: string,
	ids: readonly string[],
	post: (acts: Bytes[]) => Promise<{ readonly p99: number }>,
): Promise<void> {
	const above = await ceiling();
	let p99 = 0;
	let tookMs = 0;
	for (const act of [acceptCase, decideCase]) {
		const acts = ids.map(act);
		const begun = performance.now();
		p99 = Math.max(p99, (await post(acts)).p99);
		tookMs += performance.now() - begun;
	}
	const perSecond = (ids.length * 2) / (tookMs / 1000);
	line(
		what,
		`${whole(perSecond)} steps/s = ${(perSecond / above).toFixed(2)} of the ceiling, p99 ${p99.toFixed(1)} ms`,
	);
}

/** Asks for pages of the department's inbox as officers do, one question after another. */
async function inbox(): Promise<void> {
	const base = `http://127.0.0.1:${node.port}/v1/cases/inbox?department=${department.account}&limit=20`;
	const questions = Math.max(10, Number(values.questions));
	const ways: readonly (readonly [what: string, url: (at: number) => string])[] = [
		["the soonest twenty", () => base],
		["of one stage", () => `${base}&stage=intake`],
		["of one item", (at) => `${base}&item=${itemOf(at % 50)}`],
		["of one stage and item", (at) => `${base}&stage=decision&item=${itemOf(at % 50)}`],
	];
	for (const [what, url] of ways) line(`inbox: ${what}`, times(await ask(questions, url)));
	let next = base;
	const pages = await ask(
		questions,
		() => next,
		(page) => {
			next = page.next ? `${base}&after=${encodeURIComponent(page.next)}` : base;
		},
	);
	line("inbox: page after page", times(pages));
}

interface Page {
	readonly rows: readonly { readonly deadlineMs?: number }[];
	readonly total: number;
	readonly next?: string;
}

async function ask(count: number, url: (at: number) => string, heed = (_: Page) => {}): Promise<number[]> {
	const taken: number[] = [];
	for (let at = 0; at < count; at++) {
		const begun = performance.now();
		const answer = await fetch(url(at));
		const page = ((await answer.json()) as { result: Page }).result;
		taken.push(performance.now() - begun);
		if (!answer.ok || !inOrder(page)) throw new Error(`${url(at)}: ${answer.status}`);
		heed(page);
	}
	return taken.sort((a, b) => a - b);
}

function inOrder({ rows }: Page): boolean {
	return rows.every((row, at) => at === 0 || (rows[at - 1]!.deadlineMs ?? 0) <= (row.deadlineMs ?? Infinity));
}

function times(sorted: readonly number[]): string {
	const at = (share: number) =>
		sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
	return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

function whole(value: number): string {
	return Math.round(value).toLocaleString("en");
}

function line(what: string, figure: string): void {
	console.log(`${what.padEnd(52)} ${figure}`);
}
