import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assembleNode } from "@mingjian/node/assemble.ts";
import { newIdentity } from "@mingjian/node/backup/age-box.ts";
import { backUp } from "@mingjian/node/backup/back-up.ts";
import { carryOut } from "@mingjian/node/backup/carry-out.ts";
import { restore } from "@mingjian/node/backup/restore.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { diskFiles as files } from "@mingjian/node/store/files.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { founding, genesis, issueOne, logSeed } from "./fixture.ts";

/**
 * `node bench/restore.ts --entries 1000000`: fills a node with single acts, backs it up twice while it goes on writing, restores the backup and
 * carries every block out again. Says what was lost of what had been acknowledged (RPO) and how long it took (RTO).
 */
const { values } = parseArgs({
	options: { entries: { type: "string", default: "100000" }, directory: { type: "string" } },
});
const entries = Number(values.entries);
const atOnce = 4000;
const root = values.directory ?? mkdtempSync(join(tmpdir(), "mingjian-restore-"));
const [directory, to, restored] = ["data", "backup", "restored"].map((name) => join(root, name)) as [
	string,
	string,
	string,
];
const { identity, recipient } = await newIdentity();
const setting = { files, directory, to, recipients: [recipient] };

console.log(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model}, Node ${process.version}`);
const document = genesis();
const node = await assembleNode({ directory, genesis: document, contracts, logSeed });
writeFileSync(join(directory, "genesis.json"), JSON.stringify(document));
for (const act of founding()) await node.submit(act);
await fill(node, entries);
const first = await timed("first backup, all of it", () => backUp(setting));
console.log(`  ${megabytes(first.octetsWritten)} of ${first.list.record.height + 1} blocks`);

let acknowledged = 0;
let writing = true;
const writer = (async () => {
	while (writing) acknowledged = Math.max(acknowledged, await fill(node, atOnce / 4));
})();
while (acknowledged === 0) await new Promise((resolve) => setTimeout(resolve, 10));
const before = acknowledged;
const second = await timed("second backup, while it writes", () => backUp(setting));
writing = false;
await writer;
console.log(`  ${second.added.blocks} new blocks, ${megabytes(second.octetsWritten)} written`);
const lost = Math.max(0, before + 1 - second.list.record.size);
console.log(`RPO: ${lost} entries of what was acknowledged before the backup began are missing`);
await node.close();

const begun = performance.now();
const list = await timed("writing the backup back", () =>
	restore({ files, from: to, identities: [identity], to: restored }),
);
const head = await timed("carrying every block out again", () =>
	carryOut({ files, directory: restored, contracts }),
);
const rtoMs = performance.now() - begun;
console.log(
	`RTO: ${(rtoMs / 1000).toFixed(1)} s for ${head.size} leaves, ${Math.round(head.size / (rtoMs / 1000))} a second`,
);
console.log(`root as backed up: ${Buffer.from(head.root).toString("hex") === list.record.root}`);
if (!values.directory) rmSync(root, { recursive: true });

/** Puts so many entries on the record and gives the highest index acknowledged. */
async function fill(into: RunningNode, count: number): Promise<number> {
	let highest = 0;
	for (let left = count; left > 0; left -= atOnce) {
		const envelopes = Array.from({ length: Math.min(left, atOnce) }, (_, order) => issueOne(order));
		const receipts = await Promise.all(envelopes.map((envelope) => into.submit(envelope)));
		for (const receipt of receipts) {
			if (!("index" in receipt)) throw new Error(receipt.code);
			highest = Math.max(highest, receipt.index);
		}
	}
	return highest;
}

async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
	const from = performance.now();
	const result = await act();
	console.log(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
	return result;
}

function megabytes(octets: number): string {
	return `${(octets / 1e6).toFixed(1)} MB`;
}
