import { algorithmByCode } from "@mingjian/ledger/crypto/algorithms.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Signer } from "@mingjian/ledger/crypto/signer.ts";

/** What is asked of the vault, and of which ledger. */
export interface ReleaseTerms {
	readonly ledger: string;
	readonly contentId: string;
	/** Transaction id of the officer's `open`; "owner" where the owner asks for their own. */
	readonly opening: string;
	/** Milliseconds since the Unix epoch, by the asker's clock. */
	readonly issuedAt: number;
}

/** Body of POST /v1/vault/{content}/release: terms, signed. */
export interface ReleaseRequest {
	readonly opening: string;
	readonly issuedAt: number;
	/** Code of the algorithm (spec/crypto.md). */
	readonly algorithm: number;
	/** Base64. */
	readonly publicKey: string;
	readonly signature: string;
}

/** Signs a request with a key of the officer, or with the owner's tag key (spec/sealed.md §6). */
export async function signReleaseRequest(terms: ReleaseTerms, signer: Signer): Promise<ReleaseRequest> {
	const signature = await signer.sign(digestOf(terms));
	return {
		opening: terms.opening,
		issuedAt: terms.issuedAt,
		algorithm: signer.code,
		publicKey: toBase64(signer.publicKey),
		signature: toBase64(signature),
	};
}

/** The id of the key that signed the request for these terms; undefined where no good signature is there. */
export function signerOfRelease(
	request: ReleaseRequest,
	at: Pick<ReleaseTerms, "ledger" | "contentId"> & { readonly passkeys?: PasskeyPolicy },
): string | undefined {
	const algorithm = algorithmByCode(request.algorithm);
	try {
		const publicKey = fromBase64(request.publicKey);
		const signature = fromBase64(request.signature);
		const good = algorithm?.verify(publicKey, digestOf({ ...at, ...request }), signature, at.passkeys);
		return good ? keyId(request.algorithm, publicKey) : undefined;
	} catch {
		return undefined;
	}
}

function digestOf({ ledger, contentId, opening, issuedAt }: ReleaseTerms) {
	return sha256(utf8(`mingjian/release/1\n${ledger}\n${contentId}\n${opening}\n${issuedAt}\n`));
}
