import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { verifyStateProof } from "@mingjian/ledger/merkle/state/state-proof.ts";
import { readUtf8 } from "@mingjian/ledger/note/strict-text.ts";
import { encodeBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { StateExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { parseJson } from "./parse-json.ts";
import type { VerifyReason } from "./verdict.ts";

/** The leaf that the log must hold for the state to be of a block of this ledger. */
export function leafOfState({ block }: StateExtra): Bytes {
	return encodeBlockLeaf(block);
}

/** The value under the root of a block leaf that was proved; undefined where absence is. Refuses a proof of anything else. */
export function checkState({ block, key, value, proof }: StateExtra): Result<Json | undefined, VerifyReason> {
	const fault = verifyStateProof(block.stateRoot, key, value, proof);
	if (fault !== undefined) return refuse(`state-${fault}`);
	if (value === undefined) return accept(undefined);
	const text = readUtf8(value);
	const parsed = text === undefined ? undefined : parseJson(text);
	return parsed === undefined ? refuse("state-value") : accept(parsed);
}
