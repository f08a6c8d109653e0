import type { Words } from "../words/words.ts";

/** The backups of the running node, as its operator's page sees them. */
export interface NodeBackups {
	readonly order: {
		/** Folder of the backup. */
		readonly to: string;
		/** age recipients, each of whom can read it. */
		readonly recipients: readonly string[];
		/** How often it is made; only when asked where it is not said. */
		readonly everyMs?: number;
	};
	readonly state: { readonly running: boolean; readonly nextMs?: number };
	/** What became of runs and rehearsals, the newest first. */
	journal(most: number): readonly BackupLine[];
	/** A code of a run that failed, in words. */
	told(code: string): { readonly words: Words; readonly advice: Words };
	/** Backs up now, or waits for the run under way. */
	run(): Promise<{ readonly ok: boolean }>;
}

/** A backup that was made. */
export interface BackupRun {
	readonly kind: "run";
	readonly atMs: number;
	readonly number: number;
	/** Everything acknowledged before this moment is in. */
	readonly asOfMs: number;
	readonly height: number;
	readonly size: number;
	/** Root of the log, lowercase hex. */
	readonly root: string;
	readonly octets: number;
	readonly octetsWritten: number;
	readonly elapsedMs: number;
	readonly folder: string;
	readonly recipients: readonly string[];
}

/** A run that failed. */
export interface BackupFailure {
	readonly kind: "failure";
	readonly atMs: number;
	readonly code: string;
	readonly message: string;
}

/** A rehearsed restore. */
export interface BackupDrill {
	readonly kind: "drill";
	readonly atMs: number;
	readonly number: number;
	readonly height: number;
	readonly rpoBlocks: number;
	readonly rpoMs: number;
	readonly rtoMs: number;
}

export type BackupLine = BackupRun | BackupFailure | BackupDrill;
