import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { EncodingError } from "@mingjian/ledger/crypto/encoding-error.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import type { IssuingKeyRecord } from "../schema.ts";

/** The id of a key a department wants to declare; undefined where its octets can verify nothing. */
export function issuingKeyId(key: Pick<IssuingKeyRecord, "algorithm" | "publicKey">): string | undefined {
	const { code, checkPublicKey } = algorithmByName(key.algorithm);
	try {
		const bytes = fromBase64(key.publicKey);
		return checkPublicKey(bytes) ? keyId(code, bytes) : undefined;
	} catch (error) {
		if (error instanceof EncodingError) return undefined;
		throw error;
	}
}
