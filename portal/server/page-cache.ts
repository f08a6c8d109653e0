import type { Rendered } from "./send-page.ts";

/** Pages rendered a second below which every page is rendered anew. */
const busyFrom = 25;
/** How old a page may be while many are asked for. */
const keptMs = 1000;
const mostKept = 500;

interface Kept {
	readonly page: Promise<Rendered>;
	readonly sinceMs: number;
}

/**
 * Keeps public pages for a second while many people read at once, so that a crowd costs the node no more than a few. In quiet times
 * every page is as the record stands; what is one person's is never kept.
 */
export class PageCache {
	readonly #clock: () => number;
	readonly #kept = new Map<string, Kept>();
	#second = 0;
	#rendered = 0;
	#renderedBefore = 0;

	constructor(clock: () => number = () => performance.now()) {
		this.#clock = clock;
	}

	/** The page of a key: as it was kept, or rendered now. */
	take(key: string, render: () => Promise<Rendered>): Promise<Rendered> {
		const now = this.#clock();
		this.#turn(now);
		const kept = this.#kept.get(key);
		if (kept && now - kept.sinceMs < keptMs && this.#busy) return kept.page;
		this.#rendered++;
		const page = render();
		this.#keep(key, { page, sinceMs: now });
		page.then(
			({ status, personal, cookies }) => {
				if (status !== 200 || personal || cookies?.length) this.#forget(key, page);
			},
			() => this.#forget(key, page),
		);
		return page;
	}

	get #busy(): boolean {
		return Math.max(this.#rendered, this.#renderedBefore) >= busyFrom;
	}

	#turn(now: number): void {
		const second = Math.floor(now / 1000);
		if (second === this.#second) return;
		this.#renderedBefore = second === this.#second + 1 ? this.#rendered : 0;
		this.#rendered = 0;
		this.#second = second;
		for (const [key, { sinceMs }] of this.#kept) if (now - sinceMs >= keptMs) this.#kept.delete(key);
	}

	#keep(key: string, kept: Kept): void {
		if (this.#kept.size >= mostKept) this.#kept.delete(this.#kept.keys().next().value!);
		this.#kept.set(key, kept);
	}

	#forget(key: string, page: Promise<Rendered>): void {
		if (this.#kept.get(key)?.page === page) this.#kept.delete(key);
	}
}
