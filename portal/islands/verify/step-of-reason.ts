import type { VerifyReason } from "@mingjian/client/verify/verdict.ts";
import type { Check } from "../../parts/verify-words.ts";

/** Beginnings of reasons and the check they belong to; the longest that fits counts. */
const steps: readonly (readonly [string, Check])[] = [
	["file-", "file"],
	["extra-", "file"],
	["policy-", "policy"],
	["note-", "checkpoint"],
	["signature-", "checkpoint"],
	["checkpoint-", "checkpoint"],
	["origin-mismatch", "checkpoint"],
	["log-signature-missing", "checkpoint"],
	["log-key-replaced", "checkpoint"],
	["quorum-not-reached", "checkpoint"],
	["execution-quorum-not-reached", "checkpoint"],
	["cosigner-", "checkpoint"],
	["executor-replaced", "checkpoint"],
	["size-out-of-range", "included"],
	["index-out-of-range", "included"],
	["hash-length-wrong", "included"],
	["proof-too-", "included"],
	["root-mismatch", "included"],
	["entry-", "signed"],
	["envelope-", "signed"],
	["payload-", "signed"],
	["state-", "state"],
];

/** The check that a refused proof failed at; undefined for a reason this table does not know. */
export function stepOfReason(reason: VerifyReason): Check | undefined {
	return steps.find(([beginning]) => reason.startsWith(beginning))?.[1];
}
