import { toBase32 } from "@mingjian/ledger/crypto/base32.ts";
import { type Bytes, toInteger, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256Joined } from "@mingjian/ledger/crypto/sha256.ts";

/** Octets of a sealing key: an uncompressed point of P-256 (RFC 9180 §7.1.1). */
export const sealingKeyBytes = 65;

const prefix = utf8("mingjian/sealing-key/1\n");
// P-256 (FIPS 186-5): y² = x³ − 3x + b over the field of p.
const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** The name of a sealing key (spec/sealed.md §2): "s" and 32 lowercase base32 symbols of its hash. */
export function sealingKeyId(publicKey: Bytes): string {
	return `s${toBase32(sha256Joined(prefix, publicKey).subarray(0, 20))}`;
}

/** Whether the octets are a point that a content key can be wrapped to. */
export function isSealingKey(publicKey: Bytes): boolean {
	if (publicKey.length !== sealingKeyBytes || publicKey[0] !== 4) return false;
	const x = toInteger(publicKey.subarray(1, 33));
	const y = toInteger(publicKey.subarray(33));
	if (x >= p || y >= p) return false;
	return (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}
