import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Flow } from "../flow-schema.ts";

const prefix = utf8("mingjian/flow/1\n");

/** Names the content of a flow: base64 of SHA-256("mingjian/flow/1\n" ‖ canonical JSON), whatever the order of its members. */
export function flowHash(flow: Flow): string {
	return toBase64(sha256(concat(prefix, utf8(canonicalJson(flow)))));
}
