import type { Rendered } from "./send-page.ts";

/** Pages rendered a second below which every page is rendered anew. */
const busyFrom = 25;
/** How old a page may be while many are asked for, before it is rendered again. */
const freshMs = 1000;
/** How long a page is still handed out while it is being rendered again. */
const servedMs = 2000;
const mostKept = 500;

interface Kept {
	readonly page: Promise<Rendered>;
	readonly sinceMs: number;
	/** It waits to be rendered again. */
	renewing?: true;
}

export interface PageCacheSetting {
	readonly clock?: () => number;
	/** Does something once what is going on has been done. */
	readonly later?: (work: () => void) => void;
}

/**
 * Keeps public pages for a second while many people read at once, so that a crowd costs the node no more than a few. A page that got
 * older is handed out once more while it is rendered again, one page at a time between other answers: nobody waits for all of them. In
 * quiet times every page is as the record stands; what is one person's is never kept.
 */
export class PageCache {
	readonly #clock: () => number;
	readonly #later: (work: () => void) => void;
	readonly #kept = new Map<string, Kept>();
	readonly #renewals: (() => Promise<unknown>)[] = [];
	#renewing = false;
	#second = 0;
	#rendered = 0;
	#renderedBefore = 0;

	constructor({ clock = () => performance.now(), later = setImmediate }: PageCacheSetting = {}) {
		this.#clock = clock;
		this.#later = later;
	}

	/** The page of a key: as it was kept, or rendered now. */
	take(key: string, render: () => Promise<Rendered>): Promise<Rendered> {
		const now = this.#clock();
		this.#turn(now);
		const kept = this.#kept.get(key);
		if (kept && this.#busy) {
			const age = now - kept.sinceMs;
			if (age < freshMs) return kept.page;
			if (age < servedMs) {
				this.#renew(key, kept, render);
				return kept.page;
			}
		}
		return this.#render(key, render);
	}

	get #busy(): boolean {
		return Math.max(this.#rendered, this.#renderedBefore) >= busyFrom;
	}

	#render(key: string, render: () => Promise<Rendered>): Promise<Rendered> {
		this.#rendered++;
		const page = render();
		this.#keep(key, { page, sinceMs: this.#clock() });
		page.then(
			({ status, personal, cookies }) => {
				if (status !== 200 || personal || cookies?.length) this.#forget(key, page);
			},
			() => this.#forget(key, page),
		);
		return page;
	}

	#renew(key: string, kept: Kept, render: () => Promise<Rendered>): void {
		if (kept.renewing) return;
		kept.renewing = true;
		// Whoever asks after a page that could not be rendered again finds out for themselves.
		this.#renewals.push(() => this.#render(key, render).catch(() => undefined));
		if (!this.#renewing) this.#renewNext();
	}

	#renewNext(): void {
		const next = this.#renewals.shift();
		this.#renewing = next !== undefined;
		if (next) this.#later(() => void next().then(() => this.#renewNext()));
	}

	#turn(now: number): void {
		const second = Math.floor(now / 1000);
		if (second === this.#second) return;
		this.#renderedBefore = second === this.#second + 1 ? this.#rendered : 0;
		this.#rendered = 0;
		this.#second = second;
		for (const [key, { sinceMs }] of this.#kept) if (now - sinceMs >= servedMs) this.#kept.delete(key);
	}

	#keep(key: string, kept: Kept): void {
		this.#kept.delete(key);
		if (this.#kept.size >= mostKept) this.#kept.delete(this.#kept.keys().next().value!);
		this.#kept.set(key, kept);
	}

	#forget(key: string, page: Promise<Rendered>): void {
		if (this.#kept.get(key)?.page === page) this.#kept.delete(key);
	}
}
