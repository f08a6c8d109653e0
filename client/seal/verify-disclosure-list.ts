import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { stateKey } from "@mingjian/ledger/runtime/collection.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { DisclosureRecord } from "@mingjian/services/disclosure/schema.ts";
import { disclosureKey, disclosures } from "@mingjian/services/disclosure/state.ts";
import { stampedRecord } from "../verify/stamped-record.ts";
import type { AsOf, ProofPolicy, ProvedState, VerifyReason } from "../verify/verdict.ts";
import { ProofVerifier } from "../verify/verify-proof-file.ts";

/** The state keys whose proofs make up the list of a tag with this many openings: each number, and the one after the last. */
export function disclosureListKeys(tag: string, count: number): string[] {
	return Array.from({ length: count + 1 }, (_, at) => stateKey(disclosures, disclosureKey(tag, at + 1)));
}

/** Everything that was opened of a tag up to a moment. */
export interface DisclosureList {
	readonly disclosures: readonly DisclosureRecord[];
	/** The block after which there was no further opening. */
	readonly asOf: AsOf;
}

/** Why files do not prove a whole list: which file, counted from 0, and what is wrong with it. */
export type ListReason = VerifyReason | "list-empty" | "list-order" | "list-record" | "list-not-ended";

export type ListVerdict = Result<DisclosureList, ListReason> & { readonly file?: number };

/**
 * Says, offline, that these proof files are all openings of a tag: a proof of each number from 1, and one that the next number is
 * absent. Numbers are given without gaps and never taken back (each record keeps its history), so where n + 1 was absent nothing
 * but 1 to n had been opened. Proofs may be of different blocks; the list is as of the block of the absence.
 */
export function verifyDisclosureList(files: readonly Bytes[], policy: ProofPolicy, tag: string): ListVerdict {
	if (files.length === 0) return refuse("list-empty");
	const verifier = new ProofVerifier(policy);
	const keys = disclosureListKeys(tag, files.length - 1);
	const found: DisclosureRecord[] = [];
	for (const [at, file] of files.entries()) {
		const proved = verifier.verify(file);
		if (!proved.ok) return { ...proved, file: at };
		if (proved.value.kind !== "state" || proved.value.key !== keys[at])
			return { ...refuse("list-order"), file: at };
		const last = at === files.length - 1;
		if (last && proved.value.value === undefined)
			return accept({ disclosures: found, asOf: proved.value.asOf });
		const record = recordOf(proved.value);
		if (!record) return { ...refuse("list-record"), file: at };
		found.push(record);
	}
	return { ...refuse("list-not-ended"), file: files.length - 1 };
}

function recordOf({ value }: ProvedState): DisclosureRecord | undefined {
	const record = stampedRecord(value)?.record;
	return validator(DisclosureRecord).Check(record) ? (record as DisclosureRecord) : undefined;
}
