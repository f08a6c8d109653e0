import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ceiling } from "./ceiling.ts";
import { founding, issueMany, issueOne } from "./fixture.ts";
import { heapOptions } from "./heap.ts";
import { type Load, postBatches, postPaced, postSingles } from "./load.ts";
import { NodeProcess } from "./node-process.ts";
import { verification } from "./verification.ts";

/**
 * `npm run bench`: the node as a whole, from another process over HTTP, beside what the machine's cores could verify.
 * `--records 1000000` adds runs over that many existing records. `--directory` keeps the data, a folder for each size; a folder
 * filled by an earlier run is measured as it is.
 */
const { values } = parseArgs({
	options: {
		records: { type: "string", multiple: true, default: ["10000"] },
		transactions: { type: "string", default: "40000" },
		directory: { type: "string" },
		/** Folder for V8 CPU profiles of the node, one a thread. */
		profile: { type: "string" },
	},
});
const transactions = Number(values.transactions);
const perMany = 100_000;
const connections = 128;
/** Posted before anything is measured: long enough for the compiler to be done. */
const warmUp = { singles: 40_000, batched: 20_000 };
/** How long posts keep a pace, in s, and how often: a pause of the machine makes the p99 of its period, and the middle one is reported. */
const paced = { seconds: 10, periods: 3 };
const cores = availableParallelism();
const options = values.profile
	? [...heapOptions, "--cpu-prof", `--cpu-prof-dir=${values.profile}`]
	: heapOptions;
/** Figures of the first size, with which the others are compared. */
let first: { readonly perSecond: number; readonly p99: number } | undefined;

console.log(`machine: ${cores} cores, ${cpus()[0]?.model}, Node ${process.version}`);
for (const records of values.records.map(Number)) await measure(records);

async function measure(records: number): Promise<void> {
	console.log(`\nover ${records.toLocaleString("en")} existing records`);
	const directory = values.directory
		? join(values.directory, String(records))
		: mkdtempSync(join(tmpdir(), "mingjian-bench-"));
	if (!existsSync(join(directory, "record"))) await fill(directory, records);
	const node = await NodeProcess.start(directory, options);
	line(
		"cold start",
		`${seconds(node.startedMs)} to listening, ${seconds(node.openedMs)} of it opening the data`,
	);
	await singles(node);
	await batches(node);
	await node.settled();
	const { rss, records: held } = await node.report();
	line("resident memory", `${whole(rss / 1024 / 1024)} MiB with ${held.toLocaleString("en")} state records`);
	for (const [what, figure] of await verification(node.port)) line(what, figure);
	await node.close();
	if (!values.directory) rmSync(directory, { recursive: true });
}

async function fill(directory: string, records: number): Promise<void> {
	const node = await NodeProcess.start(directory, heapOptions);
	for (const act of founding()) await postSingles(node.port, [act], 1);
	const begun = performance.now();
	for (let left = records; left > 0; left -= perMany) {
		await postSingles(node.port, [issueMany(Math.min(left, perMany))], 1);
	}
	const bulk = records / ((performance.now() - begun) / 1000);
	line("bulk issue: one act, one signature, up to 100,000", `${whole(bulk)} certificates/s`);
	await node.settled();
	const indexed = records / ((performance.now() - begun) / 1000);
	line("… until the query index has them too", `${whole(indexed)} certificates/s`);
	await node.close();
}

async function singles(node: NodeProcess): Promise<void> {
	await postSingles(node.port, acts(warmUp.singles), connections);
	const { load, share, cpu } = await beside(node, (envelopes) =>
		postSingles(node.port, envelopes, connections),
	);
	line(
		`single posts over ${connections} connections`,
		`${rate(load, share)}, p50 ${ms(load.p50)}, p99 ${ms(load.p99)}; ${cpu}`,
	);
	const half = load.perSecond / 2;
	const periods: Load[] = [];
	while (periods.length < paced.periods) {
		periods.push(await postPaced(node.port, acts(Math.round(half * paced.seconds)), half));
		await node.settled();
	}
	const sorted = periods.toSorted((a, b) => a.p99 - b.p99);
	const middle = sorted[Math.floor(sorted.length / 2)]!;
	line(
		"single posts at half load",
		`${whole(middle.perSecond)}/s, p50 ${ms(middle.p50)}, p99 ${ms(middle.p99)} (${sorted.map(({ p99 }) => ms(p99)).join(", ")})`,
	);
	compare({ perSecond: load.perSecond, p99: middle.p99 });
}

async function batches(node: NodeProcess): Promise<void> {
	await postBatches(node.port, acts(warmUp.batched), 250);
	const { load, share, cpu } = await beside(node, (envelopes) => postBatches(node.port, envelopes, 250));
	line("250 transactions a request", `${rate(load, share)}, p99 ${ms(load.p99)} a request; ${cpu}`);
}

/** One load between two looks at the ceiling, both with nothing else of ours at work, and the CPU time spent on it. */
async function beside(node: NodeProcess, post: (envelopes: Uint8Array[]) => Promise<Load>) {
	const envelopes = acts(transactions);
	await node.settled();
	const above = await ceiling();
	const [before, own] = [await node.report(), process.cpuUsage()];
	const load = await post(envelopes);
	const client = process.cpuUsage(own);
	const spent = {
		node: (await node.report()).cpuMs - before.cpuMs,
		client: (client.user + client.system) / 1000,
	};
	await node.settled();
	const below = await ceiling();
	line("ceiling: Ed25519 verifications on all cores", `${whole(above)}/s before, ${whole(below)}/s after`);
	return { load, share: load.perSecond / ((above + below) / 2), cpu: cpuOf(load, spent) };
}

function cpuOf({ perSecond }: Load, spent: { readonly node: number; readonly client: number }): string {
	const each = (ms: number) => ((ms * 1000) / transactions).toFixed(0);
	const used = ((spent.node + spent.client) * perSecond) / (transactions * 1000 * cores);
	return `CPU each: node ${each(spent.node)} µs, client ${each(spent.client)} µs, together ${whole(used * 100)} % of all cores`;
}

function compare(figures: { readonly perSecond: number; readonly p99: number }): void {
	if (first) {
		const { perSecond, p99 } = first;
		const ratio = `throughput ${(figures.perSecond / perSecond).toFixed(2)}, p99 at half load ${(figures.p99 / p99).toFixed(2)}`;
		line("… against the first size", ratio);
	}
	first ??= figures;
}

function acts(count: number): Uint8Array[] {
	return Array.from({ length: count }, (_, order) => issueOne(order));
}

function rate({ perSecond }: Load, share: number): string {
	return `${whole(perSecond)}/s = ${share.toFixed(2)} of the ceiling`;
}

function whole(value: number): string {
	return Math.round(value).toLocaleString("en");
}

function seconds(value: number): string {
	return `${(value / 1000).toFixed(2)} s`;
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}

function line(what: string, figure: string): void {
	console.log(`${what.padEnd(52)} ${figure}`);
}
