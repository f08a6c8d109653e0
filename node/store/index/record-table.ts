import { hash } from "node:crypto";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Cell, Collection } from "@mingjian/ledger/runtime/collection.ts";
import { indexTokens } from "@mingjian/services/search/index-tokens.ts";
import { addColumn, columnsOf, quoted, tableOf, textTableOf } from "./schema.ts";

type Cells = Readonly<Record<string, Cell | undefined>>;

/** Writes the records of one collection: one row each, a column per cell, and its words in the full-text table. */
export class RecordTable {
	readonly #database: DatabaseSync;
	readonly #collection: Collection;
	#columns: readonly string[];
	#statements: Statements;

	constructor(database: DatabaseSync, collection: Collection) {
		this.#database = database;
		this.#collection = collection;
		this.#columns = columnsOf(database, collection.name);
		this.#statements = prepareStatements(database, collection, this.#columns);
	}

	/** Names of the cells seen so far. */
	get columns(): readonly string[] {
		return this.#columns;
	}

	/**
	 * Writes a stored value and returns its row where the row matters, else undefined. Throws what the collection's functions
	 * throw, and TypeError for a cell that is none.
	 */
	put(key: string, value: Bytes): number | undefined {
		const { columns, text, history } = this.#collection;
		const stored = Buffer.from(value.buffer, value.byteOffset, value.length).toString("utf8");
		const json = history ? unstamped(stored) : stored;
		const record = columns || text ? JSON.parse(json) : undefined;
		const cells = columns ? this.#cells(columns(record, key)) : [];
		if (text) return this.#putSearchable(key, [json, ...cells], text(record));
		if (history) return this.#putRow(key, this.#find(key)?.[0], [json, ...cells]);
		this.#statements.upsert.run(key, json, ...cells);
		return undefined;
	}

	remove(key: string): void {
		const row = this.#find(key)?.[0];
		if (row === undefined) return;
		this.#statements.remove.run(row);
		this.#statements.removeText?.run(row);
	}

	// RETURNING would give the row in one statement, at three times the price of the two.
	#putRow(key: string, known: number | undefined, values: readonly SQLInputValue[]): number {
		const { insert, update } = this.#statements;
		if (known === undefined) return Number(insert.run(key, ...values).lastInsertRowid);
		update.run(...values, known);
		return known;
	}

	// The words are written only where they changed: the status of a record changes more often than its name.
	#putSearchable(key: string, values: readonly SQLInputValue[], text: readonly string[]): number {
		const words = text.map((each) => indexTokens(each).join(" ")).join(" ");
		const known = this.#find(key);
		const row = this.#putRow(key, known?.[0], values);
		// Nothing to find it by, now or before.
		if (words === "" && !known?.[1]) return row;
		const digest = hash("sha256", words, "buffer").subarray(0, 16);
		if (known?.[1] && digest.equals(known[1])) return row;
		this.#statements.setText!.run(digest, row);
		if (known?.[1]) this.#statements.removeText!.run(row);
		this.#statements.addText!.run(row, words);
		return row;
	}

	#find(key: string): readonly [row: number, digest: Uint8Array | null] | undefined {
		return this.#statements.find.get(key) as unknown as [number, Uint8Array | null] | undefined;
	}

	#cells(cells: Cells): Cell[] {
		for (const column in cells) if (!this.#columns.includes(column)) this.#add(column);
		return this.#columns.map((column) => checked(cells[column] ?? null, this.#collection.name, column));
	}

	#add(column: string): void {
		addColumn(this.#database, this.#collection.name, column);
		this.#columns = columnsOf(this.#database, this.#collection.name);
		this.#statements = prepareStatements(this.#database, this.#collection, this.#columns);
	}
}

interface Statements {
	readonly upsert: StatementSync;
	readonly insert: StatementSync;
	readonly update: StatementSync;
	readonly find: StatementSync;
	readonly remove: StatementSync;
	readonly setText?: StatementSync;
	readonly addText?: StatementSync;
	readonly removeText?: StatementSync;
}

function prepareStatements(database: DatabaseSync, of: Collection, columns: readonly string[]): Statements {
	const table = tableOf(of.name);
	const names = ["_record", ...columns.map(quoted)];
	const insert = `INSERT INTO ${table} (_key, ${names.join(", ")}) VALUES (?${", ?".repeat(names.length)})`;
	const excluded = names.map((name) => `${name} = excluded.${name}`).join(", ");
	const find = database.prepare(`SELECT _id, _text FROM ${table} WHERE _key = ?`);
	find.setReturnArrays(true);
	const own = {
		upsert: database.prepare(`${insert} ON CONFLICT (_key) DO UPDATE SET ${excluded}`),
		insert: database.prepare(insert),
		update: database.prepare(
			`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE _id = ?`,
		),
		find,
		remove: database.prepare(`DELETE FROM ${table} WHERE _id = ?`),
	};
	if (!of.text) return own;
	const words = textTableOf(of.name);
	return {
		...own,
		setText: database.prepare(`UPDATE ${table} SET _text = ? WHERE _id = ?`),
		addText: database.prepare(`INSERT INTO ${words} (rowid, tokens) VALUES (?, ?)`),
		removeText: database.prepare(`DELETE FROM ${words} WHERE rowid = ?`),
	};
}

function checked(cell: Cell, collection: string, column: string): Cell {
	if (cell === null || typeof cell === "string" || Number.isFinite(cell)) return cell;
	throw new TypeError(`${collection}: the cell ${column} is neither text, number nor null`);
}

// {"revision":…,"history":"…","record":…}, in this order and without a quote in the first two (spec/record.md §6).
const member = ',"record":';

function unstamped(stored: string): string {
	return stored.slice(stored.indexOf(member) + member.length, -1);
}
