import { RateLimiterMemory } from "rate-limiter-flexible";

/** Failures counted against one address or account, and for how long. */
interface Bound {
	readonly points: number;
	readonly seconds: number;
}

/** Table: how often something may fail, or be begun, before it has to wait. */
const bounds = {
	/** Wrong answers from one address. */
	address: { points: 30, seconds: 300 },
	/** Wrong passwords or codes for one account or login number. */
	account: { points: 10, seconds: 900 },
	/** Accounts and keys begun from one address. */
	opening: { points: 60, seconds: 3600 },
} as const satisfies Readonly<Record<string, Bound>>;

export type LimitName = keyof typeof bounds;

/** Slows down whoever guesses, by address and by account. Forgets when the portal stops. */
export class Limits {
	readonly #limiters = new Map<LimitName, RateLimiterMemory>();

	constructor() {
		for (const [name, { points, seconds: duration }] of Object.entries(bounds))
			this.#limiters.set(name as LimitName, new RateLimiterMemory({ points, duration, keyPrefix: name }));
	}

	/** Seconds somebody has to wait; zero where they may go on. */
	async wait(name: LimitName, who: string): Promise<number> {
		const found = await this.#limiters.get(name)!.get(who);
		if (!found || (found.consumedPoints ?? 0) < bounds[name].points) return 0;
		return Math.max(1, Math.ceil((found.msBeforeNext ?? 0) / 1000));
	}

	/** Counts one. */
	async count(name: LimitName, who: string): Promise<void> {
		await this.#limiters.get(name)!.penalty(who);
	}

	/** Forgets what was counted: they proved who they are. */
	async clear(name: LimitName, who: string): Promise<void> {
		await this.#limiters.get(name)!.delete(who);
	}
}
