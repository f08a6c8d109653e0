import { type AnchorGrowth, formatAnchorProof } from "@mingjian/client/anchor/anchor-proof.ts";
import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { FinalAnchor } from "./anchor-files.ts";
import type { Anchoring } from "./anchoring.ts";

/** An anchor as readers see it. */
export interface AnchorSummary {
	/** Leaves of the log that was anchored. */
	readonly size: number;
	readonly place: string;
	/** The transaction's id on its chain. */
	readonly ref: string;
	readonly block: { readonly number: number; readonly hash: string; readonly timeMs: number };
	/** Wei, in decimal. */
	readonly costWei: string;
	/** Whether there is a proof of it for use offline. */
	readonly provable: boolean;
}

/** The one under way. */
export interface OpenSummary {
	readonly size: number;
	readonly stage: "pending" | "included";
	readonly ref: string;
	readonly begunMs: number;
}

export interface AnchorsSummary {
	readonly place: string;
	readonly current: OpenSummary | null;
	/** Code of what keeps anchors from going on; null where all is well. */
	readonly trouble: string | null;
	/** How many were ever final, and lost. */
	readonly final: number;
	readonly lost: number;
	/** Newest first. */
	readonly anchors: readonly AnchorSummary[];
}

export type ProofRefusal = "anchor-none" | "anchor-unprovable" | "anchor-size";

/** The anchors of a node as its doors see them. */
export class AnchorView {
	readonly anchoring: Anchoring;
	readonly #prove: (from: number, to: number) => Bytes[];
	readonly #size: () => number;

	constructor(
		anchoring: Anchoring,
		{ prove, size }: { prove(from: number, to: number): Bytes[]; size(): number },
	) {
		this.anchoring = anchoring;
		this.#prove = prove;
		this.#size = size;
	}

	summary(most: number): AnchorsSummary {
		const { book, place, trouble } = this.anchoring;
		const { current } = book;
		return {
			place,
			current: current
				? {
						size: current.size,
						stage: current.seen ? "included" : "pending",
						ref: current.seen?.ref ?? current.postings.at(-1)!.ref,
						begunMs: current.begunMs,
					}
				: null,
			trouble: trouble ?? null,
			final: book.count,
			lost: book.lost,
			anchors: book.list(most).map(summaryOf),
		};
	}

	/** The newest that is final. */
	newest(): AnchorSummary | undefined {
		const { newest } = this.anchoring.book;
		return newest && summaryOf(newest);
	}

	/**
	 * An anchor proof (spec/anchors.md §3) of the earliest anchor that holds a leaf; with the size of a proof file's checkpoint, also that the one log grew from the other.
	 */
	proof(index: number, size?: number): { readonly size: number; readonly text: string } | ProofRefusal {
		const final = this.anchoring.book.covering(index);
		if (!final) return "anchor-none";
		if (!final.proof) return "anchor-unprovable";
		if (size !== undefined && (size <= index || size > this.#size())) return "anchor-size";
		const [chain] = /^eip155:\d+/.exec(final.place)!;
		const growth = size === undefined || size === final.size ? undefined : this.#growth(final.size, size);
		return { size: final.size, text: fromUtf8(formatAnchorProof({ chain, ...final.proof, growth })) };
	}

	#growth(a: number, b: number): AnchorGrowth {
		const [from, to] = [Math.min(a, b), Math.max(a, b)];
		return { from, to, hashes: this.#prove(from, to) };
	}
}

function summaryOf({ size, place, at, proof }: FinalAnchor): AnchorSummary {
	const { ref, block, costWei } = at;
	return { size, place, ref, block, costWei: String(costWei), provable: proof !== undefined };
}
