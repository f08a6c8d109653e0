import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import { encodeProofExtra, type ProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";
import type { BlockLog } from "../store/block-log/block-log.ts";
import type { StateStore } from "../store/state/state-store.ts";
import type { LogTiles } from "../store/tiles/log-tiles.ts";
import type { Checkpoints } from "./checkpoints.ts";

export interface ProofSources {
	readonly log: BlockLog;
	readonly tiles: LogTiles;
	readonly state: StateStore;
	readonly checkpoints: Checkpoints;
	/** The durable head. */
	head(): Head;
	durable(height: number): Promise<void>;
}

/** Writes proof files (spec/proof.md): C2SP tlog-proofs that carry all a stranger needs besides the trust policy. */
export class Proofs {
	readonly #sources: ProofSources;

	constructor(sources: ProofSources) {
		this.#sources = sources;
	}

	/** That the log holds an entry; undefined where the index is not a durable entry's. */
	entry(index: number): string | undefined {
		const { log } = this.#sources;
		const place = log.placeOfIndex(index);
		if (!place || index === place.firstIndex + place.entryCount) return undefined;
		const { block, results } = log.read(place.height)!;
		const order = index - place.firstIndex;
		return this.#file(index, { kind: "entry", envelope: block.envelopes[order]!, ...results[order]! });
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
		return this.#file(index, { kind: "state", block, key, value, proof });
	}

	#file(index: number, extra: ProofExtra): string {
		const { tiles, checkpoints } = this.#sources;
		const head = this.#sources.head();
		const hashes = tiles.prove(index, head.size);
		const checkpoint = utf8(checkpoints.of(head));
		return fromUtf8(formatTlogProof({ extra: encodeProofExtra(extra), index, hashes, checkpoint }));
	}
}
