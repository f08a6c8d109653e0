import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { type Driver, type Progress, type Stage, stageOf, type Traits } from "../driver/driver.ts";
import type { Machine } from "../driver/machine.ts";
import { Commits } from "./commits.ts";

export interface SoloSetting {
	/** The operator's clock, milliseconds since the Unix epoch. */
	readonly clock: () => number;
	/** Shortest time between two blocks while transactions keep coming: fewer, fuller blocks. */
	readonly blockIntervalMs?: number;
	/** Most transactions in one block. */
	readonly maxBlockEntries?: number;
	/** Most bytes of transactions in one block; one alone may be larger. */
	readonly maxBlockBytes?: number;
	/** Most transactions waiting; beyond it they are refused with `busy`. */
	readonly maxWaiting?: number;
	/** Most blocks applied and not yet durable. */
	readonly maxInFlight?: number;
}

const notReady: Stage = { stage: "refused", code: "not-ready" };

const defaults = {
	blockIntervalMs: 3,
	maxBlockEntries: 2000,
	maxBlockBytes: limits.block,
	maxWaiting: 50_000,
	maxInFlight: 8,
};

/**
 * Orders for one operator: first come, first served, in this process. Durability is the machine's; blocks are applied while
 * the ones before are still being synced, and nothing is acknowledged before its own block is durable.
 */
export class SoloDriver implements Driver {
	readonly traits: Traits = {
		engine: "solo",
		fault: "crash",
		agreesOnRoot: true,
		finality: "immediate",
		time: "operator",
		members: 1,
		maxTxBytes: limits.envelope,
	};
	readonly #setting: Required<SoloSetting>;
	readonly #listeners = new Set<(progress: Progress) => void>();
	#machine: Machine | undefined;
	#stop: AbortSignal | undefined;
	#waiting: Bytes[] = [];
	/** Handed over and still being checked; they count as waiting. */
	#checking = 0;
	#wake: (() => void) | undefined;
	#height = -1n;
	#state: Progress["state"] = "starting";

	constructor(setting: SoloSetting) {
		this.#setting = { ...defaults, ...setting };
	}

	async run(machine: Machine, stop: AbortSignal): Promise<void> {
		this.#machine = machine;
		this.#stop = stop;
		this.#height = machine.head().height;
		this.#state = "live";
		stop.addEventListener("abort", () => this.#wake?.(), { once: true });
		const commits = new Commits(this.#setting.maxInFlight, () => this.#wake?.());
		try {
			await this.#order(machine, stop, commits);
			// Whoever comes from here on would wait for ever.
			this.#state = "stopped";
			await commits.settled();
		} catch (error) {
			this.#state = "failed";
			await commits.settled().catch(() => {});
			throw error;
		}
	}

	async submit(tx: Bytes): Promise<Stage> {
		if (!this.#machine || this.#state !== "live" || this.#stop?.aborted) return notReady;
		if (this.#waiting.length + this.#checking >= this.#setting.maxWaiting)
			return { stage: "refused", code: "busy" };
		this.#checking++;
		try {
			return this.#hold(tx, stageOf(await this.#machine.check(tx, false)));
		} finally {
			this.#checking--;
			this.#wake?.();
		}
	}

	#hold(tx: Bytes, stage: Stage): Stage {
		if (stage.stage === "refused") return stage;
		// The engine may have ended while the signature was being checked.
		if (this.#state !== "live") return notReady;
		if (stage.stage === "held") this.#waiting.push(tx);
		return stage;
	}

	progress(): Progress {
		return { height: this.#height, waiting: this.#waiting.length, state: this.#state };
	}

	onProgress(listener: (progress: Progress) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Ends when it was told to stop and everything let in before is in a block. */
	async #order(machine: Machine, stop: AbortSignal, commits: Commits): Promise<void> {
		const { clock, blockIntervalMs } = this.#setting;
		let { height, timeMs } = machine.head();
		let lastBlock = Number.NEGATIVE_INFINITY;
		for (;;) {
			commits.throwFailure();
			if (this.#waiting.length === 0) {
				// Those being checked were let in before the stop.
				if (stop.aborted && this.#checking === 0) return;
				await this.#work();
				continue;
			}
			const pause = lastBlock + blockIntervalMs - performance.now();
			if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
			await commits.room();
			lastBlock = performance.now();
			height += 1n;
			// Block time never goes back, whatever the operator's clock does.
			timeMs = Math.max(timeMs, clock());
			await machine.apply({ height, timeMs, txs: this.#take() });
			const committed = height;
			commits.add(
				machine.commit(committed).then(() => committed),
				(done) => this.#progressTo(done),
			);
		}
	}

	#progressTo(height: bigint): void {
		this.#height = height;
		const progress = this.progress();
		for (const listener of this.#listeners) listener(progress);
	}

	#work(): Promise<void> {
		return new Promise((resolve) => {
			this.#wake = () => {
				this.#wake = undefined;
				resolve();
			};
		});
	}

	/** The oldest transactions that fit one block; at least one. */
	#take(): Bytes[] {
		let bytes = 0;
		let count = 0;
		for (const tx of this.#waiting) {
			if (
				count > 0 &&
				(count === this.#setting.maxBlockEntries || bytes + tx.length > this.#setting.maxBlockBytes)
			)
				break;
			bytes += tx.length;
			count++;
		}
		return this.#waiting.splice(0, count);
	}
}
