import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { encodeEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import type { EntryExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { type EnvelopeCheck, signatoriesOf } from "./check-signatures.ts";
import { parseJson } from "./parse-json.ts";
import type { EntryFacts, VerifyReason } from "./verdict.ts";

/** What an entry's envelope is held against besides the log. */
export interface EntryTerms {
	readonly ledger: string;
	readonly passkeys: PasskeyPolicy;
	readonly check: EnvelopeCheck;
}

/** The leaf that the log must hold for this envelope to have ended this way (spec/log.md §2). */
export function leafOfEntry({ envelope, code, result }: EntryExtra) {
	return encodeEntryLeaf({ envelopeHash: sha256(envelope), code, resultHash: sha256(utf8(result)) });
}

/** Reads what stands in a leaf that was proved. Refuses an envelope, signature, ledger or result that is not as it must be. */
export function checkEntry(
	extra: EntryExtra,
	terms: EntryTerms,
): Result<Omit<EntryFacts, "index" | "size">, VerifyReason> {
	const act = prepare(extra.envelope);
	if (typeof act === "string") return refuse(act);
	if (!isOfLedger(act, extra.code, terms.ledger)) return refuse("entry-ledger");
	if (!terms.check(act, terms.passkeys)) return refuse("entry-signature");
	const result = parseJson(extra.result);
	if (result === undefined) return refuse("entry-result");
	const { id, payload } = act;
	return accept({ id, payload, signatories: signatoriesOf(act), code: extra.code, result });
}

// An act meant for another ledger can stand in this one, refused.
function isOfLedger({ payload }: Prepared, code: string, ledger: string): boolean {
	return (payload.ledger === ledger) === (code !== "ledger-other");
}
