import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import { encodeProofExtra, type ProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import type { BlockLog } from "../store/block-log/block-log.ts";
import type { StateStore } from "../store/state/state-store.ts";
import type { LogTiles } from "../store/tiles/log-tiles.ts";

/** The checkpoint a proof ends at. */
export interface ProofCheckpoint {
	readonly size: number;
	readonly note: string;
}

export interface ProofSources {
	readonly log: BlockLog;
	readonly tiles: LogTiles;
	readonly state: StateStore;
	/** A signed checkpoint, cosigned where the policy in force asks for that, of a log with more leaves than the index says. */
	covering(index: number): Promise<ProofCheckpoint>;
	durable(height: number): Promise<void>;
}

/** Writes proof files (spec/proof.md): C2SP tlog-proofs that carry all a stranger needs besides the trust policy. */
export class Proofs {
	readonly #sources: ProofSources;

	constructor(sources: ProofSources) {
		this.#sources = sources;
	}

	/** That the log holds an entry; undefined where the index is not a durable entry's. */
	async entry(index: number): Promise<string | undefined> {
		const { log } = this.#sources;
		const place = log.placeOfIndex(index);
		if (!place || index === place.firstIndex + place.entryCount) return undefined;
		const { block, results } = log.read(place.height)!;
		const order = index - place.firstIndex;
		return await this.#file(index, { kind: "entry", envelope: block.envelopes[order]!, ...results[order]! });
	}

	/** That a record has this value now, or that there is none. "Now" is the newest block, once it is durable. */
	async state(key: string): Promise<string> {
		const { state, tiles, durable, log } = this.#sources;
		// Taken together in one turn, so that proof and value are of one height.
		const { value, proof, height } = state.prove(key);
		await durable(height);
		const place = log.place(height)!;
		const index = place.firstIndex + place.entryCount;
		const block = parseBlockLeaf(tiles.leaf(index)!)!;
		return await this.#file(index, { kind: "state", block, key, value, proof });
	}

	async #file(index: number, extra: ProofExtra): Promise<string> {
		const { tiles, covering } = this.#sources;
		const { size, note } = await covering(index);
		const hashes = tiles.prove(index, size);
		const checkpoint = utf8(note);
		return fromUtf8(formatTlogProof({ extra: encodeProofExtra(extra), index, hashes, checkpoint }));
	}
}
