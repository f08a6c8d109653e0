import { toBase32 } from "./base32.ts";
import { type Bytes, equal, utf8 } from "./bytes.ts";
import { sha256Joined } from "./sha256.ts";

const keyPrefix = utf8("mingjian/key/1\n");
/** The same few keys sign most of what arrives: the last one seen of each place is remembered with its name. */
const places = 4096;
const remembered: ({ readonly code: number; readonly publicKey: Bytes; readonly id: string } | undefined)[] =
	new Array(places);

/**
 * The name of a public key: "k" and 32 lowercase base32 symbols of the first 160 bits of
 * SHA-256("mingjian/key/1\n" ‖ code ‖ public key). Refuses a code outside 0..255 (RangeError).
 */
export function keyId(code: number, publicKey: Bytes): string {
	const place = placeOf(publicKey);
	const known = remembered[place];
	if (known && known.code === code && equal(known.publicKey, publicKey)) return known.id;
	if (!Number.isInteger(code) || code < 0 || code > 255)
		throw new RangeError(`not an algorithm code: ${code}`);
	const id = `k${toBase32(sha256Joined(keyPrefix, Uint8Array.of(code), publicKey).subarray(0, 20))}`;
	remembered[place] = { code, publicKey: publicKey.slice(), id };
	return id;
}

// By octets that differ from key to key in every algorithm; a few algorithms begin each key alike.
function placeOf(publicKey: Bytes): number {
	const last = publicKey.length - 1;
	return (((publicKey[last] ?? 0) << 8) | (publicKey[last - 1] ?? 0)) & (places - 1);
}
