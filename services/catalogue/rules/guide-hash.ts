import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Guide } from "../guide-schema.ts";

const prefix = utf8("mingjian/guide/1\n");

/** Names the content of a guide: base64 of SHA-256("mingjian/guide/1\n" ‖ canonical JSON), whatever the order of its members. */
export function guideHash(guide: Guide): string {
	return toBase64(sha256(concat(prefix, utf8(canonicalJson(guide)))));
}
