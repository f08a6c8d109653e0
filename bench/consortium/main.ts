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

/**
 * `npm run bench:consortium`: departments with real nodes and engines on this machine, beside CometBFT's built-in kvstore on the same
 * settings, with as many connections and transactions as large. Ours execute contracts, prove the state and sync to disk.
 */
const { values } = parseArgs({
	options: {
		members: { type: "string", default: "4" },
		transactions: { type: "string", default: "6000" },
		packed: { type: "string", default: "20000" },
		connections: { type: "string", default: "64" },
	},
});
const members = Number(values.members);
const each = Math.max(1, Math.round(Number(values.connections) / members));
const transactions = Number(values.transactions);
/** As many go before unmeasured, theirs and ours, as the nodes' compiler needs. */
const warmUp = transactions;
const size = issueOne(0).length;

console.log(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model}, Node ${process.version}`);
console.log(
	`${members} members, ${each} connections to each, ${transactions} transactions of ${size} octets`,
);
const before = await kvstore();
const { singles, packed } = await ours();
const after = await kvstore();
const their = { perSecond: (before.perSecond + after.perSecond) / 2, p50: (before.p50 + after.p50) / 2 };
show("kvstore, before", before);
show("kvstore, after", after);
show("this record, one envelope a request", singles);
show("this record, 250 envelopes a request", packed);
console.log(
	`against kvstore: ${(singles.perSecond / their.perSecond).toFixed(2)} of its transactions a second, ${(singles.p50 / their.p50).toFixed(2)} of its p50`,
);

async function kvstore(): Promise<Costed> {
	return await inFolders(async (folders) => {
		const engines = await KvstoreMembers.start(folders);
		try {
			await engines.ready();
			await engines.load(warmUp, size, each);
			return await costed(transactions, folders, [], () => engines.load(transactions, size, each));
		} finally {
			await engines.stop();
		}
	});
}

async function ours(): Promise<{ singles: Costed; packed: Costed }> {
	return await inFolders(async (folders) => {
		const nodes = await Promise.all(folders.map((folder) => NodeProcess.start(folder, heapOptions)));
		try {
			for (const act of founding()) await postSingles(nodes[0]!.port, [act], 1);
			await spread(nodes, sharesOf(warmUp), (port, envelopes) => postSingles(port, envelopes, each));
			const single = sharesOf(transactions);
			const singles = await costed(transactions, folders, nodes, () =>
				spread(nodes, single, (port, envelopes) => postSingles(port, envelopes, each)),
			);
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
	const mean = (of: (load: Load) => number) => loads.reduce((sum, load) => sum + of(load), 0) / loads.length;
	return {
		perSecond: count / ((performance.now() - begun) / 1000),
		p50: mean(({ p50 }) => p50),
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
