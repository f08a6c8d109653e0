import { type Bytes, concat, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256, sha256Text } from "@mingjian/ledger/crypto/sha256.ts";
import { type Block, decodeBlock, encodeBlock } from "@mingjian/ledger/record/block.ts";
import { encodeLeaves, parseBlockLeaf, parseEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { BlockFrame } from "../store/block-log/frame.ts";

/** A block as a snapshot carries it: with the leaves it added to the log, so that the log's root follows before anything is executed. */
export interface CarriedBlock {
	readonly block: Block;
	/** Entry leaves in order, then the block leaf. */
	readonly leaves: readonly Bytes[];
}

/** A chunk is closed once it has so many octets: below the engine's bound of 16 MB with the largest block of its own on top. */
export const chunkBytes = 8 << 20;

/** u32be length ‖ block ‖ per leaf u16be length ‖ leaf. The number of leaves is that of the envelopes and one. */
export function encodeCarried({ block, results, stateRoot }: BlockFrame): Bytes {
	const bytes = encodeBlock(block);
	const { height, timeMs, membersHash, envelopes } = block;
	const entries = results.map(({ code, result }, order) => ({
		envelopeHash: sha256(envelopes[order]!),
		code,
		resultHash: sha256Text(result),
	}));
	const leaves = encodeLeaves(entries, {
		height,
		timeMs,
		entryCount: envelopes.length,
		stateRoot,
		membersHash,
	});
	const sizes = leaves.map(({ length }) => Uint8Array.of(length >> 8, length & 0xff));
	return concat(u32(bytes.length), bytes, ...leaves.flatMap((leaf, order) => [sizes[order]!, leaf]));
}

/** Reads a chunk; undefined unless every octet is accounted for and the leaves are those of their blocks. */
export function decodeChunk(chunk: Bytes): CarriedBlock[] | undefined {
	const blocks: CarriedBlock[] = [];
	const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
	let at = 0;
	while (at < chunk.length) {
		if (at + 4 > chunk.length) return undefined;
		const end = at + 4 + view.getUint32(at);
		const block = end <= chunk.length ? decodeBlock(chunk.subarray(at + 4, end)) : undefined;
		if (!block) return undefined;
		at = end;
		const leaves: Bytes[] = [];
		while (leaves.length <= block.envelopes.length) {
			if (at + 2 > chunk.length) return undefined;
			const next = at + 2 + view.getUint16(at);
			if (next > chunk.length) return undefined;
			leaves.push(chunk.subarray(at + 2, next));
			at = next;
		}
		if (!belong(leaves, block)) return undefined;
		blocks.push({ block, leaves });
	}
	return blocks;
}

/** Whether leaves are of these envelopes and of this block. */
function belong(leaves: readonly Bytes[], { height, timeMs, membersHash, envelopes }: Block): boolean {
	const last = parseBlockLeaf(leaves.at(-1)!);
	if (!last || last.height !== height || last.timeMs !== timeMs || last.entryCount !== envelopes.length)
		return false;
	if (!equal(last.membersHash, membersHash)) return false;
	return envelopes.every((envelope, order) => {
		const leaf = parseEntryLeaf(leaves[order]!);
		return leaf !== undefined && equal(leaf.envelopeHash, sha256(envelope));
	});
}

function u32(value: number): Bytes {
	const out = new Uint8Array(4);
	new DataView(out.buffer).setUint32(0, value);
	return out;
}
