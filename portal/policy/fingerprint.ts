import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";

/** The SHA-256 of a policy's text or document, lowercase hex. */
export function fingerprint(text: string): string {
	return toHex(sha256(utf8(text)));
}

/** A fingerprint as people read it aloud: sixteen groups of four. */
export function grouped(fingerprintHex: string): string {
	return fingerprintHex.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
