import { Worker } from "node:worker_threads";
import type { BackupDone } from "./back-up.ts";

/** What a run is told. */
export interface BackupOrder {
	readonly directory: string;
	readonly to: string;
	readonly recipients: readonly string[];
}

/** How a run ended. */
export type BackupReport =
	| (Pick<BackupDone, "added" | "octetsWritten" | "elapsedMs"> & {
			readonly ok: true;
			readonly number: number;
			readonly height: number;
	  })
	| { readonly ok: false; readonly code: string; readonly message: string };

export interface ScheduleSetting extends BackupOrder {
	/** From the end of a run to the beginning of the next. */
	readonly everyMs: number;
	/** Hears how each run ended. A run that failed is tried again in its turn. */
	readonly heard: (report: BackupReport) => void;
}

/** Backs a running node up again and again, one run at a time, in a thread beside it. */
export class BackupSchedule {
	readonly #setting: ScheduleSetting;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> | undefined;
	#closed = false;

	constructor(setting: ScheduleSetting) {
		this.#setting = setting;
		this.#later(0);
	}

	/** Begins no further run and waits for the one under way. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	#later(waitMs: number): void {
		this.#timer = setTimeout(() => {
			this.#running = this.#run().then(() => {
				if (!this.#closed) this.#later(this.#setting.everyMs);
			});
		}, waitMs);
	}

	async #run(): Promise<void> {
		const { directory, to, recipients, heard } = this.#setting;
		heard(await runInThread({ directory, to, recipients }));
	}
}

function runInThread(order: BackupOrder): Promise<BackupReport> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL("./backup-worker.ts", import.meta.url), { workerData: order });
		worker.once("message", resolve);
		worker.once("error", (error: Error) => resolve({ ok: false, code: "internal", message: error.message }));
		worker.once("exit", () => resolve({ ok: false, code: "internal", message: "the thread ended" }));
	});
}
