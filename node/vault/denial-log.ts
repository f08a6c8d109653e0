import type { ReleaseRequest } from "@mingjian/client/seal/release-request.ts";
import type { VaultCode } from "./vault-codes.ts";

/** Somebody known was refused a content. */
export interface Denial {
	readonly contentId: string;
	/** The asker's account. */
	readonly asker: string;
	readonly code: Extract<VaultCode, "vault-release-refused" | "vault-release-used">;
	readonly request: ReleaseRequest;
}

/** A denial and how often it happened since it was last reported. */
export interface CountedDenial extends Denial {
	readonly times: number;
}

interface Kept {
	denial: Denial;
	times: number;
	reportedMs: number;
}

/** The same denial is reported once in this time, with how often it happened. */
const reportEveryMs = 60_000;
/** Different denials that wait at once; beyond, those of known accounts are counted in the metrics alone. */
const mostKept = 10_000;

/**
 * Reports every refused release of somebody known: the first of its kind at once, further ones counted and reported together, so that whoever asks all day
 * cannot fill the record.
 */
export class DenialLog {
	readonly #report: (denial: CountedDenial) => Promise<void>;
	readonly #clock: () => number;
	readonly #kept = new Map<string, Kept>();
	#work: Promise<void> = Promise.resolve();

	constructor(report: (denial: CountedDenial) => Promise<void>, clock: () => number) {
		this.#report = report;
		this.#clock = clock;
	}

	/** Takes a denial; returns at once. */
	note(denial: Denial): void {
		const key = `${denial.asker} ${denial.contentId} ${denial.code}`;
		const kept = this.#kept.get(key);
		if (!kept && this.#kept.size >= mostKept) return;
		const now = kept ?? { denial, times: 0, reportedMs: Number.NEGATIVE_INFINITY };
		now.denial = denial;
		now.times += 1;
		this.#kept.set(key, now);
		this.flush();
	}

	/** Reports what is due, and forgets what has not happened again. */
	flush(): void {
		const nowMs = this.#clock();
		for (const [key, kept] of this.#kept) {
			if (kept.reportedMs + reportEveryMs > nowMs) continue;
			if (kept.times === 0) this.#kept.delete(key);
			else this.#send(kept, nowMs);
		}
	}

	/** Resolves when everything that was due is reported. */
	async settled(): Promise<void> {
		await this.#work;
	}

	/** Reports all that is left, due or not. */
	async close(): Promise<void> {
		for (const kept of this.#kept.values()) if (kept.times > 0) this.#send(kept, this.#clock());
		await this.#work;
	}

	#send(kept: Kept, nowMs: number): void {
		const { denial, times } = kept;
		kept.times = 0;
		kept.reportedMs = nowMs;
		this.#work = this.#work
			.then(() => this.#report({ ...denial, times }))
			.catch(() => {
				// Not on the record: it is told with the next.
				kept.times += times;
			});
	}
}
