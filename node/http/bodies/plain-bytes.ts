import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** The same octets without the platform's buffer type, whose `slice` means something else. Copies nothing. */
export function plainBytes(body: unknown): Bytes {
	if (!(body instanceof Uint8Array)) throw new TypeError("the body was not read as bytes");
	return new Uint8Array(body.buffer, body.byteOffset, body.length);
}
