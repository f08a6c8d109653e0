/** Entries taken before the table is made anew. */
const most = 256;

/**
 * A map for what only passes through: the table is made anew long before `Map` would do it by itself. An outgrown table of a `Map` points at
 * the next one, and keeps what it held: once one of them is in the collector's old generation, every later table, and with it
 * nearly everything that ever passed, is carried there too and lies about until a major collection. Keys keep their order.
 */
export class PassingMap<K, V> {
	#entries = new Map<K, V>();
	#taken = 0;

	get size(): number {
		return this.#entries.size;
	}

	get(key: K): V | undefined {
		return this.#entries.get(key);
	}

	has(key: K): boolean {
		return this.#entries.has(key);
	}

	set(key: K, value: V): void {
		if (this.#taken >= most && this.#taken >= this.#entries.size * 2) {
			this.#entries = new Map(this.#entries);
			this.#taken = this.#entries.size;
		}
		this.#taken++;
		this.#entries.set(key, value);
	}

	delete(key: K): boolean {
		return this.#entries.delete(key);
	}

	/** The oldest key. */
	first(): K | undefined {
		return this.#entries.keys().next().value;
	}

	values(): Iterable<V> {
		return this.#entries.values();
	}

	clear(): void {
		this.#entries = new Map();
		this.#taken = 0;
	}
}
