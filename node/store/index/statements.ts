import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** Statements kept prepared; the least recently used goes first. */
const bound = 200;

/** One row, its values in the order asked for. */
export type Row = readonly (string | number | null)[];

/** Prepared statements of one connection, by their text. */
export class Statements {
	readonly #database: DatabaseSync;
	readonly #prepared = new Map<string, StatementSync>();

	constructor(database: DatabaseSync) {
		this.#database = database;
	}

	all(sql: string, parameters: readonly SQLInputValue[]): Row[] {
		return this.#statement(sql).all(...parameters) as unknown as Row[];
	}

	get(sql: string, parameters: readonly SQLInputValue[]): Row | undefined {
		return this.#statement(sql).get(...parameters) as unknown as Row | undefined;
	}

	#statement(sql: string): StatementSync {
		const known = this.#prepared.get(sql);
		if (known) {
			this.#prepared.delete(sql);
			this.#prepared.set(sql, known);
			return known;
		}
		const statement = this.#database.prepare(sql);
		statement.setReturnArrays(true);
		if (this.#prepared.size >= bound) this.#prepared.delete(this.#prepared.keys().next().value!);
		this.#prepared.set(sql, statement);
		return statement;
	}
}
