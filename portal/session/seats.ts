import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Words } from "../words/words.ts";

/** A person of the demo city as whom anybody may sign in; the portal holds the key. Never given in a real city. */
export interface Seat {
	readonly account: string;
	readonly kind: "citizen" | "officer" | "department" | "operator";
	readonly name: Words;
	/** What they are, and where. */
	readonly title: Words;
	readonly signer: LocalSigner;
	/** The opening key of their department. */
	readonly opens?: { readonly department: string; readonly seed: Uint8Array };
}
