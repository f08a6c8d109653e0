import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { Find, Found } from "@mingjian/ledger/runtime/context.ts";
import {
	entriesThatWrote,
	entryAt,
	entryWithId,
	listEntries,
} from "@mingjian/node/store/index/entry-reader.ts";
import { packBlock } from "@mingjian/node/store/index/index-block.ts";
import { troubleOf } from "@mingjian/node/store/index/index-trouble.ts";
import { IndexWriter } from "@mingjian/node/store/index/index-writer.ts";
import type { EntryFilter, IndexBlock } from "@mingjian/node/store/index/query-index.ts";
import { findRecords } from "@mingjian/node/store/index/record-reader.ts";
import { openForReading } from "@mingjian/node/store/index/schema.ts";
import { Statements } from "@mingjian/node/store/index/statements.ts";
import type { RecordIndex } from "@mingjian/node/store/open-derived.ts";
import type { SimulatedDisk } from "./disk/simulated-disk.ts";
import type { Random } from "./random.ts";

interface Waiting {
	readonly height: number;
	resolve(): void;
	reject(error: unknown): void;
}

/**
 * The query index with its real writer, readers and SQLite file, on this thread: turns instead of a thread make it late, so that a
 * seed reproduces when. It dies with the disk of its node.
 */
export class SimulatedIndex implements RecordIndex {
	readonly #writer: IndexWriter;
	readonly #database: DatabaseSync;
	readonly #statements: Statements;
	readonly #collections: readonly Collection[];
	readonly #random: Random;
	readonly #nodeDead: () => boolean;
	readonly #listeners = new Set<(height: number) => void>();
	#queue: IndexBlock[] = [];
	#waiting: Waiting[] = [];
	#working = false;
	#trouble: unknown;

	/** What `assembleNode` is given to open the index with. */
	static opener(
		disk: SimulatedDisk,
		random: Random,
	): {
		readonly open: (path: string, collections: readonly Collection[]) => Promise<SimulatedIndex>;
		/** The index last opened. */
		last(): SimulatedIndex | undefined;
	} {
		let last: SimulatedIndex | undefined;
		const open = async (path: string, collections: readonly Collection[]) => {
			// Another life's process is dead, whatever is left of it.
			if (disk.dead) await new Promise(() => {});
			try {
				last = new SimulatedIndex(path, collections, { random, dead: () => disk.dead });
				return last;
			} catch (error) {
				throw troubleOf(error);
			}
		};
		return { open, last: () => last };
	}

	private constructor(
		path: string,
		collections: readonly Collection[],
		{ random, dead }: { readonly random: Random; readonly dead: () => boolean },
	) {
		this.#writer = new IndexWriter(path, collections);
		this.#database = openForReading(path);
		this.#statements = new Statements(this.#database);
		this.#collections = collections;
		this.#random = random;
		this.#nodeDead = dead;
	}

	get height(): number {
		return this.#writer.standing.height;
	}

	follow(block: IndexBlock): void {
		if (this.#trouble) throw this.#trouble;
		const followed = this.#queue.at(-1)?.height ?? this.height;
		if (block.height <= followed) return;
		if (block.height !== followed + 1)
			throw new RangeError(`block ${block.height} does not follow ${followed}`);
		this.#queue.push(block);
		void this.#work().catch((error) => this.#fail(troubleOf(error)));
	}

	async settled(height: number): Promise<void> {
		if (height <= this.height) return;
		if (this.#trouble) throw this.#trouble;
		await new Promise<void>((resolve, reject) => this.#waiting.push({ height, resolve, reject }));
	}

	onIndexed(listener: (height: number) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	find<T>(from: Collection<T>, what: Find): Found<T> {
		const { name, text } = this.#collections.find((each) => each.name === from.name)!;
		const columns = this.#writer.standing.columns[name] ?? [];
		const { rows, ...rest } = findRecords(
			this.#statements,
			{ name, searchable: text !== undefined, columns },
			what,
		);
		return { rows: rows.map(({ key, record }) => ({ key, record: JSON.parse(record) as T })), ...rest };
	}

	entry(at: number | string) {
		return typeof at === "number" ? entryAt(this.#statements, at) : entryWithId(this.#statements, at);
	}

	entries(filter: EntryFilter) {
		return listEntries(this.#statements, filter);
	}

	history(key: string) {
		return entriesThatWrote(this.#statements, key);
	}

	async close(): Promise<void> {
		while (this.#working) await setImmediate();
		this.abandon();
	}

	/** Lets go of the file as a dead process does. */
	abandon(): void {
		if (!this.#database.isOpen) return;
		this.#database.close();
		this.#writer.close();
	}

	#fail(trouble: unknown): void {
		this.#trouble = trouble;
		this.#working = false;
		for (const { reject } of this.#waiting) reject(trouble);
	}

	#dead(): boolean {
		return this.#nodeDead() || !this.#database.isOpen;
	}

	async #work(): Promise<void> {
		if (this.#working) return;
		this.#working = true;
		while (this.#queue.length > 0 && !this.#dead()) {
			for (let turns = this.#random.int(4); turns > 0; turns--) await setImmediate();
			if (this.#dead()) break;
			const taken = this.#queue.splice(0, 1 + this.#random.int(3));
			this.#writer.apply(taken.map(packBlock));
			this.#waiting = this.#waiting.filter(({ height, resolve }) => height > this.height || void resolve());
			for (const listener of this.#listeners) listener(this.height);
		}
		this.#working = false;
	}
}

/**
 * Leaves an index file as a crash does: everything committed after a kill, any front part of the write-ahead log after a power
 * cut, which is what SQLite promises with `synchronous = NORMAL`.
 */
export function crashIndex(path: string, index: SimulatedIndex | undefined, lost: Random | undefined): void {
	const files = [path, `${path}-wal`, `${path}-sums`];
	for (const file of files) if (existsSync(file)) copyFileSync(file, `${file}.kept`);
	index?.abandon();
	for (const file of [...files, `${path}-shm`]) rmSync(file, { force: true });
	for (const file of files) {
		if (!existsSync(`${file}.kept`)) continue;
		copyFileSync(`${file}.kept`, file);
		rmSync(`${file}.kept`);
	}
	if (lost && existsSync(`${path}-wal`))
		truncateSync(`${path}-wal`, lost.int(statSync(`${path}-wal`).size + 1));
}
