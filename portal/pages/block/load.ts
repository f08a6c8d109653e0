import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { decodeBlock } from "@mingjian/ledger/record/block.ts";
import { type EntryLine, entryLines } from "../../city/entry-line.ts";
import { heightOf } from "../blocks/load.ts";
import type { Load } from "../page.ts";

export interface BlockModel {
	readonly height: number;
	readonly timeMs: number;
	readonly bytes: number;
	/** SHA-256 of the block as it is encoded, hex. */
	readonly hash: string;
	/** Hash of who orders, base64. */
	readonly membersHash: string;
	/** How many entries it has. */
	readonly count: number;
	/** The first of them. */
	readonly entries: readonly EntryLine[];
	/** Height of the newest block. */
	readonly newest: number;
}

const mostShown = 100;

export const loadBlock: Load<BlockModel> = async ({ city, path }) => {
	const height = heightOf(path.height ?? "");
	const bytes = height === undefined ? undefined : await city.node.block(height);
	const block = bytes && decodeBlock(bytes);
	if (!bytes || !block) return undefined;
	const { timeMs, membersHash, envelopes } = block;
	// Blocks can share a millisecond; an entry knows its height.
	const near = await city.node.entries({ fromMs: timeMs, untilMs: timeMs + 1, limit: mostShown });
	return {
		height: block.height,
		timeMs,
		bytes: bytes.length,
		hash: toHex(sha256(bytes)),
		membersHash: toBase64(membersHash),
		count: envelopes.length,
		entries: await entryLines(
			city,
			near.entries.filter((entry) => entry.height === block.height),
		),
		newest: city.node.head().height,
	};
};
