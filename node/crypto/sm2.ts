import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { type Sm2Key, sm2Key, verifySm2Hash } from "@mingjian/ledger/crypto/sm2.ts";
import { opensslSm3 } from "./hash.ts";
import { LruCache } from "./lru-cache.ts";

interface KnownKey {
	readonly key: Sm2Key;
	uses: number;
}

/** Multiples of a busy key's point make its checks four times as fast and take about half a megabyte: few keys get them. */
const windowSize = 6;
const usesBeforeMultiples = 8;
const keys = new LruCache<KnownKey>(64);

/** What `sm2Algorithm.verify` answers but for messages of any length, with SM3 by OpenSSL and the multiples of often used keys kept. */
export function verifySm2(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
	if (publicKey.length !== 65 || signature.length !== 64) return false;
	const known = keys.get(Buffer.from(publicKey).toString("latin1"), () => remember(publicKey));
	if (known === undefined) return false;
	known.uses++;
	if (known.uses === usesBeforeMultiples) known.key.point.precompute(windowSize);
	return verifySm2Hash(known.key, opensslSm3(concat(known.key.identity, message)), signature);
}

function remember(publicKey: Bytes): KnownKey | undefined {
	const key = sm2Key(publicKey);
	return key && { key, uses: 0 };
}
