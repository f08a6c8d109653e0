import type { Static, TSchema } from "typebox";

/** A value a column of the query index can hold. */
export type Cell = string | number | null;

// Methods, not properties: a collection of some record must pass where one of any record is asked for.
export interface CollectionOptions<T> {
	/** Columns of the query index, by name; the query language filters and sorts by them. */
	columns?(record: T, key: string): Readonly<Record<string, Cell>>;
	/** What full-text search finds the record by. */
	text?(record: T): readonly string[];
	/** Keep a provable history: each write chains the transaction's id, and records are never deleted (spec/record.md §6). */
	readonly history?: boolean;
}

/** A named set of records in the state map. */
export interface Collection<T = unknown> extends CollectionOptions<T> {
	/** `service.collection` */
	readonly name: string;
	/** Words for people are in the manifest; this is the record's shape. */
	readonly schema: TSchema;
}

/** Declares a collection; its record type follows from the schema. */
export function collection<S extends TSchema>(
	name: `${string}.${string}`,
	schema: S,
	options: CollectionOptions<Static<S>> = {},
): Collection<Static<S>> {
	return { name, schema, ...options };
}

/** The key of a record in the state map: `collection/key`. */
export function stateKey(of: Pick<Collection, "name">, key: string): string {
	return `${of.name}/${key}`;
}
