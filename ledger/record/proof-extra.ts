import { fromBase64, toBase64 } from "../crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "../crypto/bytes.ts";
import { stateKeyHash } from "../merkle/state/state-hash.ts";
import { type BlockLeaf, encodeBlockLeaf, parseBlockLeaf } from "./leaf.ts";

/** What a proof file of an entry carries besides the path: everything its leaf is the hash of (spec/proof.md §2). */
export interface EntryExtra {
	readonly kind: "entry";
	readonly envelope: Bytes;
	readonly code: string;
	/** JSON text. */
	readonly result: string;
}

/** What a proof file of a state record carries: the block leaf the path proves, and the record's proof below its state root. */
export interface StateExtra {
	readonly kind: "state";
	readonly block: BlockLeaf;
	/** `collection/key` */
	readonly key: string;
	/** The record's bytes; undefined proves that there is no such record. */
	readonly value: Bytes | undefined;
	/** Encoded state proof (spec/state.md). */
	readonly proof: Bytes;
}

export type ProofExtra = EntryExtra | StateExtra;

const entryHeader = "mingjian/proof/entry/1";
const stateHeader = "mingjian/proof/state/1";
const absent = "absent";

export function encodeProofExtra(extra: ProofExtra): Bytes {
	const lines =
		extra.kind === "entry"
			? [entryHeader, toBase64(extra.envelope), extra.code, extra.result]
			: [
					stateHeader,
					toBase64(encodeBlockLeaf(extra.block)),
					extra.key,
					toBase64(stateKeyHash(extra.key)),
					extra.value ? toBase64(extra.value) : absent,
					toBase64(extra.proof),
				];
	return utf8(lines.map((line) => `${line}\n`).join(""));
}

/** Reads what `encodeProofExtra` writes; undefined for anything else. Nothing in it is believed yet. */
export function parseProofExtra(bytes: Bytes): ProofExtra | undefined {
	try {
		const lines = fromUtf8(bytes).split("\n");
		if (lines.pop() !== "") return undefined;
		if (lines[0] === entryHeader && lines.length === 4)
			return entryOf(lines as [string, string, string, string]);
		if (lines[0] === stateHeader && lines.length === 6)
			return stateOf(lines as [string, string, string, string, string, string]);
		return undefined;
	} catch {
		return undefined;
	}
}

function entryOf([, envelope, code, result]: [string, string, string, string]): EntryExtra {
	return { kind: "entry", envelope: fromBase64(envelope), code, result };
}

function stateOf([, leaf, key, place, value, proof]: [string, string, string, string, string, string]):
	| StateExtra
	| undefined {
	const block = parseBlockLeaf(fromBase64(leaf));
	// In a small map one proof of absence is good for many keys: without this, a key misread would go unnoticed.
	if (!block || place !== toBase64(stateKeyHash(key))) return undefined;
	return {
		kind: "state",
		block,
		key,
		value: value === absent ? undefined : fromBase64(value),
		proof: fromBase64(proof),
	};
}
