import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { hpkeSuite, type SealingKeyPair } from "./hpke-suite.ts";
import { SealRefusal } from "./seal-refusal.ts";

/** For which content and whom a content key is wrapped; a wrap is good for nothing else. */
export interface WrapPurpose {
	readonly ledger: string;
	readonly contentId: string;
	/** Account id: `citizen:` and a tag, or a department. */
	readonly recipient: string;
}

/** Octets of a wrap: 0x01 ‖ encapsulated key (65) ‖ encrypted content key and tag (48). */
export const wrapBytes = 114;

const version = 1;
const encEnd = 66;
const info = utf8("mingjian/wrap/1\n");

/** Wraps a content key to a sealing key (spec/sealed.md §4; RFC 9180 base mode). */
export async function wrapContentKey(
	contentKey: Bytes,
	publicKey: Bytes,
	purpose: WrapPurpose,
): Promise<Bytes> {
	const recipientPublicKey = await hpkeSuite.kem.deserializePublicKey(publicKey).catch(() => {
		throw new SealRefusal("wrap-key");
	});
	const { enc, ct } = await hpkeSuite.seal({ recipientPublicKey, info }, contentKey, additional(purpose));
	return concat(Uint8Array.of(version), new Uint8Array(enc), new Uint8Array(ct));
}

/** The content key in a wrap. Refuses another's wrap, or one for another content, ledger or recipient (SealRefusal). */
export async function unwrapContentKey(
	wrap: Bytes,
	{ secretKey }: Pick<SealingKeyPair, "secretKey">,
	purpose: WrapPurpose,
): Promise<Bytes> {
	if (wrap.length !== wrapBytes || wrap[0] !== version) throw new SealRefusal("wrap-malformed");
	try {
		const recipientKey = await hpkeSuite.kem.deserializePrivateKey(secretKey);
		const enc = wrap.slice(1, encEnd);
		const opened = await hpkeSuite.open({ recipientKey, enc, info }, wrap.slice(encEnd), additional(purpose));
		return new Uint8Array(opened);
	} catch {
		throw new SealRefusal("wrap-key");
	}
}

/** The name of a wrap, by which the record binds it: SHA-256 of its octets, lowercase hex. */
export function wrapIdOf(wrap: Bytes): string {
	return toHex(sha256(wrap));
}

function additional({ ledger, contentId, recipient }: WrapPurpose): Bytes {
	return utf8(`mingjian/wrap/1\n${ledger}\n${contentId}\n${recipient}\n`);
}
