import { statSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import { EntryTable } from "./entry-table.ts";
import { collectionOf, type PackedBlock, unpackEntries, unpackWrites } from "./index-block.ts";
import { PageSums } from "./page-sums.ts";
import { RecordTable } from "./record-table.ts";
import { addComposite, columnsOf, openForWriting, readFact } from "./schema.ts";

/** Octets the write-ahead log may grow to before it is copied into the file: few, because the block log's syncs wait behind a copy's. */
const mostLogBytes = 16 << 20;

/** Where the index stands after a transaction. */
export interface Standing {
	readonly height: number;
	/** Entries indexed. */
	readonly entries: number;
	/** Names of the cells of each collection. */
	readonly columns: Readonly<Record<string, readonly string[]>>;
}

interface Known {
	readonly number: number;
	readonly table: RecordTable;
}

/** The one writer of the index. Not to be used any more once a method has thrown. */
export class IndexWriter {
	readonly #database: DatabaseSync;
	readonly #sums: PageSums;
	readonly #log: string;
	readonly #collections: ReadonlyMap<string, Known>;
	readonly #entries: EntryTable;
	readonly #setFact: StatementSync;
	#height: number;
	#count: number;

	/** Opens the index, creating it where there is none; refusals as of `openForWriting`, and any damaged page (`index-corrupt`). */
	constructor(path: string, collections: readonly Collection[]) {
		this.#sums = PageSums.verified(path);
		this.#log = `${path}-wal`;
		this.#database = openForWriting(path, collections);
		this.#entries = new EntryTable(this.#database);
		this.#setFact = this.#database.prepare("UPDATE facts SET value = ? WHERE name = ?");
		this.#height = readFact(this.#database, "height");
		this.#count = readFact(this.#database, "entries");
		const number = this.#database.prepare("SELECT id FROM collections WHERE name = ?");
		this.#collections = new Map(
			collections.map((each) => [
				each.name,
				{ number: Number(number.get(each.name)?.id), table: new RecordTable(this.#database, each) },
			]),
		);
	}

	get standing(): Standing {
		const columns = [...this.#collections].map(([name, { table }]) => [name, table.columns] as const);
		return { height: this.#height, entries: this.#count, columns: Object.fromEntries(columns) };
	}

	/**
	 * Indexes blocks in one SQLite transaction; those it has already are skipped. A record written by several of them is
	 * written once, as the last one left it.
	 */
	apply(blocks: readonly PackedBlock[]): void {
		const fresh = blocks.filter((each) => each.height > this.#height);
		if (fresh.length === 0) return;
		this.#database.exec("BEGIN IMMEDIATE");
		const rows = this.#writeRecords(fresh);
		for (const block of fresh) this.#writeEntries(block, rows);
		this.#height = fresh.at(-1)!.height;
		this.#setFact.run(this.#height, "height");
		this.#setFact.run(this.#count, "entries");
		this.#database.exec("COMMIT");
		this.#sums.follow();
		if (statSync(this.#log).size > mostLogBytes) this.persist();
	}

	/** Gives a collection an index over several columns, unless a column has never been seen. */
	addComposite(collection: string, columns: readonly string[]): void {
		const known = columnsOf(this.#database, collection);
		if (columns.every((each) => known.includes(each))) addComposite(this.#database, collection, columns);
	}

	/** On return everything indexed survives a power cut. */
	persist(): void {
		this.#sums.update();
		this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
	}

	/** Leaves the file to whoever closes it when this writer may not be used any more. */
	leave(): void {
		this.#sums.update();
	}

	close(): void {
		this.#database.exec("PRAGMA optimize");
		this.persist();
		this.#database.close();
	}

	#writeRecords(blocks: readonly PackedBlock[]): Map<string, number> {
		const last = new Map<string, Bytes | undefined>();
		for (const block of blocks) for (const [key, value] of unpackWrites(block)) last.set(key, value);
		const rows = new Map<string, number>();
		for (const [stateKey, value] of last) {
			const { table } = this.#known(stateKey);
			const key = stateKey.slice(stateKey.indexOf("/") + 1);
			const row = value ? table.put(key, value) : table.remove(key);
			if (row !== undefined) rows.set(stateKey, row);
		}
		return rows;
	}

	#writeEntries(block: PackedBlock, rows: ReadonlyMap<string, number>): void {
		const entries = unpackEntries(block);
		if (entries.length > 0) this.#entries.addBlock(block);
		for (const entry of entries) {
			this.#entries.add(block.height, entry);
			for (const key of entry[7]) this.#entries.addTouched(this.#known(key).number, rows.get(key)!, entry[0]);
		}
		this.#count += entries.length;
	}

	#known(stateKey: string): Known {
		const known = this.#collections.get(collectionOf(stateKey));
		if (!known) throw new TypeError(`no collection holds ${stateKey}`);
		return known;
	}
}
