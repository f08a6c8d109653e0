import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Machine, Verdict } from "./machine.ts";

/** What an engine is and promises; shown to operators in these words. */
export interface Traits {
	readonly engine: string;
	/** Which faults it survives: "crash" of its one operator, or "byzantine" below a third. */
	readonly fault: "crash" | "byzantine";
	/** Whether the members agree on the machine's root, or only on the order. */
	readonly agreesOnRoot: boolean;
	readonly finality: "immediate";
	/** Whose clock block time is. */
	readonly time: "operator" | "median";
	readonly members: number;
	readonly maxTxBytes: number;
}

/** How far a transaction came: refused at the door, or held by the engine, which is not final yet. */
export type Stage =
	| { readonly stage: "refused"; readonly code: string }
	| { readonly stage: "held" | "known" };

export interface Progress {
	readonly height: bigint;
	/** Transactions held and not yet in a block. */
	readonly waiting: number;
	readonly state: "starting" | "live" | "stopped" | "failed";
}

/** An ordering engine. Contracts, receipts and portal do not know which one runs. */
export interface Driver {
	readonly traits: Traits;
	/** Replays from machine.head(), then lives until `stop`; rejects on anything fatal. */
	run(machine: Machine, stop: AbortSignal): Promise<void>;
	/** Hands over a transaction. Resolves when the engine holds it. Refuses (code `busy`) rather than grow without bound. */
	submit(tx: Bytes): Promise<Stage>;
	progress(): Progress;
	/** Calls back after each committed height; returns how to stop that. */
	onProgress(listener: (progress: Progress) => void): () => void;
}

/** Turns a verdict into a stage, for drivers. */
export function stageOf(verdict: Verdict): Stage {
	if (!verdict.accepted) return { stage: "refused", code: verdict.code };
	return { stage: "known" in verdict ? "known" : "held" };
}
