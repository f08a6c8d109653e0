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
/**
 * How long posts keep a pace, in s, and how often: the sizes take turns, so that a minute in which the machine is slow is one for each,
 * and the middle p99 of the turns is reported, since one pause of the machine makes the p99 of its turn. With seven turns the middle
 * itself moved by half from run to run; the middles of the odd turns and of the even ones say how far it still does. Turns are
 * short because each adds its posts to the record: the small one is to stay small beside the large.
 */
const paced = { seconds: 2, turns: 25 };
const cores = availableParallelism();
const options = values.profile
	? [...heapOptions, "--cpu-prof", `--cpu-prof-dir=${values.profile}`]
	: heapOptions;

/** A node over a record of some size, with what it did singly. */
interface Measured {
	readonly records: number;
	readonly directory: string;
	readonly node: NodeProcess;
	readonly load: Load;
}

console.log(`machine: ${cores} cores, ${cpus()[0]?.model}, Node ${process.version}`);
const measured: Measured[] = [];
for (const records of values.records.map(Number)) measured.push(await measure(records));
await atHalfLoad();
for (const { node, directory } of measured) {
	await node.close();
	if (!values.directory) rmSync(directory, { recursive: true });
}

async function measure(records: number): Promise<Measured> {
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
	const load = await singles(node);
	await batches(node);
	await node.settled();
	const { rss, records: held } = await node.report();
	line("resident memory", `${whole(rss / 1024 / 1024)} MiB with ${held.toLocaleString("en")} state records`);
	for (const [what, figure] of await verification(node.port)) line(what, figure);
	return { records, directory, node, load };
}

/** All sizes at half of what the first did singly, in turns: they are compared under the same load. */
async function atHalfLoad(): Promise<void> {
	const pace = measured[0]!.load.perSecond / 2;
	console.log(`\nsingle posts at half load, ${whole(pace)}/s, ${paced.turns} turns of ${paced.seconds} s`);
	const turns = measured.map((): Load[] => []);
	for (let turn = 0; turn < paced.turns; turn++) {
		for (const [order, { node }] of measured.entries()) {
			turns[order]!.push(await postPaced(node.port, acts(Math.round(pace * paced.seconds)), pace));
			await node.settled();
		}
	}
	const middles = turns.map(middle);
	const half = (loads: Load[], rest: number) => middle(loads.filter((_, turn) => turn % 2 === rest)).p99;
	for (const [order, { records, load }] of measured.entries()) {
		const typical = middles[order]!;
		const each = turns[order]!.map(({ p99 }) => p99.toFixed(1)).join(", ");
		line(`over ${records.toLocaleString("en")}`, `p50 ${ms(typical.p50)}, p99 ${ms(typical.p99)} (${each})`);
		if (order === 0) continue;
		const throughput = (load.perSecond / measured[0]!.load.perSecond).toFixed(2);
		const p99 = (typical.p99 / middles[0]!.p99).toFixed(2);
		const halves = [0, 1].map((rest) => (half(turns[order]!, rest) / half(turns[0]!, rest)).toFixed(2));
		line(
			"… against the first",
			`throughput ${throughput}, p99 ${p99}; of every other turn ${halves.join(" and ")}`,
		);
	}
}

/** The load whose p99 is in the middle. */
function middle(loads: readonly Load[]): Load {
	return loads.toSorted((a, b) => a.p99 - b.p99)[loads.length >> 1]!;
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

async function singles(node: NodeProcess): Promise<Load> {
	await postSingles(node.port, acts(warmUp.singles), connections);
	const { load, share, cpu } = await beside(node, (envelopes) =>
		postSingles(node.port, envelopes, connections),
	);
	line(
		`single posts over ${connections} connections`,
		`${rate(load, share)}, p50 ${ms(load.p50)}, p99 ${ms(load.p99)}; ${cpu}`,
	);
	return load;
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
