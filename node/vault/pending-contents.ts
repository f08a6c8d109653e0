/** How long a content waits for the record to name it. */
export const pendingTermMs = 15 * 60 * 1000;

/** What all contents that wait may take together. */
export const pendingBounds = { contents: 1024, bytes: 256 * 1024 * 1024 };

interface Waiting {
	readonly bytes: number;
	readonly untilMs: number;
}

/** Contents that the record does not name yet: each for a short time, all together within bounds. */
export class PendingContents {
	readonly #clock: () => number;
	readonly #waiting = new Map<string, Waiting>();
	/** Contents whose settling failed. */
	readonly #again = new Set<string>();
	#bytes = 0;

	constructor(clock: () => number) {
		this.#clock = clock;
	}

	has(contentId: string): boolean {
		return this.#waiting.has(contentId);
	}

	/** False where there is no room. A content that waits already keeps its term. */
	add(contentId: string, bytes: number): boolean {
		if (this.isOver(contentId)) this.remove(contentId);
		if (this.#waiting.has(contentId)) return true;
		if (this.#waiting.size >= pendingBounds.contents || this.#bytes + bytes > pendingBounds.bytes)
			return false;
		this.#waiting.set(contentId, { bytes, untilMs: this.#clock() + pendingTermMs });
		this.#bytes += bytes;
		return true;
	}

	/** A content found waiting after a restart: it gets a term of its own, whatever room there is. */
	wait(contentId: string): void {
		if (!this.#waiting.has(contentId))
			this.#waiting.set(contentId, { bytes: 0, untilMs: this.#clock() + pendingTermMs });
	}

	isOver(contentId: string): boolean {
		const waiting = this.#waiting.get(contentId);
		return waiting !== undefined && waiting.untilMs <= this.#clock();
	}

	remove(contentId: string): void {
		this.#bytes -= this.#waiting.get(contentId)?.bytes ?? 0;
		this.#waiting.delete(contentId);
		this.#again.delete(contentId);
	}

	/** Has a content looked at again at the next sweep. */
	tryAgain(contentId: string): void {
		this.#again.add(contentId);
	}

	/** Contents to look at: those whose time is over, and those that failed. */
	due(): string[] {
		return [...[...this.#waiting.keys()].filter((each) => this.isOver(each)), ...this.#again];
	}
}
