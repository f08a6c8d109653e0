/** Why sealed octets could not be opened, or did not say what they were said to. */
export type SealFault =
	| "sealed-malformed"
	| "sealed-content-id"
	| "sealed-key"
	| "sealed-padding"
	| "sealed-commitment"
	| "wrap-malformed"
	| "wrap-key";

/** Refused; nothing was opened. The code is for programs. */
export class SealRefusal extends Error {
	readonly code: SealFault;

	constructor(code: SealFault) {
		super(code);
		this.name = "SealRefusal";
		this.code = code;
	}
}
