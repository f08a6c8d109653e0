import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { readBase64, readDecimal, readUtf8 } from "@mingjian/ledger/note/strict-text.ts";
import { readHashes } from "@mingjian/ledger/note/tlog-proof.ts";

/** A proof that a checkpoint stood on a public chain, taken apart (spec/anchors.md §3); nothing in it is believed yet. */
export interface AnchorProof {
	/** CAIP-2. */
	readonly chain: string;
	/** The header of the block, in RLP. */
	readonly header: Bytes;
	/** Of the transaction in its block. */
	readonly index: number;
	/** Nodes of the block's tree of transactions, root first. */
	readonly nodes: readonly Bytes[];
	/** Shows that of two sizes of the log the larger grew from the smaller: between the anchored checkpoint and that of a proof file. */
	readonly growth?: AnchorGrowth | undefined;
}

export interface AnchorGrowth {
	readonly from: number;
	readonly to: number;
	readonly hashes: readonly Bytes[];
}

/** Longest file accepted, in bytes: a block's transaction may be a megabyte, its tree is at most a few nodes deep. */
export const MAX_ANCHOR_PROOF_BYTES = 4 << 20;

const HEADER = "mingjian/anchor/1";
const mostNodes = 16;

/** Reads a proof. Every value has one spelling. */
export function parseAnchorProof(file: Bytes): Result<AnchorProof, "anchor-unreadable"> {
	const text = file.length <= MAX_ANCHOR_PROOF_BYTES ? readUtf8(file) : undefined;
	const [header, chain = "", headerLine = "", indexLine = "", ...rest] = text?.split("\n") ?? [];
	if (header !== HEADER || !/^eip155:[1-9][0-9]{0,14}$/.test(chain) || rest.pop() !== "")
		return refuse("anchor-unreadable");
	const gap = rest.indexOf("");
	const nodes = (gap < 0 ? rest : rest.slice(0, gap)).map(readBase64);
	const index = readDecimal(indexLine.match(/^index (.+)$/)?.[1] ?? "");
	const growth = gap < 0 ? undefined : readGrowth(rest.slice(gap + 1));
	const block = readBase64(headerLine);
	const whole = nodes.length > 0 && nodes.length <= mostNodes && nodes.every((node) => node !== undefined);
	if (!block || index === undefined || !whole || growth === "bad") return refuse("anchor-unreadable");
	return accept({ chain, header: block, index, nodes: nodes as Bytes[], growth });
}

/** Writes a proof. */
export function formatAnchorProof({ chain, header, index, nodes, growth }: AnchorProof): Bytes {
	const grown = growth ? ["", `grown ${growth.from} ${growth.to}`, ...growth.hashes.map(toBase64)] : [];
	const lines = [HEADER, chain, toBase64(header), `index ${index}`, ...nodes.map(toBase64), ...grown];
	return utf8(`${lines.join("\n")}\n`);
}

function readGrowth([line = "", ...lines]: readonly string[]): AnchorGrowth | "bad" {
	const [from, to] = (line.match(/^grown (\d+) (\d+)$/)?.slice(1) ?? []).map(readDecimal);
	const hashes = readHashes(lines);
	return from !== undefined && to !== undefined && hashes ? { from, to, hashes } : "bad";
}
