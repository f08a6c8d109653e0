import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type Answer, Connection } from "./http-client.ts";

const path = "/v1/transactions";
const single = "application/vnd.mingjian.envelope";
const many = "application/vnd.mingjian.envelopes";

export interface Load {
	/** Transactions answered a second. */
	readonly perSecond: number;
	readonly p50: number;
	readonly p99: number;
	readonly max: number;
}

/** Posts each envelope by itself over so many connections, as fast as answers come. Refuses any answer but a receipt (Error). */
export async function postSingles(
	port: number,
	envelopes: readonly Bytes[],
	connections: number,
): Promise<Load> {
	const times: number[] = [];
	let next = 0;
	const begun = await withConnections(port, connections, async (connection) => {
		while (next < envelopes.length) {
			const envelope = envelopes[next++]!;
			const sent = performance.now();
			accepted(await connection.post(path, single, envelope));
			times.push(performance.now() - sent);
		}
	});
	return summary(times, envelopes.length, begun);
}

/** Posts at a fixed rate whatever the answers take, and measures from when each should have been sent. */
export async function postPaced(port: number, envelopes: readonly Bytes[], perSecond: number): Promise<Load> {
	const times: number[] = [];
	let next = 0;
	collectGarbage();
	const begun = await withConnections(port, 128, async (connection, begun) => {
		while (next < envelopes.length) {
			const order = next++;
			const due = begun + (order / perSecond) * 1000;
			const wait = due - performance.now();
			if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
			accepted(await connection.post(path, single, envelopes[order]!));
			// A timer fires late by up to a millisecond; that is the client's, not the node's.
			times.push(performance.now() - Math.max(due, due + Math.min(0, wait)));
		}
	});
	return summary(times, envelopes.length, begun);
}

/** Posts the envelopes in batches. */
export async function postBatches(port: number, envelopes: readonly Bytes[], size: number): Promise<Load> {
	const batches: Bytes[] = [];
	for (let at = 0; at < envelopes.length; at += size) batches.push(batchOf(envelopes.slice(at, at + size)));
	const times: number[] = [];
	let next = 0;
	const begun = await withConnections(port, 8, async (connection) => {
		while (next < batches.length) {
			const batch = batches[next++]!;
			const sent = performance.now();
			accepted(await connection.post(path, many, batch));
			times.push(performance.now() - sent);
		}
	});
	return summary(times, envelopes.length, begun);
}

/** Opens the connections, then lets each do its work; gives when that began. */
async function withConnections(
	port: number,
	count: number,
	work: (connection: Connection, begun: number) => Promise<void>,
): Promise<number> {
	const open = await Promise.all(Array.from({ length: count }, () => Connection.open(port)));
	const begun = performance.now();
	await Promise.all(open.map((connection) => work(connection, begun)));
	for (const connection of open) connection.close();
	return begun;
}

/** The client's own collection, of envelopes made beforehand, is not what is measured. */
function collectGarbage(): void {
	setFlagsFromString("--expose-gc");
	runInNewContext("gc")();
}

function batchOf(envelopes: readonly Bytes[]): Bytes {
	const parts = envelopes.flatMap((envelope) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(envelope.length);
		return [length, envelope];
	});
	return Buffer.concat(parts);
}

function accepted({ status, body }: Answer): void {
	if (status !== 200 || body.includes('"status":4'))
		throw new Error(`answered ${status}: ${body.slice(0, 500)}`);
}

/** What came of requests that took so long each. */
export function summary(times: number[], count: number, begun: number): Load {
	const seconds = (performance.now() - begun) / 1000;
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
	return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99), max: times.at(-1)! };
}
