import type { PasskeyPolicy } from "@mingjian/ledger/crypto/algorithms.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** One question to a signature verifier and the only right answer. */
export interface SignatureCase {
	readonly about: string;
	readonly publicKey: Bytes;
	readonly digest: Bytes;
	readonly signature: Bytes;
	readonly policy?: PasskeyPolicy;
	readonly valid: boolean;
	/** The octets are no key at all, whatever is signed. */
	readonly badKey?: boolean;
}

/** A fixed digest for each number. */
export function digestOf(number: number): Bytes {
	return Uint8Array.from({ length: 32 }, (_, index) => (index * 7 + number * 13) & 0xff);
}

/** A copy with one bit turned over. */
export function flip(bytes: Bytes, index: number, bit = 1): Bytes {
	return bytes.with(index, bytes[index]! ^ bit);
}

/** What any fixed-size algorithm must refuse about one valid case: other digest, changed octets, wrong sizes. */
export function damaged(valid: SignatureCase): SignatureCase[] {
	const { publicKey, digest, signature } = valid;
	const zero = Uint8Array.of(0);
	const wrong = (about: string, change: Partial<SignatureCase>) => ({
		...valid,
		about,
		valid: false,
		...change,
	});
	return [
		wrong("the digest has one bit changed", { digest: flip(digest, 31) }),
		wrong("the first half of the signature has one bit changed", { signature: flip(signature, 5) }),
		wrong("the second half of the signature has one bit changed", {
			signature: flip(signature, signature.length - 1),
		}),
		wrong("the signature is one octet short", { signature: signature.slice(0, -1) }),
		wrong("the signature is one octet long", { signature: Uint8Array.of(...signature, ...zero) }),
		wrong("the signature is empty", { signature: new Uint8Array() }),
		wrong("the key is one octet short", { publicKey: publicKey.slice(0, -1), badKey: true }),
		wrong("the key is one octet long", { publicKey: Uint8Array.of(...publicKey, ...zero), badKey: true }),
		wrong("the key is empty", { publicKey: new Uint8Array(), badKey: true }),
		wrong("the digest is one octet short", { digest: digest.slice(0, -1) }),
		wrong("the digest is one octet long", { digest: Uint8Array.of(...digest, ...zero) }),
	];
}
