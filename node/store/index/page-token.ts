import { hash } from "node:crypto";
import { QuestionFault } from "./index-trouble.ts";

/** Longest page anyone can ask for. */
export const maxLimit = 200;
/** Totals are counted up to here. */
export const maxTotal = 10_000;
const maxTokenLength = 4096;

/** Where a page ended, in the words of whoever made the token. */
export type Position = readonly (string | number | null)[];

/** What a token belongs to: the same position means nothing to another question. */
export function fingerprint(question: unknown): string {
	return hash("sha256", JSON.stringify(question)).slice(0, 16);
}

/** An opaque continuation token. */
export function encodeToken(of: string, position: Position): string {
	return Buffer.from(JSON.stringify([of, ...position])).toString("base64url");
}

/**
 * Reads a token of the same question. The position is still an outsider's: fit to be bound as a parameter and nothing else.
 * Refuses any other text with QuestionFault `after-invalid`.
 */
export function decodeToken(
	of: string,
	token: string | undefined,
	fits: (at: Position) => boolean,
): Position | undefined {
	if (token === undefined) return undefined;
	const position = token.length <= maxTokenLength ? parse(of, token) : undefined;
	if (!position || !fits(position)) throw new QuestionFault("after-invalid");
	return position;
}

/** True for a whole number that can be a row or an index. */
export function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** True for what a column can hold. */
export function isCell(value: unknown): value is string | number | null {
	return value === null || typeof value === "string" || Number.isFinite(value);
}

/** Refuses a limit that is not a whole number from 1 to 200 with QuestionFault `limit-invalid`. */
export function checkLimit(limit: number): void {
	if (!Number.isSafeInteger(limit) || limit < 1 || limit > maxLimit) throw new QuestionFault("limit-invalid");
}

function parse(of: string, token: string): Position | undefined {
	let value: unknown;
	try {
		value = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
	} catch {
		return undefined;
	}
	if (!Array.isArray(value) || value[0] !== of || !value.every(isCell)) return undefined;
	return value.slice(1);
}
