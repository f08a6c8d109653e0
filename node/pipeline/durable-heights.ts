interface Waiter {
	readonly height: number;
	resolve(): void;
	reject(error: unknown): void;
}

/** Lets callers wait until a height is durable. */
export class DurableHeights {
	#height: number;
	#waiters: Waiter[] = [];
	#failure: { readonly error: unknown } | undefined;

	constructor(height: number) {
		this.#height = height;
	}

	/** Resolves when the height is durable; rejects once that can no longer happen. */
	reached(height: number): Promise<void> {
		if (this.#failure) return Promise.reject(this.#failure.error);
		if (height <= this.#height) return Promise.resolve();
		return new Promise((resolve, reject) => {
			this.#waiters.push({ height, resolve, reject });
		});
	}

	advance(height: number): void {
		this.#height = height;
		if (this.#waiters.length === 0) return;
		const reached = this.#waiters.filter((each) => each.height <= height);
		this.#waiters = this.#waiters.filter((each) => each.height > height);
		for (const { resolve } of reached) resolve();
	}

	fail(error: unknown): void {
		this.#failure = { error };
		for (const { reject } of this.#waiters) reject(error);
		this.#waiters = [];
	}
}
