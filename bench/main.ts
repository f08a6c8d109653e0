import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ceiling } from "./ceiling.ts";
import { founding, issueMany, issueOne } from "./fixture.ts";
import { postBatches, postPaced, postSingles } from "./load.ts";
import { NodeProcess } from "./node-process.ts";

/**
 * `npm run bench`: the node as a whole, from another process over HTTP, beside what the machine's cores could verify.
 * `--records 1000000` adds runs over that many existing records; `--directory` keeps the data where it is told.
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
/** As `npm start` runs it: a young generation large enough that what one transaction needs rarely outlives it. */
const heap = ["--max-semi-space-size=64"];
const profile = values.profile ? [...heap, "--cpu-prof", `--cpu-prof-dir=${values.profile}`] : heap;

console.log(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model}, Node ${process.version}`);
const most = await ceiling();
line("ceiling: Ed25519 verifications on all cores", `${whole(most)}/s`);
for (const records of values.records.map(Number)) await measure(records);
line("ceiling again", `${whole(await ceiling())}/s`);

async function measure(records: number): Promise<void> {
	console.log(`\nover ${records.toLocaleString("en")} existing records`);
	const directory = values.directory ?? mkdtempSync(join(tmpdir(), "mingjian-bench-"));
	let node = await NodeProcess.start(directory, profile);
	for (const act of founding()) await postSingles(node.port, [act], 1);
	await fill(node, records);
	await singles(node);
	await batches(node);
	await node.settled();
	const { rss, records: held } = await node.report();
	line("resident memory", `${whole(rss / 1024 / 1024)} MiB with ${held.toLocaleString("en")} state records`);
	await node.close();
	node = await NodeProcess.start(directory);
	line(
		"cold start",
		`${(node.startedMs / 1000).toFixed(2)} s to listening, ${(node.openedMs / 1000).toFixed(2)} s of it opening the data`,
	);
	await node.close();
	if (!values.directory) rmSync(directory, { recursive: true });
}

async function fill(node: NodeProcess, records: number): Promise<void> {
	const begun = performance.now();
	for (let left = records; left > 0; left -= perMany) {
		await postSingles(node.port, [issueMany(Math.min(left, perMany))], 1);
	}
	const seconds = (performance.now() - begun) / 1000;
	line(
		"bulk issue, one act and one signature for up to 100,000",
		`${whole(records / seconds)} certificates/s`,
	);
	await node.settled();
	line(
		"… and until the query index has them",
		`${whole(records / ((performance.now() - begun) / 1000))} certificates/s`,
	);
}

async function singles(node: NodeProcess): Promise<void> {
	// Long enough for the compiler to be done.
	await postSingles(node.port, acts(20_000));
	const before = await node.report();
	const load = await postSingles(node.port, acts(transactions));
	const after = await node.report();
	const cpu = ((after.cpuMs - before.cpuMs) * 1000) / transactions;
	line(
		"single posts",
		`${rate(load.perSecond)}, p50 ${ms(load.p50)}, p99 ${ms(load.p99)}; node ${cpu.toFixed(0)} µs of CPU each`,
	);
	await node.settled();
	const half = load.perSecond / 2;
	const paced = await postPaced(node.port, acts(Math.round(half * 4)), half);
	line(
		"single posts at half load",
		`${whole(paced.perSecond)}/s, p50 ${ms(paced.p50)}, p99 ${ms(paced.p99)}`,
	);
	await node.settled();
}

async function batches(node: NodeProcess): Promise<void> {
	const before = await node.report();
	const load = await postBatches(node.port, acts(transactions), 250);
	const after = await node.report();
	const cpu = ((after.cpuMs - before.cpuMs) * 1000) / transactions;
	line(
		"250 transactions a request",
		`${rate(load.perSecond)}, p99 ${ms(load.p99)} a request; node ${cpu.toFixed(0)} µs of CPU each`,
	);
}

function acts(count: number): Uint8Array[] {
	return Array.from({ length: count }, (_, order) => issueOne(order));
}

function rate(perSecond: number): string {
	return `${whole(perSecond)}/s = ${(perSecond / most).toFixed(2)} of the ceiling`;
}

function whole(value: number): string {
	return Math.round(value).toLocaleString("en");
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}

function line(what: string, figure: string): void {
	console.log(`${what.padEnd(56)} ${figure}`);
}
