import { fromBase64, toBase64 } from "../crypto/base64.ts";
import { type Bytes, fromUtf8, utf8, utf8All } from "../crypto/bytes.ts";

/** What the log says of one transaction: that it was ordered here, how it ended, and what it returned (spec/log.md §2). */
export interface EntryLeaf {
	/** SHA-256 of the envelope's bytes, signatures included. */
	readonly envelopeHash: Bytes;
	/** "ok" or a refusal code. */
	readonly code: string;
	/** SHA-256 of the result's JSON bytes. */
	readonly resultHash: Bytes;
}

/** What the log says of one block, after its entries (spec/log.md §2). */
export interface BlockLeaf {
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
	readonly entryCount: number;
	/** Root of the state map after the block. */
	readonly stateRoot: Bytes;
	/** Hash of who orders (spec/record.md §5). */
	readonly membersHash: Bytes;
}

const entryHeader = "mingjian/entry/1";
const blockHeader = "mingjian/block/1";
const codePattern = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/;
const decimal = /^(0|[1-9][0-9]{0,15})$/;

export function encodeEntryLeaf(leaf: EntryLeaf): Bytes {
	return utf8(entryText(leaf));
}

export function encodeBlockLeaf(leaf: BlockLeaf): Bytes {
	return utf8(blockText(leaf));
}

/** The leaves of a block: its entries' in order, then its own. */
export function encodeLeaves(entries: readonly EntryLeaf[], block: BlockLeaf): Bytes[] {
	return utf8All([...entries.map(entryText), blockText(block)]);
}

function entryText({ envelopeHash, code, resultHash }: EntryLeaf): string {
	return `${entryHeader}\n${toBase64(envelopeHash)}\n${code}\n${toBase64(resultHash)}\n`;
}

function blockText({ height, timeMs, entryCount, stateRoot, membersHash }: BlockLeaf): string {
	return `${blockHeader}\n${height}\n${timeMs}\n${entryCount}\n${toBase64(stateRoot)}\n${toBase64(membersHash)}\n`;
}

/** Reads an entry leaf; undefined for anything else, other encodings of the same leaf included. */
export function parseEntryLeaf(bytes: Bytes): EntryLeaf | undefined {
	const lines = linesOf(bytes, entryHeader, 4);
	if (!lines || !codePattern.test(lines[2]!)) return undefined;
	const envelopeHash = hashOf(lines[1]!);
	const resultHash = hashOf(lines[3]!);
	return envelopeHash && resultHash && { envelopeHash, code: lines[2]!, resultHash };
}

/** Reads a block leaf; undefined for anything else. */
export function parseBlockLeaf(bytes: Bytes): BlockLeaf | undefined {
	const lines = linesOf(bytes, blockHeader, 6);
	if (!lines) return undefined;
	const numbers = lines.slice(1, 4);
	if (!numbers.every((line) => decimal.test(line) && Number.isSafeInteger(Number(line)))) return undefined;
	const [height, timeMs, entryCount] = numbers.map(Number) as [number, number, number];
	const stateRoot = hashOf(lines[4]!);
	const membersHash = hashOf(lines[5]!);
	return stateRoot && membersHash && { height, timeMs, entryCount, stateRoot, membersHash };
}

function linesOf(bytes: Bytes, header: string, count: number): string[] | undefined {
	let text: string;
	try {
		text = fromUtf8(bytes);
	} catch {
		return undefined;
	}
	const lines = text.split("\n");
	return lines.length === count + 1 && lines[0] === header && lines[count] === "" ? lines : undefined;
}

function hashOf(line: string): Bytes | undefined {
	try {
		const bytes = fromBase64(line);
		return bytes.length === 32 ? bytes : undefined;
	} catch {
		return undefined;
	}
}
