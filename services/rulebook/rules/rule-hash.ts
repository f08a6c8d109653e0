import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Rule } from "../rule-schema.ts";

const prefix = utf8("mingjian/rule/1\n");

/**
 * Names the exact text of a rule: base64 of SHA-256("mingjian/rule/1\n" ‖ canonical JSON), whatever the order of its members.
 * What reviewers sign and decisions cite. Refuses text with half a character (Error).
 */
export function ruleHash(rule: Rule): string {
	return toBase64(sha256(concat(prefix, utf8(canonicalJson(rule)))));
}
