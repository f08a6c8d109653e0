import { Type } from "typebox";
import { closed, worded } from "./schema-words.ts";

/** A text in both languages of the product, each 1 to `maxLength` characters. */
export function bilingual(maxLength: number) {
	return closed({
		zh: worded(Type.String({ minLength: 1, maxLength }), "中文", "Chinese"),
		en: worded(Type.String({ minLength: 1, maxLength }), "英文", "English"),
	});
}

/** Any account: `kind:local` (spec/record.md §2). */
export const AccountId = Type.String({ maxLength: 128, pattern: "^[a-z]+:[A-Za-z0-9._-]{1,120}$" });

/** `department:` and a credit code or local code. */
export const DepartmentId = Type.String({ maxLength: 75, pattern: "^department:[A-Za-z0-9_-]{2,64}$" });

/** `officer:` and the id of the officer's first key. */
export const OfficerId = Type.String({ maxLength: 41, pattern: "^officer:k[a-z2-7]{32}$" });

/** `citizen:` and the id of the citizen's first key. */
export const CitizenId = Type.String({ maxLength: 41, pattern: "^citizen:k[a-z2-7]{32}$" });

/** `operator:` and a name given in the genesis document. */
export const OperatorId = Type.String({ maxLength: 73, pattern: "^operator:[a-z0-9-]{1,64}$" });

/** Name of a public key (spec/crypto.md). */
export const KeyId = Type.String({ maxLength: 33, pattern: "^k[a-z2-7]{32}$" });

/** Milliseconds since the Unix epoch, up to the year 9999. */
export const TimeMs = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 });

/** Transaction id, lowercase hex. */
export const TransactionId = Type.String({ maxLength: 64, pattern: "^[0-9a-f]{64}$" });

/** Octets in padded base64 (RFC 4648 §4), at most `maxBytes` of them. Canonical form is for the action to check. */
export function base64(maxBytes: number) {
	return Type.String({ maxLength: 4 * Math.ceil(maxBytes / 3), pattern: "^[A-Za-z0-9+/]+={0,2}$" });
}

/** How many rows a page of a list has at most, and which page. */
export const paging = {
	limit: worded(
		Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
		"每页条数（默认二十）",
		"Rows per page, 20 if not given",
	),
	after: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
		"续页标记",
		"Page to continue from",
	),
};

/** Rows of a page where the caller names none. */
export const defaultPage = 20;
