import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

type Row = Readonly<Record<string, SQLInputValue>>;

const keySize = 32;
const nonceSize = 12;
const tagSize = 16;

const tables = [
	`CREATE TABLE IF NOT EXISTS session (
		hash TEXT PRIMARY KEY, csrf TEXT NOT NULL, account TEXT, method TEXT, key TEXT, department TEXT,
		device TEXT NOT NULL, started INTEGER NOT NULL, seen INTEGER NOT NULL, confirmed INTEGER) STRICT`,
	`CREATE TABLE IF NOT EXISTS challenge (
		hash TEXT PRIMARY KEY, session TEXT NOT NULL, purpose TEXT NOT NULL, until INTEGER NOT NULL) STRICT`,
	`CREATE TABLE IF NOT EXISTS credential (
		id TEXT PRIMARY KEY, account TEXT NOT NULL, key TEXT NOT NULL, cose BLOB NOT NULL, public_key BLOB NOT NULL,
		counter INTEGER NOT NULL, device TEXT NOT NULL, added INTEGER NOT NULL) STRICT`,
	`CREATE TABLE IF NOT EXISTS password_key (
		login TEXT PRIMARY KEY, account TEXT NOT NULL, key TEXT NOT NULL, salt BLOB NOT NULL, sealed BLOB NOT NULL,
		added INTEGER NOT NULL, confirmed INTEGER) STRICT`,
	`CREATE TABLE IF NOT EXISTS second_factor (
		account TEXT PRIMARY KEY, sealed BLOB NOT NULL, confirmed INTEGER, step INTEGER NOT NULL) STRICT`,
	`CREATE TABLE IF NOT EXISTS pending (
		id TEXT PRIMARY KEY, session TEXT NOT NULL, body TEXT NOT NULL, until INTEGER NOT NULL) STRICT`,
	`CREATE TABLE IF NOT EXISTS recovery_key (
		code TEXT PRIMARY KEY, credential TEXT NOT NULL, account TEXT, until INTEGER NOT NULL) STRICT`,
];

/**
 * What the portal keeps beside the record, in `portal/` of the data folder: sessions, passkeys' public halves, keys under
 * passwords. Secrets in it are sealed with a key of their own file. It can be lost: people sign in again, or recover.
 */
export class PortalStore {
	readonly #database: DatabaseSync;
	readonly #key: Buffer;
	/** Prepared once: pages ask the same few questions again and again. */
	readonly #statements = new Map<string, StatementSync>();

	constructor(dataDirectory: string) {
		const folder = join(dataDirectory, "portal");
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		this.#key = sealingKey(join(folder, "key"));
		this.#database = new DatabaseSync(join(folder, "portal.sqlite"));
		chmodSync(join(folder, "portal.sqlite"), 0o600);
		this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000");
		for (const table of tables) this.table(table);
	}

	/** Makes a table where there is none. */
	table(definition: string): void {
		this.#database.exec(definition);
	}

	one<T extends object>(query: string, given: Row = {}): T | undefined {
		return this.#statement(query).get(named(given)) as T | undefined;
	}

	all<T extends object>(query: string, given: Row = {}): readonly T[] {
		return this.#statement(query).all(named(given)) as T[];
	}

	/** Changes rows; tells how many. */
	run(change: string, given: Row = {}): number {
		return Number(this.#statement(change).run(named(given)).changes);
	}

	/** Seals a secret for keeping; `about` must be given again to open it, so that rows cannot be exchanged. */
	seal(secret: Uint8Array, about: string): Uint8Array {
		return sealWith(this.#key, secret, about);
	}

	/** Opens what was sealed; undefined where it was changed or is about something else. */
	open(sealed: Uint8Array, about: string): Uint8Array | undefined {
		return openWith(this.#key, sealed, about);
	}

	close(): void {
		this.#database.close();
	}

	#statement(text: string): StatementSync {
		const known = this.#statements.get(text);
		if (known) return known;
		const statement = this.#database.prepare(text);
		this.#statements.set(text, statement);
		return statement;
	}
}

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. */
export function sealWith(key: Uint8Array, secret: Uint8Array, about: string): Uint8Array {
	const nonce = randomBytes(nonceSize);
	const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
	return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined where key, text or `about` are not those it was sealed with. */
export function openWith(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array | undefined {
	if (sealed.length < nonceSize + tagSize) return undefined;
	const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceSize), {
		authTagLength: tagSize,
	});
	decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-tagSize));
	try {
		const opened = Buffer.concat([decipher.update(sealed.subarray(nonceSize, -tagSize)), decipher.final()]);
		return Uint8Array.from(opened);
	} catch {
		return undefined;
	}
}

/** Unguessable text: 256 bits in base64url. */
export function unguessable(): string {
	return randomBytes(32).toString("base64url");
}

/** What is kept of an unguessable text. */
export function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}

function sealingKey(path: string): Buffer {
	if (!existsSync(path)) writeFileSync(path, randomBytes(keySize), { mode: 0o600, flag: "wx" });
	const key = readFileSync(path);
	if (key.length !== keySize) throw new Error(`${path} is damaged: it must have ${keySize} octets`);
	return key;
}

function named(given: Row): Record<string, SQLInputValue> {
	return Object.fromEntries(Object.entries(given).map(([name, value]) => [`:${name}`, value]));
}
