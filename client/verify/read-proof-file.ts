import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { parseTlogProof, type TlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { type ProofExtra, parseProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import type { VerifyReason } from "./verdict.ts";

/** A proof file of this ledger taken apart; nothing in it is believed yet. */
export interface ProofFile extends Omit<TlogProof, "extra"> {
	readonly extra: ProofExtra;
}

/** Takes a proof file apart. Refuses one that does not carry what it proves. */
export function readProofFile(file: Bytes): Result<ProofFile, VerifyReason> {
	const parts = parseTlogProof(file);
	if (!parts.ok) return parts;
	if (!parts.value.extra) return refuse("extra-missing");
	const extra = parseProofExtra(parts.value.extra);
	return extra ? accept({ ...parts.value, extra }) : refuse("extra-unreadable");
}
