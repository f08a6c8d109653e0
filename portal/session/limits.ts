import { isIPv6 } from "node:net";
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
		const found = await this.#limiters.get(name)!.get(counted(who));
		if (!found || (found.consumedPoints ?? 0) < bounds[name].points) return 0;
		return Math.max(1, Math.ceil((found.msBeforeNext ?? 0) / 1000));
	}

	/** Counts one. */
	async count(name: LimitName, who: string): Promise<void> {
		await this.#limiters.get(name)!.penalty(counted(who));
	}

	/** Forgets what was counted: they proved who they are. */
	async clear(name: LimitName, who: string): Promise<void> {
		await this.#limiters.get(name)!.delete(counted(who));
	}
}

const ipv6Groups = 8;
const networkGroups = 4;

/** Whom a count is kept of: of an IPv6 address its network of 64 bits, for whoever has one address there has them all. */
export function counted(who: string): string {
	const [address = ""] = who.split("%");
	if (isIPv6(address)) {
		const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
		if (mapped) return mapped;
		const [head = "", tail] = address.toLowerCase().split("::");
		const before = groupsOf(head);
		const after = groupsOf(tail ?? "");
		const between = tail === undefined ? 0 : ipv6Groups - before.length - after.length;
		const all = [...before, ...Array<string>(Math.max(0, between)).fill("0"), ...after];
		return `${all
			.slice(0, networkGroups)
			.map((group) => group.replace(/^0+(?=.)/, ""))
			.join(":")}::/64`;
	}
	return who;
}

function groupsOf(part: string): string[] {
	return part === "" ? [] : part.split(":");
}
