import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import { type Claim, writeBatch } from "./verifier-batch.ts";

interface Job {
	readonly act: Prepared;
	resolve(valid: boolean): void;
	reject(error: unknown): void;
}

interface Lane {
	readonly worker: Worker;
	/** Batches sent and not answered. */
	readonly sent: Map<number, readonly Job[]>;
}

const maxBatch = 256;
/** Two batches a worker: one being checked, one waiting, so that it never idles. */
const maxSent = 2;

/**
 * Checks signatures in worker threads. What arrives while the workers are busy travels in one batch, so that the cost of
 * crossing threads falls as load rises.
 */
export class VerifierPool {
	readonly #lanes: readonly Lane[];
	#waiting: Job[] = [];
	#order = 0;
	#scheduled = false;
	/** Signatures checked so far. */
	verified = 0;

	constructor(passkeys: PasskeyPolicy | undefined, workers = Math.max(1, availableParallelism() - 1)) {
		this.#lanes = Array.from({ length: workers }, () => this.#lane(passkeys));
	}

	/** True where every signature of the envelope is valid. */
	verify(act: Prepared): Promise<boolean> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ act, resolve, reject });
			if (this.#scheduled) return;
			this.#scheduled = true;
			// Everything this turn of the event loop brought goes in one batch.
			setImmediate(() => {
				this.#scheduled = false;
				this.#send();
			});
		});
	}

	async close(): Promise<void> {
		await Promise.all(this.#lanes.map(({ worker }) => worker.terminate()));
	}

	#lane(passkeys: PasskeyPolicy | undefined): Lane {
		const worker = new Worker(new URL("./verifier-worker.ts", import.meta.url), { workerData: { passkeys } });
		const lane: Lane = { worker, sent: new Map() };
		worker.on("message", ({ order, verdicts }: { order: number; verdicts: Uint8Array }) => {
			this.#answer(lane, order, verdicts);
		});
		worker.on("error", (error) => {
			for (const jobs of lane.sent.values()) for (const job of jobs) job.reject(error);
			lane.sent.clear();
		});
		worker.unref();
		return lane;
	}

	#send(): void {
		while (this.#waiting.length > 0) {
			const lane = this.#lanes.reduce((least, each) => (each.sent.size < least.sent.size ? each : least));
			if (lane.sent.size >= maxSent) return;
			const jobs = this.#waiting.splice(0, maxBatch);
			const claims: Claim[] = jobs.flatMap(({ act }) =>
				act.signatures.map((signature) => ({ ...signature, digest: act.digest })),
			);
			const order = this.#order++;
			lane.sent.set(order, jobs);
			const batch = writeBatch(claims);
			lane.worker.postMessage({ order, batch }, [batch.buffer]);
		}
	}

	#answer(lane: Lane, order: number, verdicts: Uint8Array): void {
		const jobs = lane.sent.get(order)!;
		lane.sent.delete(order);
		this.verified += verdicts.length;
		this.#send();
		let at = 0;
		for (const { act, resolve } of jobs) {
			const end = at + act.signatures.length;
			resolve(verdicts.subarray(at, end).every((verdict) => verdict === 1));
			at = end;
		}
	}
}
