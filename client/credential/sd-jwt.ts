import { fromBase64Url, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import { type Jws, parseJws } from "./jws.ts";

/** One value that is shown or withheld (RFC 9901 §4.2). An array's element has no name. */
export interface Disclosure {
	readonly text: string;
	/** Base64url SHA-256 of the text. */
	readonly digest: string;
	readonly name?: string;
	readonly value: unknown;
}

/** An SD-JWT taken apart; nothing is verified yet. */
export interface SdJwt {
	readonly jwt: Jws;
	readonly disclosures: readonly Disclosure[];
	readonly keyBinding?: Jws;
	/** Everything a key binding covers: up to and with the last tilde. */
	readonly presented: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Disclosures one SD-JWT may carry. */
const mostDisclosures = 256;
const deepest = 16;

/** Makes the disclosure of a member with a fresh salt of 128 bits. */
export function makeDisclosure(name: string, value: unknown, random: RandomBytes): Disclosure {
	return disclosure(toBase64Url(utf8(JSON.stringify([toBase64Url(random(16)), name, value]))))!;
}

/** Base64url SHA-256 of a text, as RFC 9901 uses it for disclosures and key binding. */
export function textDigest(text: string): string {
	return toBase64Url(sha256(utf8(text)));
}

/** Takes an SD-JWT, with or without key binding, apart (RFC 9901 §4); undefined for anything else. */
export function parseSdJwt(text: string): SdJwt | undefined {
	const parts = text.split("~");
	if (parts.length < 2 || parts.length - 2 > mostDisclosures) return undefined;
	const jwt = parseJws(parts[0]!);
	const disclosures = parts.slice(1, -1).map(disclosure);
	const last = parts.at(-1)!;
	const keyBinding = last === "" ? undefined : parseJws(last);
	if (!jwt || !disclosures.every((each) => each !== undefined) || (last !== "" && !keyBinding))
		return undefined;
	const presented = text.slice(0, text.length - last.length);
	return { jwt, disclosures, presented, ...(keyBinding ? { keyBinding } : {}) };
}

/**
 * The claims with what was disclosed put in its place (RFC 9901 §7.1 steps 3–5). Undefined where a disclosure is
 * referenced by no digest or twice, would overwrite a claim, or bears a reserved name; digests without one are dropped.
 */
export function disclosedClaims(payload: Json, disclosures: readonly Disclosure[]): Json | undefined {
	const waiting = new Map(disclosures.map((each) => [each.digest, each]));
	if (waiting.size !== disclosures.length) return undefined;
	if (payload._sd_alg !== undefined && payload._sd_alg !== "sha-256") return undefined;
	try {
		const { _sd_alg, ...claims } = new Unpacking(waiting).object(payload, 0);
		return waiting.size === 0 ? claims : undefined;
	} catch (error) {
		if (error instanceof Malformed) return undefined;
		throw error;
	}
}

class Malformed extends Error {}

class Unpacking {
	readonly #waiting: Map<string, Disclosure>;
	readonly #seen = new Set<string>();

	constructor(waiting: Map<string, Disclosure>) {
		this.#waiting = waiting;
	}

	object(value: Json, depth: number): Record<string, unknown> {
		if (depth > deepest) throw new Malformed();
		const out: Record<string, unknown> = Object.create(null);
		for (const [name, member] of Object.entries(value)) {
			if (name === "...") throw new Malformed();
			if (name !== "_sd") out[name] = this.#value(member, depth);
		}
		if (value._sd === undefined) return { ...out };
		if (!Array.isArray(value._sd)) throw new Malformed();
		for (const digest of value._sd) {
			const found = this.#take(digest);
			if (!found) continue;
			const { name } = found;
			if (name === undefined || name === "_sd" || name === "..." || name in out) throw new Malformed();
			out[name] = this.#value(found.value, depth);
		}
		return { ...out };
	}

	#value(value: unknown, depth: number): unknown {
		if (Array.isArray(value)) return value.flatMap((each) => this.#element(each, depth));
		return typeof value === "object" && value !== null ? this.object(value as Json, depth + 1) : value;
	}

	#element(element: unknown, depth: number): unknown[] {
		if (depth > deepest) throw new Malformed();
		const isDigest = typeof element === "object" && element !== null && "..." in element;
		if (!isDigest) return [this.#value(element, depth + 1)];
		if (Object.keys(element).length !== 1) throw new Malformed();
		const found = this.#take(element["..."]);
		if (!found) return [];
		if (found.name !== undefined) throw new Malformed();
		return [this.#value(found.value, depth + 1)];
	}

	#take(digest: unknown): Disclosure | undefined {
		if (typeof digest !== "string" || this.#seen.has(digest)) throw new Malformed();
		this.#seen.add(digest);
		const found = this.#waiting.get(digest);
		this.#waiting.delete(digest);
		return found;
	}
}

function disclosure(text: string): Disclosure | undefined {
	try {
		const parts: unknown = JSON.parse(fromUtf8(fromBase64Url(text)));
		if (!Array.isArray(parts) || typeof parts[0] !== "string") return undefined;
		const digest = textDigest(text);
		if (parts.length === 2) return { text, digest, value: parts[1] };
		if (parts.length !== 3 || typeof parts[1] !== "string") return undefined;
		return { text, digest, name: parts[1], value: parts[2] };
	} catch {
		return undefined;
	}
}
