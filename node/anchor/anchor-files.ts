import type { AnchorPlacement, BlockProof, Posting } from "@mingjian/consensus/anchor/anchor.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";

/** A checkpoint on its way to a chain. */
export interface OpenAnchor {
	/** Chain, contract and account. */
	readonly place: string;
	readonly size: number;
	/** As posted: the checkpoint under the log's own signatures. */
	readonly note: string;
	readonly begunMs: number;
	/** Every transaction that was signed for it, in the order of their fees. */
	readonly postings: readonly Posting[];
	/** When the last of them was signed. */
	readonly postedMs: number;
	/** The block it was seen in last; the chain may still drop it. */
	readonly seen?: AnchorPlacement | undefined;
}

/** A checkpoint that stands on a chain for good. */
export interface FinalAnchor extends Pick<OpenAnchor, "place" | "size" | "note" | "begunMs"> {
	readonly at: AnchorPlacement;
	readonly finalMs: number;
	/** Shows it offline; not every chain's blocks can be proved. */
	readonly proof?: BlockProof | undefined;
}

/** A checkpoint that will not come on a chain any more. */
export interface LostAnchor extends OpenAnchor {
	readonly why: string;
	readonly lostMs: number;
}

const format = "mingjian-anchor/1";

/** The bytes of a file for one of them: JSON, large numbers as text and octets in base64. */
export function writeAnchor(anchor: OpenAnchor | FinalAnchor | LostAnchor): Bytes {
	const plain = (_name: string, value: unknown) => {
		if (typeof value === "bigint") return String(value);
		return value instanceof Uint8Array ? toBase64(value) : value;
	};
	return utf8(`${JSON.stringify({ format, ...anchor }, plain, "\t")}\n`);
}

/** Reads such a file; undefined where the text is none. */
export function readAnchor(text: string): OpenAnchor | FinalAnchor | LostAnchor | undefined {
	try {
		const { format: stated, ...anchor } = JSON.parse(text, revive) as OpenAnchor & { format: unknown };
		const whole = typeof anchor.note === "string" && Number.isSafeInteger(anchor.size);
		return stated === format && whole && typeof anchor.place === "string" ? anchor : undefined;
	} catch {
		return undefined;
	}
}

// Written by this node for itself: members have one kind each.
function revive(name: string, value: unknown): unknown {
	if (name.endsWith("Wei")) return BigInt(value as string);
	if (name === "header") return octets(value);
	return name === "nodes" ? (value as unknown[]).map(octets) : value;
}

function octets(value: unknown): unknown {
	const bytes = readBase64(value as string);
	if (!bytes) throw new TypeError("not base64");
	return bytes;
}

export function isOpen(anchor: OpenAnchor | FinalAnchor): anchor is OpenAnchor {
	return "postings" in anchor && Array.isArray(anchor.postings) && anchor.postings.length > 0;
}

export function isFinal(anchor: OpenAnchor | FinalAnchor): anchor is FinalAnchor {
	return "finalMs" in anchor && "at" in anchor;
}
