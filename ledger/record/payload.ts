import { type Bytes, utf8 } from "../crypto/bytes.ts";
import { limits } from "./limits.ts";

/** JSON whose numbers are safe integers: money is fen, rates are integer fractions. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** What a signer says (spec/record.md §2). The bytes are signed; nothing is re-serialised to verify them. */
export interface Payload {
	/** The ledger this act belongs to; the same act is void on any other. */
	readonly ledger: string;
	readonly service: string;
	readonly action: string;
	readonly input: Json;
	/** Account whose keys sign. */
	readonly actor: string;
	/** Account in whose name the actor acts (department, delegating citizen). */
	readonly onBehalfOf?: string;
	/** Milliseconds since the Unix epoch, by the signer's clock. */
	readonly issuedAt: number;
	/** Random, so that two equal acts have different ids. */
	readonly nonce: string;
}

/** Why payload bytes are not a payload. */
export type PayloadFault =
	| "payload-not-utf8"
	| "payload-not-json"
	| "payload-not-exact"
	| "payload-not-integer"
	| "payload-too-deep"
	| "payload-members";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const name = /^[a-z][a-z0-9-]{0,63}$/;
const ledgerId = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const account = /^[a-z]+:[A-Za-z0-9._-]{1,120}$/;
const nonce = /^[A-Za-z0-9_-]{8,64}$/;
const members = new Set(["ledger", "service", "action", "input", "actor", "onBehalfOf", "issuedAt", "nonce"]);

/** The bytes to sign for a payload. */
export function encodePayload(payload: Payload): Bytes {
	return utf8(JSON.stringify(payload));
}

/**
 * Reads payload bytes, or says why they are none. Accepts exactly the text JSON.stringify (ECMA-262 §25.5.2) prints for
 * the value it parses to, so that no two readers can understand the same signed bytes differently.
 */
export function parsePayload(bytes: Bytes): Payload | PayloadFault {
	let text: string;
	try {
		text = decoder.decode(bytes);
	} catch {
		return "payload-not-utf8";
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return "payload-not-json";
	}
	if (JSON.stringify(value) !== text) return "payload-not-exact";
	return numbersFault(value, 0) ?? shape(value);
}

/** True for a string that names an account: `kind:local`. */
export function isAccountId(text: string): boolean {
	return text.length <= limits.account && account.test(text);
}

function numbersFault(value: unknown, depth: number): PayloadFault | undefined {
	if (typeof value === "number") return Number.isSafeInteger(value) ? undefined : "payload-not-integer";
	if (typeof value !== "object" || value === null) return undefined;
	if (depth === limits.depth) return "payload-too-deep";
	for (const member of Array.isArray(value) ? value : Object.values(value)) {
		if (typeof member === "string") continue;
		const fault = numbersFault(member, depth + 1);
		if (fault) return fault;
	}
	return undefined;
}

function shape(value: unknown): Payload | PayloadFault {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return "payload-members";
	const p = value as Record<string, unknown>;
	for (const member in p) if (!members.has(member)) return "payload-members";
	const whole =
		matches(ledgerId, p.ledger) &&
		matches(name, p.service) &&
		matches(name, p.action) &&
		p.input !== undefined &&
		matches(account, p.actor) &&
		(p.onBehalfOf === undefined || matches(account, p.onBehalfOf)) &&
		typeof p.issuedAt === "number" &&
		p.issuedAt >= 0 &&
		matches(nonce, p.nonce);
	return whole ? (value as Payload) : "payload-members";
}

function matches(pattern: RegExp, value: unknown): boolean {
	return typeof value === "string" && pattern.test(value);
}
