import { hash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import { indexTokens } from "@mingjian/services/search/index-tokens.ts";
import { IndexTrouble } from "./index-trouble.ts";

/** Raised with each change of the tables below; an index of another version is rebuilt. */
export const schemaVersion = 2;
/** "MJqi": tells our file from any other SQLite database. */
const applicationId = 0x4d4a7169;
/** Columns one collection can have, each with its index. */
export const maxColumns = 32;
/** Indexes over several columns one collection can be given on demand. */
export const maxComposites = 12;

// Ids are kept as their first 8 octets, which are indexed, and the rest; an entry's time is its block's.
const tables = `
	CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
	CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL);
	CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
	CREATE TABLE blocks (height INTEGER PRIMARY KEY, timeMs INTEGER NOT NULL, firstIndex INTEGER NOT NULL);
	CREATE INDEX blocksByTime ON blocks (timeMs);
	CREATE TABLE entries (
		at INTEGER PRIMARY KEY,
		idHead BLOB NOT NULL,
		idRest BLOB NOT NULL,
		height INTEGER NOT NULL,
		service INTEGER NOT NULL,
		act INTEGER NOT NULL,
		actor INTEGER NOT NULL,
		behalf INTEGER,
		code INTEGER NOT NULL
	);
	CREATE INDEX entriesById ON entries (idHead);
	CREATE INDEX entriesByService ON entries (service);
	CREATE INDEX entriesByAct ON entries (act);
	CREATE INDEX entriesByActor ON entries (actor);
	CREATE INDEX entriesByCode ON entries (code) WHERE code <> 1;
	CREATE TABLE acts (id INTEGER PRIMARY KEY, service INTEGER NOT NULL, action INTEGER NOT NULL, UNIQUE (action, service));
	CREATE TABLE history (collection INTEGER, row INTEGER, at INTEGER, PRIMARY KEY (collection, row, at)) WITHOUT ROWID;
	INSERT INTO words (id, text) VALUES (1, 'ok');
	INSERT INTO facts (name, value) VALUES ('height', -1), ('entries', 0);
`;

/**
 * Opens the database for the one writer, creating it where there is none. Refuses a file that is not an index
 * (`index-corrupt`), of another version, or of collections that were declared otherwise (`index-outdated`).
 */
export function openForWriting(path: string, collections: readonly Collection[]): DatabaseSync {
	const database = new DatabaseSync(path, { timeout: 10_000 });
	try {
		// NORMAL syncs at checkpoints only: a power cut can take the newest blocks away but never leaves a torn index.
		database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
		// The writer copies the log into the file itself, for the sums of the pages (PageSums).
		database.exec("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 0");
		prepareTables(database);
		for (const each of collections) prepareCollection(database, each);
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

/** Opens the database for questions. */
export function openForReading(path: string): DatabaseSync {
	const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
	database.exec("PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY");
	return database;
}

/** A number kept among the facts. */
export function readFact(database: DatabaseSync, name: "height" | "entries"): number {
	return Number(database.prepare("SELECT value FROM facts WHERE name = ?").get(name)?.value);
}

/** The table of a collection, quoted. Names come from code, never from outside. */
export function tableOf(collection: string): string {
	return quoted(`records ${collection}`);
}

/** The full-text table of a collection, quoted. */
export function textTableOf(collection: string): string {
	return quoted(`text ${collection}`);
}

/** Names of the cells a collection's table has, in order. The table's own columns begin with an underscore. */
export function columnsOf(database: DatabaseSync, collection: string): string[] {
	const rows = database.prepare("SELECT name FROM pragma_table_info(?)").all(`records ${collection}`);
	return rows.map((row) => String(row.name)).filter((name) => !name.startsWith("_"));
}

/** Adds a column for a cell seen for the first time. Refuses a name that is not lowerCamelCase (TypeError), or too many. */
export function addColumn(database: DatabaseSync, collection: string, column: string): void {
	if (!/^[a-z][A-Za-z0-9]{0,63}$/.test(column))
		throw new TypeError(`${collection} has a column named ${column}`);
	if (columnsOf(database, collection).length >= maxColumns)
		throw new RangeError(`${collection} has more than ${maxColumns} columns`);
	database.exec(`ALTER TABLE ${tableOf(collection)} ADD COLUMN ${quoted(column)}`);
	addIndex(database, collection, [column]);
}

/** Adds an index over several columns that questions use together; does nothing beyond the bound. */
export function addComposite(database: DatabaseSync, collection: string, columns: readonly string[]): void {
	const known = database
		.prepare(
			"SELECT count(*) AS n FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND name LIKE '%+%'",
		)
		.get(`records ${collection}`);
	if (Number(known?.n) < maxComposites) addIndex(database, collection, columns);
}

/** Quotes a name for SQL. */
export function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

function addIndex(database: DatabaseSync, collection: string, columns: readonly string[]): void {
	const name = quoted(`by ${collection} ${columns.join("+")}`);
	const over = columns.map(quoted).join(", ");
	database.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${tableOf(collection)} (${over})`);
}

function prepareTables(database: DatabaseSync): void {
	const application = Number(database.prepare("PRAGMA application_id").get()?.application_id);
	const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
	const empty = database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n === 0;
	if (!empty && application !== applicationId)
		throw new IndexTrouble("index-corrupt", "the file is not a query index");
	if (!empty && version !== schemaVersion)
		throw new IndexTrouble("index-outdated", `index version ${version}`);
	if (!empty) return;
	database.exec(`BEGIN; ${tables}`);
	database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
}

function prepareCollection(database: DatabaseSync, collection: Collection): void {
	const { name } = collection;
	const definition = definitionOf(collection);
	const known = database.prepare("SELECT definition FROM collections WHERE name = ?").get(name);
	if (known && known.definition !== definition)
		throw new IndexTrouble("index-outdated", `${name} is declared otherwise`);
	if (known) return;
	database.exec("BEGIN");
	database.prepare("INSERT INTO collections (name, definition) VALUES (?, ?)").run(name, definition);
	const own = "_id INTEGER PRIMARY KEY, _key TEXT NOT NULL UNIQUE, _record TEXT NOT NULL, _text BLOB";
	database.exec(`CREATE TABLE ${tableOf(name)} (${own})`);
	if (collection.text) {
		const options = "content='', contentless_delete=1, tokenize='unicode61'";
		database.exec(`CREATE VIRTUAL TABLE ${textTableOf(name)} USING fts5(tokens, ${options})`);
	}
	database.exec("COMMIT");
}

/**
 * What the index of a collection depends on, digested: its schema, and the source of the functions that make cells and text.
 * A function they call is not seen: who changes one raises `schemaVersion`.
 */
export function definitionOf({ name, schema, columns, text, history }: Collection): string {
	const parts = [
		name,
		schema,
		String(columns),
		String(text),
		history === true,
		text ? String(indexTokens) : "",
	];
	return hash("sha256", JSON.stringify(parts));
}
