import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { type Driver, type Progress, type Stage, stageOf, type Traits } from "../driver/driver.ts";
import type { Machine } from "../driver/machine.ts";

export interface SoloSetting {
	/** The operator's clock, milliseconds since the Unix epoch. */
	readonly clock: () => number;
	/** Shortest time between two blocks while transactions keep coming: fewer, fuller blocks. */
	readonly blockIntervalMs?: number;
	/** Most transactions in one block. */
	readonly maxBlockEntries?: number;
	/** Most transactions waiting; beyond it they are refused with `busy`. */
	readonly maxWaiting?: number;
	/** Most blocks applied and not yet durable. */
	readonly maxInFlight?: number;
}

const defaults = { blockIntervalMs: 3, maxBlockEntries: 2000, maxWaiting: 50_000, maxInFlight: 8 };

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
	#waiting: Bytes[] = [];
	#wake: (() => void) | undefined;
	#height = -1n;
	#state: Progress["state"] = "starting";

	constructor(setting: SoloSetting) {
		this.#setting = { ...defaults, ...setting };
	}

	async run(machine: Machine, stop: AbortSignal): Promise<void> {
		this.#machine = machine;
		this.#height = machine.head().height;
		this.#state = "live";
		stop.addEventListener("abort", () => this.#wake?.(), { once: true });
		try {
			await this.#order(machine, stop);
			this.#state = "stopped";
		} catch (error) {
			this.#state = "failed";
			throw error;
		}
	}

	async submit(tx: Bytes): Promise<Stage> {
		if (!this.#machine || this.#state !== "live") return { stage: "refused", code: "not-ready" };
		if (this.#waiting.length >= this.#setting.maxWaiting) return { stage: "refused", code: "busy" };
		const answer = this.#machine.check(tx, false);
		const stage = stageOf(answer instanceof Promise ? await answer : answer);
		if (stage.stage === "held") {
			this.#waiting.push(tx);
			this.#wake?.();
		}
		return stage;
	}

	progress(): Progress {
		return { height: this.#height, waiting: this.#waiting.length, state: this.#state };
	}

	onProgress(listener: (progress: Progress) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async #order(machine: Machine, stop: AbortSignal): Promise<void> {
		const { clock, blockIntervalMs, maxInFlight } = this.#setting;
		const inFlight = new Set<Promise<void>>();
		let failure: { readonly error: unknown } | undefined;
		let { height, timeMs } = machine.head();
		let lastBlock = 0;
		while (!failure) {
			if (this.#waiting.length === 0) {
				if (stop.aborted) break;
				await this.#work();
				continue;
			}
			const pause = lastBlock + blockIntervalMs - performance.now();
			if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
			while (inFlight.size >= maxInFlight) await Promise.race(inFlight);
			if (failure) break;
			lastBlock = performance.now();
			height += 1n;
			// Block time never goes back, whatever the operator's clock does.
			timeMs = Math.max(timeMs, clock());
			await machine.apply({ height, timeMs, txs: this.#take() });
			const committed = this.#commit(machine, height).catch((error: unknown) => {
				failure = { error };
			});
			inFlight.add(committed);
			void committed.then(() => inFlight.delete(committed));
		}
		await Promise.all(inFlight);
		if (failure) throw failure.error;
	}

	async #commit(machine: Machine, height: bigint): Promise<void> {
		await machine.commit(height);
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
			if (count > 0 && (count === this.#setting.maxBlockEntries || bytes + tx.length > limits.block)) break;
			bytes += tx.length;
			count++;
		}
		return this.#waiting.splice(0, count);
	}
}
