import { readlinkSync } from "node:fs";
import { constants, getPriority, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { Contract } from "@mingjian/ledger/runtime/contract.ts";
import type { PackedBlock } from "./index-block.ts";
import type { Order, Report, WorkerSetting } from "./index-messages.ts";
import { troubleOf } from "./index-trouble.ts";
import { IndexWriter } from "./index-writer.ts";
import { definitionOf } from "./schema.ts";

// The thread that writes the index. Orders that arrive while it writes are taken together into the next transaction.

/** Where a transaction ends although more blocks wait, in entries and writes. */
const maxBatch = 50_000;
/** Rest between transactions while blocks keep coming: fewer, larger ones write each page of the file less often. */
const restMs = 80;
/** Orders waiting beyond which there is no rest. */
const mostResting = 200;
/** How far behind the threads that answer this one stands where the processors are busy. */
const niceness = 5;
const port = parentPort!;
const orders: Order[] = [];
standBehind();
const writer = await open(workerData as WorkerSetting);
let planned = false;
let rested = 0;

if (writer) {
	report({ kind: "open", standing: writer.standing, busyMs: 0 });
	port.on("message", (order: Order) => {
		orders.push(order);
		plan();
	});
}

/** Takes a lower priority for this thread alone, where the system has such a thing. The follower bounds how far it may lag. */
function standBehind(): void {
	try {
		const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
		setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + niceness));
	} catch {}
}

async function open({ path, contracts, definitions }: WorkerSetting): Promise<IndexWriter | undefined> {
	try {
		const known = new Map((await collectionsOf(contracts)).map((each) => [each.name, each]));
		const collections = definitions.map(([name, definition]) => {
			const collection = known.get(name);
			if (collection && definitionOf(collection) === definition) return collection;
			throw new TypeError(`${contracts} does not declare ${name} as it was asked for`);
		});
		return new IndexWriter(path, collections);
	} catch (error) {
		fail(error);
		return undefined;
	}
}

async function collectionsOf(contracts: string): Promise<readonly Collection[]> {
	const module = (await import(contracts)) as { readonly contracts: readonly Contract[] };
	return module.contracts.flatMap(({ manifest }) => manifest.collections);
}

function plan(): void {
	if (planned || orders.length === 0) return;
	planned = true;
	const due = orders.length < mostResting ? rested + restMs - performance.now() : 0;
	const later = due > 0 ? (run: () => void) => setTimeout(run, due) : setImmediate;
	later(() => {
		planned = false;
		try {
			work(writer!);
		} catch (error) {
			leave(writer!);
			fail(error);
			return;
		}
		rested = performance.now();
		plan();
	});
}

function work(on: IndexWriter): void {
	const blocks = takeBlocks();
	if (blocks.length > 0) {
		const before = performance.now();
		on.apply(blocks);
		report({ kind: "committed", standing: on.standing, busyMs: performance.now() - before });
		return;
	}
	const order = orders.shift()!;
	if (order.kind === "composite") on.addComposite(order.collection, order.columns);
	if (order.kind === "persist") {
		on.persist();
		report({ kind: "persisted", height: on.standing.height });
	}
	if (order.kind === "close") {
		on.close();
		report({ kind: "closed" });
		port.close();
	}
}

function takeBlocks(): PackedBlock[] {
	const blocks: PackedBlock[] = [];
	let size = 0;
	let taken = 0;
	for (const order of orders) {
		if (order.kind !== "block" || size >= maxBatch) break;
		blocks.push(order.block);
		size += order.block.lengths.length + order.block.entries.length / 200;
		taken++;
	}
	orders.splice(0, taken);
	return blocks;
}

/** Where even this fails, the next opening makes the index again. */
function leave(on: IndexWriter): void {
	try {
		on.leave();
	} catch {}
}

function fail(error: unknown): void {
	const { code, detail } = troubleOf(error);
	report({ kind: "trouble", code, detail });
	port.close();
}

function report(what: Report): void {
	port.postMessage(what);
}
