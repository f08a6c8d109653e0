import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { useNativeHashes } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Engine } from "./ed25519.ts";
import { opensslSha256 } from "./hash.ts";

/** Which native code a node runs on, for its log. */
export interface NativeCrypto {
	readonly sha256: "openssl";
	readonly sha256Pairs: "hashtree" | "openssl";
	readonly ed25519: "libsodium" | "openssl" | "portable";
}

const hashtree = await import("@chainsafe/hashtree").then((module) => module.default).catch(() => undefined);

/**
 * Makes the ledger hash with native code in this thread; every worker calls it once as it starts. Refuses (Error) native
 * code that disagrees with the portable hash. Where hashtree has no prebuilt library, pairs are hashed one by one.
 */
export function installNativeCrypto(): NativeCrypto {
	useNativeHashes({ sha256: opensslSha256, sha256Pairs: hashtree?.hashInto ?? hashPairsOneByOne });
	return { sha256: "openssl", sha256Pairs: hashtree ? "hashtree" : "openssl", ed25519: ed25519Engine };
}

/** What `sha256Pairs` does without hashtree. */
export function hashPairsOneByOne(input: Bytes, output: Bytes): void {
	for (let offset = 0; offset < input.length; offset += 64) {
		output.set(opensslSha256(input.subarray(offset, offset + 64)), offset / 2);
	}
}
