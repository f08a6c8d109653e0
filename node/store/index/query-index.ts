import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { Find, Found } from "@mingjian/ledger/runtime/context.ts";
import type { EntryFilter, EntryPage, EntrySummary } from "./entry.ts";
import { entriesThatWrote, entryAt, entryWithId, listEntries } from "./entry-reader.ts";
import { type IndexBlock, packBlock } from "./index-block.ts";
import type { Order, Report, WorkerSetting } from "./index-messages.ts";
import { IndexTrouble, reading } from "./index-trouble.ts";
import type { Standing } from "./index-writer.ts";
import { compositeOf, findRecords, type ReadableCollection } from "./record-reader.ts";
import { definitionOf, openForReading } from "./schema.ts";
import { Statements } from "./statements.ts";

export type { EntryFilter, EntryPage, EntrySummary } from "./entry.ts";
export { historyNames, type IndexBlock, indexBlockOf } from "./index-block.ts";
export { IndexTrouble, QuestionFault } from "./index-trouble.ts";

/** What an index is opened with beside its collections. */
export interface QueryIndexOptions {
	/** Module that exports `contracts` whose manifests declare the collections; the worker loads it. */
	readonly contracts?: string;
}

type Waiting = {
	readonly height: number;
	readonly resolve: () => void;
	readonly reject: (trouble: IndexTrouble) => void;
};

/**
 * The query index: follows the record in a thread of its own and answers questions on the caller's, in step with what is
 * committed. Derived data: whatever is wrong with it, it is deleted and rebuilt by following the record from the genesis.
 */
export class QueryIndex {
	readonly #worker: Worker;
	readonly #ended: Promise<void>;
	readonly #database: DatabaseSync;
	readonly #statements: Statements;
	readonly #collections: ReadonlyMap<string, Collection>;
	readonly #asked = new Set<string>();
	readonly #listeners = new Set<(height: number) => void>();
	#waiting: Waiting[] = [];
	#persisting: Waiting[] = [];
	#standing: Standing;
	#followed: number;
	#busyMs = 0;
	#trouble: IndexTrouble | undefined;
	#closing = false;

	/**
	 * Opens or creates the index at a path. Refuses a damaged file (IndexTrouble `index-corrupt`), one made by other
	 * declarations (`index-outdated`), and a disk that fails.
	 */
	static async open(
		path: string,
		collections: readonly Collection[],
		options: QueryIndexOptions = {},
	): Promise<QueryIndex> {
		const contracts = options.contracts ?? "@mingjian/services/contracts.ts";
		const definitions = collections.map((each) => [each.name, definitionOf(each)] as const);
		const workerData: WorkerSetting = { path, contracts, definitions };
		const worker = new Worker(new URL("./index-worker.ts", import.meta.url), { workerData, execArgv: [] });
		const standing = await opened(worker);
		try {
			return new QueryIndex({ worker, standing, collections, database: reading(() => openForReading(path)) });
		} catch (error) {
			await worker.terminate();
			throw error;
		}
	}

