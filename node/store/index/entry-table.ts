import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { PackedBlock, PackedEntry } from "./index-block.ts";
import { Words } from "./words.ts";

/** Octets of a transaction id that are indexed. */
export const idHeadSize = 8;
const maxActs = 10_000;

/** Writes the entries of blocks, and which records with history they wrote. */
export class EntryTable {
	readonly #words: Words;
	readonly #acts = new Map<string, number>();
	readonly #statements: ReturnType<typeof prepareStatements>;

	constructor(database: DatabaseSync) {
		this.#words = new Words(database);
		this.#statements = prepareStatements(database);
	}

	/** Notes height, time and place of a block that has entries. */
	addBlock({ height, timeMs, firstIndex }: PackedBlock): void {
		this.#statements.addBlock.run(height, timeMs, firstIndex);
	}

	add(height: number, entry: PackedEntry): void {
		const [at, id, service, action, actor, onBehalfOf, code] = entry;
		const octets = Buffer.from(id, "hex");
		const serviceNumber = this.#words.number(service);
		this.#statements.addEntry.run(
			at,
			octets.subarray(0, idHeadSize),
			octets.subarray(idHeadSize),
			height,
			serviceNumber,
			this.#act(serviceNumber, this.#words.number(action)),
			this.#words.number(actor),
			onBehalfOf === null ? null : this.#words.number(onBehalfOf),
			this.#words.number(code),
		);
	}

	/** Notes that an entry wrote a row of a collection with history. */
	addTouched(collection: number, row: number, at: number): void {
		this.#statements.addTouched.run(collection, row, at);
	}

	#act(service: number, action: number): number {
		const name = `${service}/${action}`;
		const known = this.#acts.get(name);
		if (known !== undefined) return known;
		const stored = this.#statements.findAct.get(action, service) as unknown as [number] | undefined;
		const act = stored?.[0] ?? Number(this.#statements.addAct.run(service, action).lastInsertRowid);
		if (this.#acts.size >= maxActs) this.#acts.clear();
		this.#acts.set(name, act);
		return act;
	}
}

function prepareStatements(database: DatabaseSync) {
	const columns = "at, idHead, idRest, height, service, act, actor, behalf, code";
	const findAct: StatementSync = database.prepare("SELECT id FROM acts WHERE action = ? AND service = ?");
	findAct.setReturnArrays(true);
	return {
		addBlock: database.prepare("INSERT INTO blocks (height, timeMs, firstIndex) VALUES (?, ?, ?)"),
		addEntry: database.prepare(`INSERT INTO entries (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
		addTouched: database.prepare("INSERT OR IGNORE INTO history (collection, row, at) VALUES (?, ?, ?)"),
		findAct,
		addAct: database.prepare("INSERT INTO acts (service, action) VALUES (?, ?)"),
	};
}
