import {
	type ConsistencyFailure,
	consistencyProof,
	verifyConsistency,
} from "@mingjian/ledger/merkle/log/consistency.ts";
import { planConsistency } from "@mingjian/ledger/merkle/log/proof-plan.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { type FetchTile, TileReader } from "@mingjian/ledger/merkle/log/tile-reader.ts";
import { tilesForPlan } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { Checkpoint } from "@mingjian/ledger/note/checkpoint.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** What a checkpoint says that matters here. */
export type LogPosition = Pick<Checkpoint, "size" | "root">;

/** Why a log was not shown to have only grown. */
export type GrowthReason = "log-shrunk" | "log-rewritten" | "tile-malformed";

/**
 * Whether the log of the newer position only appended to that of the older (RFC 6962 §2.1.2), by the tiles of the newer. Both
 * positions come from checkpoints that were verified. Rejects with whatever `fetch` rejects with.
 */
export async function verifyGrowth(
	older: LogPosition,
	newer: LogPosition,
	fetch: FetchTile,
): Promise<Result<undefined, GrowthReason>> {
	if (older.size > newer.size) return refuse("log-shrunk");
	const plan = planConsistency(older.size, newer.size);
	const reader = new TileReader(newer.size);
	const tiles = tilesForPlan(plan, newer.size);
	const files = await Promise.all(tiles.map(fetch));
	for (const [at, tile] of tiles.entries()) {
		try {
			reader.add(tile, files[at]!);
		} catch {
			return refuse("tile-malformed");
		}
	}
	const proof = consistencyProof(older.size, newer.size, reader.read);
	const [from, to] = [older, newer];
	const claim = { from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof };
	const verified: Result<undefined, ConsistencyFailure> = verifyConsistency(claim);
	return verified.ok ? accept(undefined) : refuse("log-rewritten");
}

const words: Readonly<Record<GrowthReason, Words>> = {
	"log-shrunk": {
		zh: "账本变短了：城市签署过更长的账本。请保存两份检查点并报告。",
		en: "The log has become shorter than one the city signed before. Keep both checkpoints and report it.",
	},
	"log-rewritten": {
		zh: "账本的旧内容被改写：现在的账本不是从以前签署的账本增长而来。请保存两份检查点并报告。",
		en: "The log's past was rewritten: it did not grow from the one signed before. Keep both checkpoints and report it.",
	},
	"tile-malformed": {
		zh: "账本切片的长度不对，无法核验。",
		en: "A tile of the log has the wrong length, so nothing can be checked.",
	},
};

/** A reason in words, both languages. */
export function explainGrowth(reason: GrowthReason): Words {
	return words[reason];
}
