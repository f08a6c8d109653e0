import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { subtreesOf } from "@mingjian/ledger/merkle/log/subtree.ts";
import { fetchTiles } from "@mingjian/ledger/merkle/log/tile-reader.ts";
import { parseCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { parseNote } from "@mingjian/ledger/note/note.ts";
import { parseEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import { defaultExportConcurrency, type ExportOptions } from "./export-record-trail.ts";
import { inOrder } from "./in-order.ts";
import { LeafReader } from "./leaf-reader.ts";
import { LogFiles } from "./log-files.ts";
import { type LeafRange, rangeProof, spansBeside } from "./range-proof.ts";
import { formatTrail } from "./read-trail.ts";
import { MAX_TRAIL_LEAVES, type Period, type RangeLeaf, trailFormat } from "./trail.ts";

type Source = Pick<MingjianClient, "checkpoint" | "tile" | "bundle" | "entries" | "entryParts">;

/**
 * The trail file of all leaves of a part of the log, or of all blocks of a period. A range is extended to the end of its last
 * block. It is no more true than its source: verify it. Rejects when the source does not have what it must, or the range is empty,
 * outside the log or too long (RangeError).
 */
export async function exportRangeTrail(
	source: Source,
	wanted: LeafRange | Period,
	{ concurrency = defaultExportConcurrency, progress = () => {} }: ExportOptions = {},
): Promise<Bytes> {
	const checkpoint = await source.checkpoint();
	const size = sizeIn(checkpoint);
	const files = new LogFiles(source, size);
	const range = await rangeOf(wanted, size, { source, reader: new LeafReader(files) });
	const count = range.until - range.from;
	if (count > MAX_TRAIL_LEAVES)
		throw new RangeError(`a trail has at most ${MAX_TRAIL_LEAVES} leaves, not ${count}`);
	const reader = new LeafReader(files);
	const leaves: RangeLeaf[] = [];
	const indices = Array.from({ length: count }, (_, at) => range.from + at);
	const load = async (index: number) => leafOf(source, index, await reader.at(index));
	for await (const leaf of inOrder(indices, concurrency, load)) {
		leaves.push(leaf);
		progress(leaves.length, count);
	}
	return formatTrail({
		format: trailFormat,
		kind: "range",
		...range,
		...("fromMs" in wanted ? { period: { fromMs: wanted.fromMs, untilMs: wanted.untilMs } } : {}),
		checkpoint: fromUtf8(checkpoint),
		hashes: await hashesBeside(range, size, files),
		leaves,
	});
}

function sizeIn(checkpoint: Bytes): number {
	const note = parseNote(checkpoint);
	const read = note.ok ? parseCheckpoint(note.value.text) : note;
	if (!read.ok) throw new Error(`the source has no checkpoint: ${read.reason}`);
	return read.value.size;
}

async function hashesBeside(range: LeafRange, size: number, files: LogFiles): Promise<string[]> {
	const plan = spansBeside(range, size).map(({ start, end }) => subtreesOf(start, end));
	const { read } = await fetchTiles(plan, size, (tile) => files.tileBytes(tile));
	return rangeProof(range, size, read).map(toBase64);
}

async function leafOf(source: Source, index: number, leaf: Bytes): Promise<RangeLeaf> {
	const entry = parseEntryLeaf(leaf);
	if (!entry) return { block: fromUtf8(leaf) };
	const parts = await source.entryParts(index);
	if (!parts) throw new Error(`the source has no entry ${index}`);
	return { envelope: parts.envelope, code: entry.code, result: parts.result };
}

interface Sought {
	readonly source: Source;
	readonly reader: LeafReader;
}

async function rangeOf(wanted: LeafRange | Period, size: number, sought: Sought): Promise<LeafRange> {
	if ("fromMs" in wanted) {
		const from = await indexBefore(wanted.fromMs, size, sought);
		return { from, until: await indexAfter(wanted.untilMs, from, size, sought.reader) };
	}
	const { from, until } = wanted;
	if (!(from >= 0 && from < until && until <= size))
		throw new RangeError(`no leaves ${from} to ${until} in a log of ${size}`);
	let end = until;
	while (end < size && !(await sought.reader.block(end - 1))) end++;
	return { from, until: end };
}

// The last block leaf before the period: whoever sees it knows that nothing of the period stands earlier.
async function indexBefore(fromMs: number, size: number, { source, reader }: Sought): Promise<number> {
	let index = Math.min(await firstEntrySince(source, fromMs), size) - 1;
	for (; index > 0; index--) {
		const block = await reader.block(index);
		if (block && block.timeMs < fromMs) return index;
	}
	return 0;
}

async function indexAfter(untilMs: number, from: number, size: number, reader: LeafReader): Promise<number> {
	for (let index = from + 1; index < size; index++) {
		const block = await reader.block(index);
		if (block && block.timeMs >= untilMs) return index + 1;
	}
	return size;
}

async function firstEntrySince(source: Source, fromMs: number): Promise<number> {
	let after: string | undefined;
	do {
		const page = await source.entries({ fromMs, limit: 1, ...(after === undefined ? {} : { after }) });
		if (page.entries.length > 0) return page.entries[0]!.index;
		after = page.next;
	} while (after !== undefined);
	return Number.MAX_SAFE_INTEGER;
}
