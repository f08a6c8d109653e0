import { equal } from "@mingjian/ledger/crypto/bytes.ts";
import { HASH_BYTES, leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { type Block, decodeBlock, encodeBlock } from "@mingjian/ledger/record/block.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { type AppliedBlock, Chain } from "@mingjian/ledger/runtime/chain.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { RecordSource } from "../api/record-source.ts";
import { findDeparture } from "./diagnose.ts";
import { Departure } from "./divergence.ts";
import { inOrder } from "./in-order.ts";
import type { LogFiles } from "./log-files.ts";
import { hashAt, type SignedLog } from "./read-log.ts";

/** Whether every signature of an envelope is good; may take its time, and then many run at once. */
export type ActCheck = (act: Prepared) => boolean | Promise<boolean>;

/** What replaying takes. */
export interface Replay {
	readonly source: Pick<RecordSource, "block">;
	readonly files: LogFiles;
	readonly log: SignedLog;
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	readonly check: ActCheck;
	/** Blocks fetched and checked ahead. */
	readonly concurrency: number;
	/** Hears of each block that was found to be right. */
	readonly done: (block: AppliedBlock) => void;
}

interface LoadedBlock {
	readonly block: Block;
	readonly acts: readonly Prepared[];
	/** Place in the block of the first envelope that cannot be read, or whose signature is not good. */
	readonly unreadable: number | undefined;
	readonly unsigned: number | undefined;
}

/**
 * Carries out the whole record again from the genesis document and holds every leaf it gives against the signed log. Throws
 * Departure at the first leaf that differs or act that nobody validly signed.
 */
export async function replay(setting: Replay): Promise<void> {
	const { registry, genesis, log, concurrency, done } = setting;
	const chain = new Chain({ registry, ledger: genesis.ledger, state: new MemoryState() });
	await begin(chain, setting);
	const heights = Array.from({ length: log.blocks - 1 }, (_, at) => at + 1);
	for await (const loaded of inOrder(heights, concurrency, (height) => load(height, setting))) {
		const applied = run(chain, loaded);
		if (!applied || loaded.unsigned !== undefined || !isOfLog(applied, log))
			throw await findDeparture(setting, {
				...loaded,
				firstIndex: applied?.firstIndex ?? chain.head.size,
				applied,
			});
		done(applied);
	}
	if (chain.head.size * HASH_BYTES !== log.leafHashes.length)
		throw new Departure({ kind: "block-entries", index: chain.head.size });
}

async function begin(chain: Chain, { genesis, source, log, done }: Replay): Promise<void> {
	let applied: AppliedBlock;
	try {
		applied = chain.genesis(genesis);
	} catch (error) {
		throw new Departure({ kind: "genesis-unusable", height: 0, found: String(error) });
	}
	if (!isOfLog(applied, log)) throw new Departure({ kind: "genesis-differs", index: 0, height: 0 });
	const { timeMs, members } = genesis;
	const expected = encodeBlock({ height: 0, timeMs, membersHash: membersHash(members), envelopes: [] });
	const served = await source.block(0);
	if (!served || !equal(served, expected)) throw new Departure({ kind: "block-malformed", height: 0 });
	done(applied);
}

async function load(height: number, { source, check }: Replay): Promise<LoadedBlock> {
	const bytes = await source.block(height);
	if (!bytes) throw new Departure({ kind: "file-missing", height, file: `v1/blocks/${height}` });
	const block = decodeBlock(bytes);
	if (block?.height !== height) throw new Departure({ kind: "block-malformed", height });
	const read = block.envelopes.map(prepare);
	const firstBad = read.findIndex((act) => typeof act === "string");
	const acts = read.filter((act): act is Prepared => typeof act !== "string");
	const good = await Promise.all(acts.slice(0, firstBad < 0 ? undefined : firstBad).map(check));
	const unsigned = good.indexOf(false);
	return {
		block,
		acts,
		unreadable: firstBad < 0 ? undefined : firstBad,
		unsigned: unsigned < 0 ? undefined : unsigned,
	};
}

// Undefined where the block is such that no chain would run it.
function run(chain: Chain, { block, acts, unreadable }: LoadedBlock): AppliedBlock | undefined {
	const { height, timeMs, membersHash: hash } = block;
	if (unreadable !== undefined || timeMs < chain.head.timeMs) return undefined;
	return chain.apply({ height, timeMs, membersHash: hash, acts });
}

function isOfLog({ firstIndex, leaves }: AppliedBlock, log: SignedLog): boolean {
	return leaves.every((leaf, at) => equal(leafHash(leaf), hashAt(log, firstIndex + at)));
}
