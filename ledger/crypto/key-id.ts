import { toBase32 } from "./base32.ts";
import { type Bytes, utf8 } from "./bytes.ts";
import { sha256Joined } from "./sha256.ts";

const keyPrefix = utf8("mingjian/key/1\n");

/**
 * The name of a public key: "k" and 32 lowercase base32 symbols of the first 160 bits of
 * SHA-256("mingjian/key/1\n" ‖ code ‖ public key). Refuses a code outside 0..255 (RangeError).
 */
export function keyId(code: number, publicKey: Bytes): string {
	if (!Number.isInteger(code) || code < 0 || code > 255)
		throw new RangeError(`not an algorithm code: ${code}`);
	return `k${toBase32(sha256Joined(keyPrefix, Uint8Array.of(code), publicKey).subarray(0, 20))}`;
}
