/** The few globals every JavaScript platform has and the record needs; anything else does not compile in the pure packages. */
declare class TextEncoder {
	encode(text: string): Uint8Array<ArrayBuffer>;
	encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
	constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
	decode(bytes: Uint8Array): string;
}
