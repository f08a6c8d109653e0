import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { ActVerifier } from "./act-verifier.ts";
import { writeBatch } from "./verifier-batch.ts";

interface Job {
	readonly act: Prepared;
	resolve(valid: boolean): void;
	reject(error: unknown): void;
}

interface Lane {
	readonly worker: Worker;
	readonly ended: Promise<void>;
	/** Batches sent and not answered; a worker answers in order. */
	readonly sent: (readonly Job[])[];
}

export interface VerifierSetting {
	readonly passkeys: PasskeyPolicy | undefined;
	/** Hears that signatures can no longer be checked. */
	readonly failed: (error: unknown) => void;
	readonly workers?: number;
}

const maxBatch = 256;
/** Two batches a worker: one being checked, one waiting, so that it never idles. */
const maxSent = 2;

/**
 * Checks signatures in worker threads. What arrives while the workers are busy travels in one batch, so that the cost of
 * crossing threads falls as load rises.
 */
export class VerifierPool implements ActVerifier {
	readonly #lanes: readonly Lane[];
	#waiting: Job[] = [];
	#scheduled = false;
	#closing = false;
	readonly #failed: (error: unknown) => void;
	/** Signatures checked so far. */
	verified = 0;

	constructor({ passkeys, failed, workers = Math.max(1, availableParallelism() - 1) }: VerifierSetting) {
		this.#failed = failed;
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

	/** Lets each worker finish and end; a thread that is still loading native code must not be torn down. */
	async close(): Promise<void> {
		this.#closing = true;
		for (const { worker } of this.#lanes) worker.postMessage("close");
		await Promise.all(this.#lanes.map(({ ended }) => ended));
	}

	#lane(passkeys: PasskeyPolicy | undefined): Lane {
		const worker = new Worker(new URL("./verifier-worker.ts", import.meta.url), { workerData: { passkeys } });
		const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
		const lane: Lane = { worker, ended, sent: [] };
		worker.on("message", (verdicts: Uint8Array) => this.#answer(lane, verdicts));
		worker.on("error", (error) => this.#fail(error));
		worker.on("exit", () => {
			if (!this.#closing) this.#fail(new Error("a signature thread ended"));
		});
		return lane;
	}

	/** Without signature checks nothing can be accepted: those who wait are told, and so is the node. */
	#fail(error: unknown): void {
		for (const { sent } of this.#lanes) {
			for (const jobs of sent.splice(0)) for (const { reject } of jobs) reject(error);
		}
		for (const { reject } of this.#waiting) reject(error);
		this.#waiting = [];
		this.#failed(error);
	}

	#send(): void {
		while (this.#waiting.length > 0) {
			const lane = this.#lanes.reduce((least, each) => (each.sent.length < least.sent.length ? each : least));
			if (lane.sent.length >= maxSent) return;
			const jobs = this.#waiting.splice(0, maxBatch);
			lane.sent.push(jobs);
			const batch = writeBatch(jobs.map(({ act }) => act));
			lane.worker.postMessage(batch, [batch.buffer]);
		}
	}

	#answer(lane: Lane, verdicts: Uint8Array): void {
		const jobs = lane.sent.shift() ?? [];
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
