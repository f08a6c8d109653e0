import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpus } from "node:os";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { decodeEnvelope, encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload } from "@mingjian/ledger/record/payload.ts";
import { benchSigner } from "./fixture.ts";
import { heapOptions } from "./heap.ts";
import { Connection } from "./http-client.ts";
import { Streams } from "./streams.ts";

/**
 * `npm run bench:portal`: mixed reading of pages, API and proofs at a fixed pace, and live readers, both while the node commits. Ends with 1
 * where a promise is not kept: 99 of 100 answers within 50 ms, 99 of 100 deliveries within 250 ms of the receipt.
 */
const { values } = parseArgs({
	options: {
		rate: { type: "string", default: "500" },
		streams: { type: "string", default: "1000" },
		seconds: { type: "string", default: "20" },
		/** Acts a second beside the reading. */
		acts: { type: "string", default: "5" },
	},
});
const [rate, streamCount, seconds, acts] = [values.rate, values.streams, values.seconds, values.acts].map(
	Number,
) as [number, number, number, number];
const promises = { answerMs: 50, deliveryMs: 250 } as const;
const connections = 64;
const warmUpSeconds = 5;

interface Serving {
	readonly address: string;
	readonly ledger: string;
	readonly entry: number;
	readonly items: readonly string[];
}

const child = spawn(
	process.execPath,
	[...heapOptions, new URL("./portal-server.ts", import.meta.url).pathname],
	{
		stdio: ["pipe", "pipe", "inherit"],
	},
);
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
const first = await lines.next();
if (first.done) throw new Error("the city ended before it served");
const serving = JSON.parse(first.value) as Serving;
const port = Number(new URL(serving.address).port);
console.log(
	`machine: ${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.version}; server and readers share them`,
);

await reading(rate, warmUpSeconds);
const usedBefore = await processorMs();
const alone = await besideActs(() => reading(rate, seconds));
const used = (await processorMs()) - usedBefore;
report(`${rate} requests/s of mixed reading, ${acts} acts/s`, alone.done, promises.answerMs);
console.log(
	`     processor of the server: ${(used / alone.done.length).toFixed(3)} ms a request, acts included`,
);

const streams = new Streams();
await streams.open(port, streamCount);
const live = await besideActs(() => pause(seconds * 1000));
await settled(live.receipts);
report(
	`${streamCount} live readers, ${acts} acts/s: receipt to arrival`,
	deliveries(live.receipts),
	promises.deliveryMs,
);

const both = await besideActs(() => reading(rate, seconds));
await settled(both.receipts);
report(`both at once: ${rate} requests/s`, both.done, promises.answerMs);
report(`both at once: ${streamCount} live readers`, deliveries(both.receipts), promises.deliveryMs);
streams.close();
child.stdin.end();

/** What the server has used of its processors since it began. Unlike times of answers, it hardly changes where others work beside. */
async function processorMs(): Promise<number> {
	child.stdin.write("?\n");
	const { value, done } = await lines.next();
	if (done) throw new Error("the city ended");
	return Number(value);
}

function paths(): string[] {
	const { entry, items } = serving;
	const pages = [
		"/",
		"/en",
		"/services",
		"/explorer",
		"/explorer/blocks",
		"/verify",
		"/life",
		"/help",
		"/status",
	];
	const guides = items.flatMap((code) => [`/services/${code}`, `/en/services/${code}`]);
	const searches = ["居住证", "shebao", "housing fund"].map(
		(text) => `/search?q=${encodeURIComponent(text)}`,
	);
	const record = [
		`/explorer/r/${entry}`,
		`/v1/entries/${entry}/proof`,
		"/v1/head",
		"/checkpoint",
		"/policy.json",
	];
	const lists = ["/v1/catalogue/items?limit=20", "/v1/entries?limit=20", "/explorer.json"];
	return [...pages, ...guides, ...searches, ...record, ...lists];
}

