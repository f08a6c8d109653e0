import canonicalize from "canonicalize";
import { type Bytes, concat, utf8 } from "./bytes.ts";
import { sha256 } from "./sha256.ts";

const commitmentPrefix = utf8("mingjian/commitment/1\n");

/**
 * The one JSON text of a value (RFC 8785). Refuses what has none: NaN, infinities, lone surrogates, cycles (Error)
 * and undefined, functions and symbols at the top (TypeError).
 */
export function canonicalJson(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError("value has no JSON form");
	return text;
}

/**
 * Binds its maker to a value without showing it: SHA-256("mingjian/commitment/1\n" ‖ salt ‖ canonical JSON).
 * The salt is 32 octets of fresh randomness, else a short value could be guessed. Refuses any other size (RangeError).
 */
export function commitment(salt: Bytes, value: unknown): Bytes {
	if (salt.length !== 32) throw new RangeError(`commitment salt has ${salt.length} octets, not 32`);
	return sha256(concat(commitmentPrefix, salt, utf8(canonicalJson(value))));
}
