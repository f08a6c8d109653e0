import type { Prepared } from "@mingjian/ledger/record/prepared.ts";

/** Checks the signatures of envelopes; where and how is the implementation's. */
export interface ActVerifier {
	/** True where every signature of the envelope is valid. Rejects where that can no longer be found out. */
	verify(act: Prepared): Promise<boolean>;
	/** Signatures checked so far. */
	readonly verified: number;
	close(): Promise<void>;
}
