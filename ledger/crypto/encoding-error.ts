/** Why a text form was refused: a symbol outside the alphabet, a length no encoder prints, or spare bits set. */
export type EncodingErrorCode = "symbol" | "length" | "trailing-bits" | "padding";

/** A text is not what the encoder would have printed for any octets. `encoding` names the form, `code` the fault. */
export class EncodingError extends Error {
	override readonly name = "EncodingError";
	readonly encoding: string;
	readonly code: EncodingErrorCode;

	constructor(encoding: string, code: EncodingErrorCode) {
		super(`not ${encoding}: ${code}`);
		this.encoding = encoding;
		this.code = code;
	}
}