/** Asks at a fixed pace whatever the answers take; each is measured from when it should have been sent. */
async function reading(perSecond: number, forSeconds: number): Promise<number[]> {
	const wanted = paths();
	const count = perSecond * forSeconds;
	const times: number[] = [];
	const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
	let next = 0;
	const begun = performance.now();
	await Promise.all(
		open.map(async (connection) => {
			while (next < count) {
				const order = next++;
				const due = begun + (order / perSecond) * 1000;
				const wait = due - performance.now();
				if (wait > 0) await pause(wait);
				// A timer fires late by up to a millisecond; that is the reader's, not the node's.
				const sent = wait > 0 ? performance.now() : due;
				const { status } = await connection.get(wanted[order % wanted.length]!);
				if (status !== 200) throw new Error(`${wanted[order % wanted.length]} answered ${status}`);
				times.push(performance.now() - sent);
			}
		}),
	);
	for (const connection of open) connection.close();
	return times;
}

type Receipts = Map<string, number>;

/** Some work while people open accounts, so many a second; with when each receipt came. */
async function besideActs<T>(
	work: () => Promise<T>,
): Promise<{ readonly done: T; readonly receipts: Receipts }> {
	const receipts: Receipts = new Map();
	const connection = await Connection.open(port);
	let ended = false;
	const posting = (async () => {
		const begun = performance.now();
		for (let order = 0; !ended; order++) {
			const wait = begun + (order / acts) * 1000 - performance.now();
			if (wait > 0) await pause(wait);
			const envelope = openAccount();
			const answer = await connection.post("/v1/transactions", "application/vnd.mingjian.envelope", envelope);
			if (answer.status !== 200) throw new Error(answer.body);
			receipts.set(idOf(envelope), performance.now());
		}
	})();
	const done = await work();
	ended = true;
	await posting;
	connection.close();
	return { done, receipts };
}

/** Somebody new opens an account with a key of their own. */
function openAccount(): Bytes {
	const signer = benchSigner("citizen", randomBytes(9).toString("base64url"));
	const payload = encodePayload({
		ledger: serving.ledger,
		service: "identity",
		action: "register",
		input: { keys: [{ algorithm: "Ed25519", publicKey: toBase64(signer.publicKey) }] },
		actor: signer.account,
		issuedAt: Date.now(),
		nonce: randomBytes(9).toString("base64url"),
	});
	const signature = signer.sign(transactionId(payload));
	return encodeEnvelope({ payload, signatures: [{ algorithm: 1, publicKey: signer.publicKey, signature }] });
}

function idOf(envelope: Bytes): string {
	const read = decodeEnvelope(envelope);
	if (typeof read === "string") throw new TypeError(read);
	return toHex(transactionId(read.payload));
}

async function settled(receipts: Receipts): Promise<void> {
	const end = performance.now() + 10_000;
	while (performance.now() < end && [...receipts.keys()].some((id) => streams.told(id) < streamCount))
		await pause(50);
}

/** From receipt to arrival, for every act and reader; a delivery that did not come took for ever. */
function deliveries(receipts: Receipts): number[] {
	return [...receipts].flatMap(([id, at]) => {
		const arrived = (streams.arrivals.get(id) ?? []).map((time) => Math.max(0, time - at));
		return [
			...arrived,
			...Array.from({ length: streamCount - arrived.length }, () => Number.POSITIVE_INFINITY),
		];
	});
}

function report(what: string, times: number[], promise: number): void {
	times.sort((a, b) => a - b);
	const at = (share: number) =>
		times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
	const kept = at(0.99) <= promise;
	const figures = [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${at(share).toFixed(1)} ms`).join(", ");
	console.log(
		`${kept ? "ok  " : "OVER"} ${what.padEnd(58)} ${figures} (p99 ≤ ${promise} ms; ${times.length} measured)`,
	);
	if (!kept) process.exitCode = 1;
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
