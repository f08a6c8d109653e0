import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { refuse } from "../refusals.ts";
import type { PublicKey } from "../schema.ts";

/** The id of a key someone wants on the record. Refuses octets that can verify nothing (key-invalid). */
export function idOfKey({ algorithm, publicKey }: PublicKey): string {
	const { checkPublicKey, code } = algorithmByName(algorithm);
	const bytes = decoded(publicKey);
	if (!bytes || !checkPublicKey(bytes)) refuse("key-invalid");
	return keyId(code, bytes);
}

function decoded(text: string): Bytes | undefined {
	try {
		return fromBase64(text);
	} catch {
		return undefined;
	}
}
