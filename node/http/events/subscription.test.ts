import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { AppliedBlock, Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import fc from "fast-check";
import type { EntryFilter, EntryPage, EntrySummary } from "../../store/index/entry.ts";
import { permits } from "../../store/index/sample-contracts.ts";
import { BlockView } from "./block-view.ts";
import { summaryOf } from "./entry-event.ts";
import { EventHub } from "./event-hub.ts";
import { type EventSink, mostWaiting } from "./subscription.ts";

const collections = new Map([[permits.name, permits as Collection]]);

/** A record that grows when told, and whose pages come when told. */
class Growing {
	readonly entries_: EntrySummary[] = [];
	size = 1;
	height = 0;
	readonly #listeners = new Set<(block: AppliedBlock) => void>();
	readonly #reads: (() => void)[] = [];

	head() {
		return {
			height: this.height,
			timeMs: 0,
			size: this.size,
			root: new Uint8Array(32),
			stateRoot: new Uint8Array(32),
		};
	}

	onFinal(listener: (block: AppliedBlock) => void) {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	grow(count: number): void {
		const height = ++this.height;
		const firstIndex = this.size;
		const entries = Array.from({ length: count }, (_, at) => entryAt(firstIndex + at));
		this.size += count + 1;
		const block = { ...this.head(), firstIndex, entries, leaves: [], writes: [] };
		this.entries_.push(...entries.map((entry) => summaryOf(block, entry)));
		for (const listener of this.#listeners) listener({ ...block, height });
	}

	/** Pages of two, and now and then an empty one that goes on, as the index may give. */
	entries(filter: EntryFilter): Promise<EntryPage> {
		return new Promise((resolve) => {
			this.#reads.push(() => resolve(this.#page(filter)));
		});
	}

	#page({ fromIndex = 0, untilIndex = Infinity, after, service }: EntryFilter): EntryPage {
		const from = after === undefined ? fromIndex : Number(after);
		const seen = this.entries_.filter(({ index }) => index >= from && index < untilIndex).slice(0, 2);
		const last = seen.at(-1);
		const entries = seen.filter((entry) => service === undefined || entry.service === service);
		return last ? { entries, next: String(last.index + 1) } : { entries };
	}

	async answerOne(): Promise<void> {
		this.#reads.shift()?.();
		for (let i = 0; i < 8; i++) await Promise.resolve();
	}
}

function entryAt(index: number): Entry {
	const payload = { service: index % 3 ? "odd" : "third", action: "act", actor: "citizen:x" };
	const act = { id: index.toString(16).padStart(64, "0"), payload };
	return { index, act, code: "ok", result: "null", touched: [] } as unknown as Entry;
}

class Reader implements EventSink {
	readonly ids: number[] = [];
	held = 0;
	ended = false;
	cutOff = false;
	text = "";

	write(text: string): void {
		this.text += text;
		for (const [, id] of text.matchAll(/^id: (\d+)$/gm)) this.ids.push(Number(id));
	}
	waiting() {
		return this.held;
	}
	end() {
		this.ended = true;
	}
	cut() {
		this.cutOff = true;
	}
}

// Reconnections are rare, so that readers go live and fall behind again.
const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant("grow" as const), count: fc.integer({ min: 0, max: 4 }) }),
	},
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant("answer" as const), count: fc.integer({ min: 1, max: 12 }) }),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("stall" as const) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("drain" as const) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("reconnect" as const) }) },
);

