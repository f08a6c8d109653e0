import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Words remembered in memory, per generation. */
const bound = 50_000;

/**
 * Numbers for strings that return again and again: accounts, services, actions, codes. Only the newest are remembered in
 * memory, because whoever may write to the record chooses some of them.
 */
export class Words {
	readonly #find: StatementSync;
	readonly #add: StatementSync;
	#young = new Map<string, number>();
	#old = new Map<string, number>();

	constructor(database: DatabaseSync) {
		this.#find = database.prepare("SELECT id FROM words WHERE text = ?");
		this.#find.setReturnArrays(true);
		this.#add = database.prepare("INSERT INTO words (text) VALUES (?)");
	}

	/** The number of a word, given now if it has none. */
	number(text: string): number {
		const known = this.#young.get(text) ?? this.#old.get(text) ?? this.#stored(text);
		const number = known ?? Number(this.#add.run(text).lastInsertRowid);
		if (!this.#young.has(text)) this.#remember(text, number);
		return number;
	}

	/** Forgets what a rolled back transaction may have added. */
	forget(): void {
		this.#young.clear();
		this.#old.clear();
	}

	#stored(text: string): number | undefined {
		const row = this.#find.get(text) as unknown as [number] | undefined;
		return row?.[0];
	}

	#remember(text: string, number: number): void {
		if (this.#young.size >= bound) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(text, number);
	}
}
