/** Where a passkey's assertion may come from: parameters of the chain, so every node judges alike. */
export interface PasskeyPolicy {
	/** The relying party id, a domain such as "pingshan.example". */
	readonly rpId: string;
	/** The exact origins whose pages may ask, such as "https://pingshan.example". */
	readonly origins: readonly string[];
}
