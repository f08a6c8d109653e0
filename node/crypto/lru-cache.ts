/** Remembers the values of the keys used last, never more than `limit` of them. */
export class LruCache<Value> {
	readonly #limit: number;
	readonly #entries = new Map<string, Value>();

	/** Refuses a limit below one (RangeError). */
	constructor(limit: number) {
		if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`not a cache limit: ${limit}`);
		this.#limit = limit;
	}

	get size(): number {
		return this.#entries.size;
	}

	/** The value of a key, made by `make` when it is not remembered. An undefined value is not remembered. */
	get(key: string, make: () => Value | undefined): Value | undefined {
		const known = this.#entries.get(key);
		// A Map keeps the order of insertion: taking out and putting back makes the key the newest.
		if (known !== undefined) this.#entries.delete(key);
		const value = known ?? make();
		if (value === undefined) return undefined;
		this.#entries.set(key, value);
		if (this.#entries.size > this.#limit) this.#entries.delete(this.#entries.keys().next().value!);
		return value;
	}
}
