import { type Bytes, concat, fromUtf8, u32, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson, commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import { sha256Joined } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { SealRefusal } from "./seal-refusal.ts";

/** What is sealed: answers, or an uploaded material as it is. */
export type Plain =
	| { readonly kind: "json"; readonly value: Json }
	| { readonly kind: "bytes"; readonly bytes: Bytes };

/** Sizes are rounded up to this, so that a ciphertext does not tell how long a name is. */
export const paddingStep = 256;

const saltBytes = 32;
const headerBytes = 1 + saltBytes + 4;
const bytesPrefix = utf8("mingjian/commitment/bytes/1\n");

/**
 * Binds to what is sealed without showing it (spec/sealed.md §3): answers as canonical JSON (spec/crypto.md), a material as
 * SHA-256("mingjian/commitment/bytes/1\n" ‖ salt ‖ octets). Refuses a salt that is not 32 octets (RangeError).
 */
export function commitmentOf(plain: Plain, salt: Bytes): Bytes {
	if (plain.kind === "json") return commitment(salt, plain.value);
	if (salt.length !== saltBytes)
		throw new RangeError(`commitment salt has ${salt.length} octets, not ${saltBytes}`);
	return sha256Joined(bytesPrefix, salt, plain.bytes);
}

/** kind ‖ salt ‖ u32be length ‖ body ‖ zeros to a multiple of 256. */
export function encodePlain(plain: Plain, salt: Bytes): Bytes {
	const body = plain.kind === "json" ? utf8(canonicalJson(plain.value)) : plain.bytes;
	const size = headerBytes + body.length;
	const padding = new Uint8Array((paddingStep - (size % paddingStep)) % paddingStep);
	return concat(Uint8Array.of(plain.kind === "json" ? 1 : 2), salt, u32(body.length), body, padding);
}

/** Reads what `encodePlain` writes. Refuses anything else (sealed-padding, sealed-malformed). */
export function decodePlain(octets: Bytes): { readonly plain: Plain; readonly salt: Bytes } {
	if (octets.length < headerBytes || octets.length % paddingStep !== 0)
		throw new SealRefusal("sealed-padding");
	const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
	const end = headerBytes + view.getUint32(1 + saltBytes);
	const rest = octets.subarray(Math.min(end, octets.length));
	if (end > octets.length || rest.length >= paddingStep || rest.some((octet) => octet !== 0))
		throw new SealRefusal("sealed-padding");
	const body = octets.slice(headerBytes, end);
	return { plain: plainOf(octets[0]!, body), salt: octets.slice(1, 1 + saltBytes) };
}

function plainOf(kind: number, body: Bytes): Plain {
	if (kind === 2) return { kind: "bytes", bytes: body };
	if (kind !== 1) throw new SealRefusal("sealed-malformed");
	try {
		const text = fromUtf8(body);
		const value = JSON.parse(text) as Json;
		if (canonicalJson(value) === text) return { kind: "json", value };
	} catch {
		// Falls through: what cannot be read was not written by encodePlain.
	}
	throw new SealRefusal("sealed-malformed");
}
