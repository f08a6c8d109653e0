/** Numbers that look random and are the same for the same seed (splitmix32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** An integer from 0 up to, not including, `below`. */
	int(below: number): number {
		this.#state = (this.#state + 0x9e3779b9) >>> 0;
		let mixed = this.#state ^ (this.#state >>> 16);
		mixed = Math.imul(mixed, 0x21f0aaad);
		mixed ^= mixed >>> 15;
		mixed = Math.imul(mixed, 0x735a2d97);
		mixed ^= mixed >>> 15;
		return Math.floor(((mixed >>> 0) / 2 ** 32) * below);
	}

	/** True so many times in a hundred. */
	chance(percent: number): boolean {
		return this.int(100) < percent;
	}

	pick<T>(from: readonly T[]): T {
		return from[this.int(from.length)]!;
	}

	/** The same things in another order. */
	shuffled<T>(things: readonly T[]): T[] {
		const rest = [...things];
		return things.map(() => rest.splice(this.int(rest.length), 1)[0]!);
	}

	/** A stream of its own, so that using more or less of it changes nothing else. */
	fork(): Random {
		return new Random(this.int(2 ** 32));
	}
}