describe("the stream of entries", () => {
	test("whatever the timing, a reader that resumes gets every entry once and in order", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, filtered) => {
				const record = new Growing();
				record.grow(5);
				const hub = new EventHub({
					node: record,
					source: "https://record.example",
					mostStreams: 2,
					collections,
				});
				const wanted = filtered ? { service: "third" } : {};
				const got: number[] = [];
				let reader = new Reader();
				let subscription = hub.subscribe(reader, wanted, 0);
				const settle = async () => {
					for (let i = 0; i < 200; i++) await record.answerOne();
				};
				for (const each of steps) {
					if (each.kind === "grow") record.grow(each.count);
					else if (each.kind === "answer") for (let i = 0; i < each.count; i++) await record.answerOne();
					else if (each.kind === "stall") reader.held = mostWaiting + 1;
					else if (each.kind === "drain") {
						reader.held = 0;
						subscription.drained();
					} else {
						hub.leave(subscription);
						got.push(...reader.ids);
						reader = new Reader();
						subscription = hub.subscribe(reader, wanted, (got.at(-1) ?? -1) + 1);
					}
				}
				reader.held = 0;
				subscription.drained();
				await settle();
				record.grow(3);
				await settle();
				got.push(...reader.ids);
				const expected = record.entries_.filter(({ service }) => !filtered || service === "third");
				assert.deepEqual(
					got,
					expected.map(({ index }) => index),
				);
				hub.close();
			}),
			{ numRuns: 300 },
		);
	});

	test("a reader that takes nothing gets no more than its bound and is cut", async () => {
		const record = new Growing();
		const hub = new EventHub({ node: record, source: "s", mostStreams: 1, collections });
		const reader = new Reader();
		hub.subscribe(reader, {}, undefined);
		await record.answerOne();
		record.grow(1);
		assert.deepEqual(reader.ids, [1 + 0]);
		reader.held = mostWaiting + 1;
		record.grow(50);
		assert.deepEqual(reader.ids, [1], "nothing more is written");
		hub.tick();
		assert.equal(reader.cutOff, false);
		hub.tick();
		assert.equal(reader.cutOff, true);
		hub.close();
	});

	test("a reader whose entries cannot be read is cut, so that it comes back", async () => {
		const node = {
			...new Growing(),
			head: () => ({ ...new Growing().head(), size: 9 }),
			onFinal: () => () => {},
			entries: () => Promise.reject(new Error("index")),
		};
		const hub = new EventHub({ node: node as never, source: "s", mostStreams: 1, collections });
		const reader = new Reader();
		hub.subscribe(reader, {}, 0);
		for (let i = 0; i < 8; i++) await Promise.resolve();
		assert.equal(reader.cutOff, true);
		hub.close();
	});

	test("idle readers hear a heartbeat, and the end comes with when to come back", () => {
		const hub = new EventHub({ node: new Growing(), source: "s", mostStreams: 1, collections });
		const reader = new Reader();
		hub.subscribe(reader, {}, undefined);
		assert.equal(hub.open, false, "the second reader is turned away");
		hub.tick();
		hub.close();
		assert.equal(reader.text, "retry: 2000\n\n:\n\nretry: 2000\n\n");
		assert.equal(reader.ended, true);
		assert.equal(hub.open, false);
	});

	test("an entry is about what a record that it wrote says, and about nothing it did not write", () => {
		const written = (key: string, holder: string) =>
			[`sample.permits/${key}`, utf8(`{"revision":1,"history":"","record":{"holder":"${holder}"}}`)] as const;
		const [first, second] = [entryAt(1), entryAt(2)].map((entry, at) => ({
			...entry,
			touched: [`sample.permits/${at}`],
		}));
		const writes = [written("0", "PS-1"), written("1", "PS-2"), ["sample.plain/0", utf8("{}")] as const];
		const block = { entries: [first, second], writes } as unknown as AppliedBlock;
		const view = new BlockView(block, "s", collections);
		const about = (entry: Entry, value: string) => view.isAbout(entry, `sample.permits/holder=${value}`);
		assert.deepEqual(
			[about(first!, "PS-1"), about(first!, "PS-2"), about(second!, "PS-2"), about(second!, "PS")],
			[true, false, true, false],
		);
		for (const other of ["sample.permits/status=PS-1", "sample.plain/n=0", "none.such/a=b", "PS-1"])
			assert.equal(view.isAbout(first!, other), false, other);
	});
});
