import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { founding, issueOne } from "../fixture.ts";
import { heapOptions } from "../heap.ts";
import { type Load, postBatches, postSingles } from "../load.ts";
import { NodeProcess } from "../node-process.ts";
import { KvstoreMembers } from "./kvstore.ts";
import { prepareMembers } from "./prepare-members.ts";
import { enginePids, processorMs } from "./processor-time.ts";

/** A load, and the processor time that one of its transactions took in all processes of a kind together, in milliseconds. */
interface Costed extends Load {
	readonly nodesMs: number;
	readonly enginesMs: number;
	readonly clientMs: number;
	/** Transactions a block of the record, where there is one. */
	readonly perBlock?: number;
}

type Rate = Pick<Load, "perSecond" | "p50">;

/**
 * `npm run bench:consortium`: departments with real nodes and engines on this machine, beside CometBFT's built-in kvstore on the same
 * settings, with as many connections and transactions as large. Ours execute contracts, prove the state and sync to disk.
 */
const { values } = parseArgs({
	options: {
		members: { type: "string", default: "4" },
		transactions: { type: "string", default: "8000" },
		packed: { type: "string", default: "20000" },
		/** To all members together; each is measured. */
		connections: { type: "string", multiple: true, default: ["64", "128", "256", "512"] },
	},
});
const members = Number(values.members);
const sizes = values.connections.map(Number);
const transactions = Number(values.transactions);
/** As many go before unmeasured, theirs and ours, as the nodes' compiler needs. */
const warmUp = transactions;
const size = issueOne(0).length;

console.log(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model}, Node ${process.version}`);
console.log(`${members} members, ${transactions} transactions of ${size} octets`);
const before = await kvstore();
const { singles, packed } = await ours();
const after = await kvstore();
for (const [order, connections] of sizes.entries()) {
	const [first, own, last] = [before[order]!, singles[order]!, after[order]!];
	console.log(`\n${connections} connections, one envelope a request`);
	show("kvstore, before", first);
	show("kvstore, after", last);
	show("this record", own);
	compare("against kvstore", own, mean(first, last));
}
console.log("");
show("this record, 250 envelopes a request", packed);
const most = (loads: readonly Rate[]) => loads.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
const theirs = most(before.map((first, order) => mean(first, after[order]!)));
const share = most(singles).perSecond / theirs.perSecond;
console.log(`the most of one envelope a request is ${share.toFixed(2)} of the most of kvstore`);

async function kvstore(): Promise<Costed[]> {
	return await inFolders(async (folders) => {
		const engines = await KvstoreMembers.start(folders);
		try {
			await engines.ready();
			await engines.load(warmUp, size, eachOf(sizes[0]!));
			return await inTurn((each) =>
				costed(transactions, folders, [], () => engines.load(transactions, size, each)),
			);
		} finally {
			await engines.stop();
		}
	});
}

async function ours(): Promise<{ singles: Costed[]; packed: Costed }> {
	return await inFolders(async (folders) => {
		const nodes = await Promise.all(folders.map((folder) => NodeProcess.start(folder, heapOptions)));
		try {
			for (const act of founding()) await postSingles(nodes[0]!.port, [act], 1);
			const post = (each: number) => (shares: readonly Bytes[][]) =>
				spread(nodes, shares, (port, envelopes) => postSingles(port, envelopes, each));
			await post(eachOf(sizes[0]!))(sharesOf(warmUp));
			const singles = await inTurn((each) => {
				const shares = sharesOf(transactions);
				return costed(transactions, folders, nodes, () => post(each)(shares));
			});
			const many = sharesOf(Number(values.packed));
			const packed = await costed(Number(values.packed), folders, nodes, () =>
				spread(nodes, many, (port, envelopes) => postBatches(port, envelopes, 250)),
			);
			return { singles, packed };
		} finally {
			await Promise.all(nodes.map((node) => node.close()));
		}
	});
}

/** One load after the other, each with its connections to each member. */
async function inTurn(measure: (each: number) => Promise<Costed>): Promise<Costed[]> {
	const loads: Costed[] = [];
	for (const connections of sizes) loads.push(await measure(eachOf(connections)));
	return loads;
}

function eachOf(connections: number): number {
	return Math.max(1, Math.round(connections / members));
}

/** What the processes of the members and this one spent on a load. */
async function costed(
	count: number,
	folders: readonly string[],
	nodes: readonly NodeProcess[],
	run: () => Promise<Load>,
): Promise<Costed> {
	const spent = () => [
		processorMs(nodes.map(({ pid }) => pid)),
		processorMs(enginePids(folders)),
		processorMs([process.pid]),
	];
	const height = async () => (await nodes[0]?.report())?.height ?? 0;
	const [before, from] = [spent(), await height()];
	const load = await run();
	const blocks = (await height()) - from;
	const [nodesMs, enginesMs, clientMs] = spent().map((ms, order) => (ms - before[order]!) / count);
	return {
		...load,
		nodesMs: nodesMs!,
		enginesMs: enginesMs!,
		clientMs: clientMs!,
		...(blocks > 0 ? { perBlock: count / blocks } : {}),
	};
}

/** Signed envelopes, as many for each member. */
function sharesOf(count: number): Bytes[][] {
	return Array.from({ length: members }, () =>
		Array.from({ length: Math.ceil(count / members) }, (_, n) => issueOne(n)),
	);
}

/** The same load on every member at once, taken together. */
async function spread(
	nodes: readonly NodeProcess[],
	shares: readonly Bytes[][],
	post: (port: number, envelopes: Bytes[]) => Promise<Load>,
): Promise<Load> {
	const count = shares.reduce((sum, share) => sum + share.length, 0);
	const begun = performance.now();
	const loads = await Promise.all(nodes.map(({ port }, order) => post(port, shares[order]!)));
	return {
		perSecond: count / ((performance.now() - begun) / 1000),
		p50: loads.reduce((sum, { p50 }) => sum + p50, 0) / loads.length,
		p99: Math.max(...loads.map(({ p99 }) => p99)),
		max: Math.max(...loads.map(({ max }) => max)),
	};
}

async function inFolders<T>(work: (folders: readonly string[]) => Promise<T>): Promise<T> {
	const directory = mkdtempSync(join(tmpdir(), "mingjian-bench-"));
	try {
		return await work(await prepareMembers(directory, members));
	} finally {
		rmSync(directory, { recursive: true });
	}
}

function mean(a: Rate, b: Rate): Rate {
	return { perSecond: (a.perSecond + b.perSecond) / 2, p50: (a.p50 + b.p50) / 2 };
}

function compare(what: string, own: Rate, theirs: Rate): void {
	const [rates, latencies] = [own.perSecond / theirs.perSecond, own.p50 / theirs.p50];
	console.log(
		`${what}: ${rates.toFixed(2)} of its transactions a second, ${latencies.toFixed(2)} of its p50`,
	);
}

function show(what: string, { perSecond, p50, p99, nodesMs, enginesMs, clientMs, perBlock }: Costed): void {
	console.log(
		`${what.padEnd(40)} ${Math.round(perSecond).toLocaleString("en")}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
	);
	const spent = [nodesMs, enginesMs, clientMs].map((ms) => ms.toFixed(2));
	const blocks = perBlock === undefined ? "" : `; ${perBlock.toFixed(0)} a block`;
	console.log(
		`${"".padEnd(40)} processor ms each: nodes ${spent[0]}, engines ${spent[1]}, client ${spent[2]}${blocks}`,
	);
}
