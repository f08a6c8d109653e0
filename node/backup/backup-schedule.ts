import { Worker } from "node:worker_threads";
import type { BackupDone } from "./back-up.ts";
import { type JournalLine, readJournal } from "./backup-journal.ts";
import { type BackupTold, backupTold } from "./backup-words.ts";

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
	/** From the end of a run to the beginning of the next; only when asked where it is not said. */
	readonly everyMs?: number;
	/** Hears how each run ended. A run that failed is tried again in its turn. */
	readonly heard: (report: BackupReport) => void;
	readonly clock?: () => number;
}

/** Backs a running node up, again and again or when asked, one run at a time, in a thread beside it. */
export class BackupSchedule {
	readonly #setting: ScheduleSetting;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<BackupReport> | undefined;
	#nextMs: number | undefined;
	#closed = false;

	constructor(setting: ScheduleSetting) {
		this.#setting = setting;
	}

	/** Runs at once, and then in turn, where the setting says how often. */
	begin(): void {
		if (this.#setting.everyMs !== undefined) this.#later(0);
	}

	/** What it is told to do. */
	get order(): BackupOrder & Pick<ScheduleSetting, "everyMs"> {
		return this.#setting;
	}

	/** Whether a run is under way, and when the next one begins by itself. */
	get state(): { readonly running: boolean; readonly nextMs?: number } {
		const running = this.#running !== undefined;
		return this.#nextMs === undefined || running ? { running } : { running, nextMs: this.#nextMs };
	}

	/** A code of a run that failed, in words and with what to do. */
	told(code: string): BackupTold {
		return backupTold(code);
	}

	/** What became of runs and rehearsals, the newest first. */
	journal(most: number): JournalLine[] {
		return readJournal(this.#setting.directory, most);
	}

	/** Runs now, or waits for the run under way; resolves with how it ended. */
	run(): Promise<BackupReport> {
		if (this.#closed)
			return Promise.resolve({ ok: false, code: "stopping", message: "the node is stopping" });
		this.#running ??= this.#run().finally(() => {
			this.#running = undefined;
			if (!this.#closed && this.#setting.everyMs !== undefined) this.#later(this.#setting.everyMs);
		});
		return this.#running;
	}

	/** Begins no further run and waits for the one under way. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	#later(waitMs: number): void {
		clearTimeout(this.#timer);
		this.#nextMs = (this.#setting.clock ?? Date.now)() + waitMs;
		this.#timer = setTimeout(() => this.run(), waitMs);
	}

	async #run(): Promise<BackupReport> {
		const { directory, to, recipients, heard } = this.#setting;
		const report = await runInThread({ directory, to, recipients });
		heard(report);
		return report;
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
