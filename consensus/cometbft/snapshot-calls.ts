import {
	ResponseApplySnapshotChunk_Result as Applied,
	ResponseOfferSnapshot_Result as Offered,
	type RequestApplySnapshotChunk,
	type RequestLoadSnapshotChunk,
	type RequestOfferSnapshot,
	ResponseApplySnapshotChunk,
	ResponseListSnapshots,
	ResponseLoadSnapshotChunk,
	ResponseOfferSnapshot,
} from "cosmjs-types/tendermint/abci/types";
import type { Snapshots, SnapshotVerdict } from "../driver/machine.ts";
import { EngineTrouble } from "./engine/engine-trouble.ts";
import type { HeightFile } from "./height-file.ts";

export interface SnapshotCallsSetting {
	/** Undefined where the machine has none: nothing is offered, nothing taken. */
	readonly snapshots: Snapshots | undefined;
	readonly heights: HeightFile;
	/** Hears, in a code, why a snapshot or a chunk was refused. */
	readonly refused: (code: string) => void;
}

/**
 * Snapshots as the engine asks for them (ABCI 0.38 state sync). The engine names a snapshot by its own height; it has the root from headers it
 * verified with the votes of more than two thirds before it offers anything.
 */
export class SnapshotCalls {
	readonly #setting: SnapshotCallsSetting;

	constructor(setting: SnapshotCallsSetting) {
		this.#setting = setting;
	}

	list() {
		const { snapshots, heights } = this.#setting;
		const all = [...(snapshots?.list() ?? [])].flatMap(([height, snapshot]) => {
			const engineHeight = heights.reachedAt(height);
			return engineHeight === undefined ? [] : [{ ...snapshot, height: engineHeight }];
		});
		return ResponseListSnapshots.fromPartial({ snapshots: all });
	}

	/** A chunk; empty where there is none, as the engine expects. */
	load({ height, format, chunk }: RequestLoadSnapshotChunk) {
		const { snapshots, heights } = this.#setting;
		for (const [recordHeight, snapshot] of snapshots?.list() ?? []) {
			if (snapshot.format !== format || heights.reachedAt(recordHeight) !== height) continue;
			return ResponseLoadSnapshotChunk.fromPartial({
				chunk: snapshots!.chunk(recordHeight, chunk) ?? new Uint8Array(0),
			});
		}
		return ResponseLoadSnapshotChunk.fromPartial({});
	}

	offer({ snapshot, appHash }: RequestOfferSnapshot) {
		const { snapshots, heights } = this.#setting;
		if (!snapshots || !snapshot) return ResponseOfferSnapshot.fromPartial({ result: Offered.ABORT });
		const { height: engineHeight, format, chunks, hash, metadata } = snapshot;
		const reached = (height: bigint) => heights.reached(height, engineHeight);
		const verdict = snapshots.offer({ format, chunks, hash, metadata }, appHash, reached);
		this.#tell(verdict);
		return ResponseOfferSnapshot.fromPartial({ result: verdict.accepted ? Offered.ACCEPT : Offered.REJECT });
	}

	async apply({ index, chunk, sender }: RequestApplySnapshotChunk) {
		const { snapshots } = this.#setting;
		if (!snapshots) throw new EngineTrouble("engine-rpc", "a chunk of a snapshot that was not offered");
		const verdict = await snapshots.take(index, chunk);
		this.#tell(verdict);
		if (verdict.accepted) return ResponseApplySnapshotChunk.fromPartial({ result: Applied.ACCEPT });
		// Whoever sent a chunk that is not the one announced is not asked again; another is asked for it.
		if (verdict.fault === "chunk")
			return ResponseApplySnapshotChunk.fromPartial({
				result: Applied.RETRY,
				refetchChunks: [index],
				rejectSenders: [sender],
			});
		return ResponseApplySnapshotChunk.fromPartial({ result: Applied.REJECT_SNAPSHOT });
	}

	#tell(verdict: SnapshotVerdict): void {
		if (!verdict.accepted) this.#setting.refused(verdict.code);
	}
}
