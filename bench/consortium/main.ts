import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { founding, issueOne } from "../fixture.ts";
import { heapOptions } from "../heap.ts";
import { type Load, postBatches, postSingles } from "../load.ts";
import { NodeProcess } from "../node-process.ts";
import { KvstoreMembers } from "./kvstore.ts";
import { prepareMembers } from "./prepare-members.ts";

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

async function kvstore(): Promise<Load> {
	return await inFolders(async (folders) => {
		const engines = await KvstoreMembers.start(folders);
		try {
			await engines.ready();
			await engines.load(transactions / 4, size, each);
			return await engines.load(transactions, size, each);
		} finally {
			await engines.stop();
		}
	});
}

async function ours(): Promise<{ singles: Load; packed: Load }> {
	return await inFolders(async (folders) => {
		const nodes = await Promise.all(folders.map((folder) => NodeProcess.start(folder, heapOptions)));
		try {
			for (const act of founding()) await postSingles(nodes[0]!.port, [act], 1);
			await spread(nodes, transactions / 4, (port, envelopes) => postSingles(port, envelopes, each));
			const singles = await spread(nodes, transactions, (port, envelopes) =>
				postSingles(port, envelopes, each),
			);
			const packed = await spread(nodes, Number(values.packed), (port, envelopes) =>
				postBatches(port, envelopes, 250),
			);
			return { singles, packed };
		} finally {
			await Promise.all(nodes.map((node) => node.close()));
		}
	});
}

/** The same load on every member at once, taken together. */
async function spread(
	nodes: readonly NodeProcess[],
	count: number,
	post: (port: number, envelopes: Uint8Array[]) => Promise<Load>,
): Promise<Load> {
	const shares = nodes.map(() =>
		Array.from({ length: Math.ceil(count / nodes.length) }, (_, n) => issueOne(n)),
	);
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

function show(what: string, { perSecond, p50, p99 }: Load): void {
	console.log(
		`${what.padEnd(40)} ${Math.round(perSecond).toLocaleString("en")}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
	);
}