	/** Use `QueryIndex.open`. */
	constructor(parts: {
		readonly worker: Worker;
		readonly standing: Standing;
		readonly collections: readonly Collection[];
		readonly database: DatabaseSync;
	}) {
		this.#worker = parts.worker;
		this.#standing = parts.standing;
		this.#followed = parts.standing.height;
		this.#collections = new Map(parts.collections.map((each) => [each.name, each]));
		this.#database = parts.database;
		this.#statements = new Statements(parts.database);
		this.#worker.on("message", (report: Report) => this.#heed(report));
		this.#worker.on("error", (error) => this.#fail(new IndexTrouble("index-failed", String(error), error)));
		// The thread ends by itself after trouble: whoever closes later must not wait for an end that has been.
		this.#ended = new Promise((resolve) => {
			this.#worker.once("exit", () => resolve());
		});
		this.#worker.on("exit", () => {
			if (!this.#closing) this.#fail(new IndexTrouble("index-failed", "the index thread ended"));
		});
	}

	/** Height of the last block that questions see; −1 before the genesis. */
	get height(): number {
		return this.#standing.height;
	}

	/** Blocks followed but not yet seen by questions. */
	get lag(): number {
		return this.#followed - this.#standing.height;
	}

	/** Entries that questions see. */
	get entryCount(): number {
		return this.#standing.entries;
	}

	/** How long the thread has been writing since it was opened. */
	get busyMs(): number {
		return this.#busyMs;
	}

	/** Why the index has stopped, if it has. */
	get trouble(): IndexTrouble | undefined {
		return this.#trouble;
	}

	/**
	 * Takes the next block; returns at once. A block that is indexed or queued already is skipped. Refuses a gap (RangeError),
	 * and any block once there is trouble.
	 */
	follow(block: IndexBlock): void {
		this.#usable();
		if (block.height <= this.#followed) return;
		if (block.height !== this.#followed + 1)
			throw new RangeError(`block ${block.height} does not follow ${this.#followed}`);
		this.#followed = block.height;
		const packed = packBlock(block);
		this.#order({ kind: "block", block: packed }, [packed.values.buffer, packed.lengths.buffer]);
	}

	/** Resolves when questions see the block at a height; rejects with IndexTrouble. */
	settled(height: number): Promise<void> {
		if (this.#trouble) return Promise.reject(this.#trouble);
		if (height <= this.height) return Promise.resolve();
		return new Promise((resolve, reject) => this.#waiting.push({ height, resolve, reject }));
	}

	/** Resolves when all blocks followed so far would survive a power cut. A crash of the process loses none that are settled. */
	persisted(): Promise<void> {
		if (this.#trouble) return Promise.reject(this.#trouble);
		return new Promise((resolve, reject) => {
			this.#persisting.push({ height: this.#followed, resolve, reject });
			this.#order({ kind: "persist" });
		});
	}

	/** Calls back with the height whenever questions see more; returns how to stop that. */
	onIndexed(listener: (height: number) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Records of a collection. Without order as first written; a search that no record meets in full is asked again for any of
	 * its terms. Refuses a limit outside 1–200 and a token of another question (QuestionFault).
	 */
	find<T>(from: Collection<T>, what: Find): Found<T> {
		this.#usable();
		const of = this.#readable(from.name);
		this.#askForIndex(of, what);
		const { rows, ...rest } = reading(() => findRecords(this.#statements, of, what));
		return { rows: rows.map(({ key, record }) => ({ key, record: JSON.parse(record) as T })), ...rest };
	}

	/** An entry by log index or transaction id; of repeats, the first. */
	entry(at: number | string): EntrySummary | undefined {
		this.#usable();
		return reading(() =>
			typeof at === "number" ? entryAt(this.#statements, at) : entryWithId(this.#statements, at),
		);
	}

	/** A page of entries. Refuses a limit outside 1–200 and a token of another filter (QuestionFault). */
	entries(filter: EntryFilter): EntryPage {
		this.#usable();
		return reading(() => listEntries(this.#statements, filter));
	}

	/** Every entry that wrote a record with history, by its state key, oldest first. */
	history(key: string): EntrySummary[] {
		this.#usable();
		return reading(() => entriesThatWrote(this.#statements, key));
	}

	/** Indexes what is queued and closes the file. */
	async close(): Promise<void> {
		if (this.#closing) return;
		this.#closing = true;
		this.#database.close();
		if (this.#trouble) await this.#worker.terminate();
		else this.#order({ kind: "close" });
		await this.#ended;
		this.#fail(new IndexTrouble("index-failed", "the index is closed"));
	}

	#readable(name: string): ReadableCollection {
		const collection = this.#collections.get(name);
		if (!collection) throw new TypeError(`${name} is not indexed`);
		return { name, searchable: collection.text !== undefined, columns: this.#standing.columns[name] ?? [] };
	}

	#askForIndex(of: ReadableCollection, what: Find): void {
		const columns = compositeOf(of, what);
		const name = columns && `${of.name} ${columns.join("+")}`;
		if (!columns || !name || this.#asked.has(name)) return;
		this.#asked.add(name);
		this.#order({ kind: "composite", collection: of.name, columns });
	}

	#order(order: Order, transfer: readonly ArrayBuffer[] = []): void {
		this.#worker.postMessage(order, transfer);
	}

	#heed(report: Report): void {
		if (report.kind === "trouble") this.#fail(new IndexTrouble(report.code, report.detail));
		if (report.kind === "persisted") this.#persisting = release(this.#persisting, report.height);
		if (report.kind !== "committed") return;
		this.#standing = report.standing;
		this.#busyMs += report.busyMs;
		this.#waiting = release(this.#waiting, this.height);
		for (const listener of this.#listeners) listener(this.height);
	}

	#fail(trouble: IndexTrouble): void {
		this.#trouble ??= trouble;
		for (const each of [...this.#waiting, ...this.#persisting]) each.reject(this.#trouble);
		this.#waiting = [];
		this.#persisting = [];
	}

	#usable(): void {
		if (this.#trouble) throw this.#trouble;
		if (this.#closing) throw new TypeError("the index is closed");
	}
}

function release(waiting: readonly Waiting[], height: number): Waiting[] {
	for (const each of waiting) if (each.height <= height) each.resolve();
	return waiting.filter((each) => each.height > height);
}

function opened(worker: Worker): Promise<Standing> {
	return new Promise((resolve, reject) => {
		worker.once("error", (error) => reject(new IndexTrouble("index-failed", String(error), error)));
		worker.once("message", (report: Report) => {
			if (report.kind === "open") resolve(report.standing);
			else if (report.kind === "trouble") reject(new IndexTrouble(report.code, report.detail));
		});
	});
}
