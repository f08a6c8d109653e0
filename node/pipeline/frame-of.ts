import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { BlockFrame } from "../store/block-log/frame.ts";

/** What the block log keeps of an applied block. */
export function frameOf(
	applied: AppliedBlock,
	envelopes: readonly Bytes[],
	membersHash: Bytes,
): Omit<BlockFrame, "durable"> {
	const { height, timeMs, firstIndex, root, stateRoot, entries } = applied;
	return {
		block: { height, timeMs, membersHash, envelopes },
		firstIndex,
		root,
		stateRoot,
		results: entries,
		ids: entries.map(({ act }) => ({ digest: act.digest, issuedAt: act.payload.issuedAt })),
	};
}
