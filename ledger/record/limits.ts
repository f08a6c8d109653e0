/** Every size an outsider can grow, in bytes unless the name says otherwise. Parameters of the record format, part of consensus. */
export const limits = {
	/** One envelope; bulk acts (one signature, many certificates) need the room. */
	envelope: 16 * 1024 * 1024,
	signatures: 16,
	publicKey: 2048,
	signature: 8192,
	/** Service and action names, ledger ids. */
	name: 64,
	/** Account ids. */
	account: 128,
	nonce: 64,
	/** Nesting of a payload's JSON. */
	depth: 32,
	/** The result an action may return, as JSON. */
	result: 64 * 1024,
	/** A state key, and a state value. */
	stateKey: 512,
	stateValue: 1024 * 1024,
	/** How far a transaction's issuedAt may lie from block time, either way. */
	validityMs: 10 * 60 * 1000,
	/** Entries in one block. */
	blockEntries: 65_535,
	/** One block, all envelopes together. */
	block: 64 * 1024 * 1024,
} as const;
