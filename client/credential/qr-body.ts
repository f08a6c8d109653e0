import { toBase32 } from "@mingjian/ledger/crypto/base32.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat, fromUtf8, u16, u32, u64, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { identifierRoot, parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";

/** A value a certificate can show in its QR form. */
export type QrValue = string | number | boolean;

/** What a QR form says; the department signs all of it. */
export interface QrContent {
	/** Id of the department's issuing key. */
	readonly keyId: string;
	readonly signedAtMs: number;
	readonly identifier: string;
	readonly validFromMs: number;
	readonly validUntilMs?: number;
	readonly statusIndex: number;
	/** Commitment to all particulars, base64: what the record holds. */
	readonly commitment: string;
	/** The particulars chosen to be shown. */
	readonly particulars: Readonly<Record<string, QrValue>>;
}

const version = 1;
const noEnd = 0xffffffffffff;
const base32 = "abcdefghijklmnopqrstuvwxyz234567";
const keyIdForm = /^k[a-z2-7]{32}$/;
const memberName = /^[a-z][A-Za-z0-9]{0,31}$/;
const kinds = ["string", "number", "boolean"] as const;

/**
 * 0x01 ‖ key id (20) ‖ signed at ‖ valid from ‖ valid until (u48 each, all ones for no end) ‖ status index (u32) ‖
 * commitment (32) ‖ u8 length ‖ identifier without its root ‖ u8 count ‖ per particular, by ascending name: u8 length ‖
 * name ‖ u8 kind ‖ u16 length ‖ value. Refuses what does not fit this form (RangeError).
 */
export function encodeQrBody(content: QrContent): Bytes {
	const { identifier, particulars } = content;
	if (!keyIdForm.test(content.keyId)) throw new RangeError(`not a key id: ${content.keyId}`);
	if (typeof parseIdentifier(identifier) === "string")
		throw new RangeError(`not an identifier: ${identifier}`);
	const names = Object.keys(particulars).sort();
	const commitment = fromBase64(content.commitment);
	if (commitment.length !== 32) throw new RangeError("the commitment is not 32 octets");
	return concat(
		Uint8Array.of(version),
		keyOctets(content.keyId),
		u48(content.signedAtMs),
		u48(content.validFromMs),
		u48(content.validUntilMs ?? noEnd),
		u32(content.statusIndex),
		commitment,
		short(identifier.slice(identifierRoot.length + 1)),
		Uint8Array.of(names.length),
		...names.map((name) => encodeMember(name, particulars[name]!)),
	);
}

/** Reads a body; undefined for anything else, every other encoding of the same content included. */
export function decodeQrBody(bytes: Bytes): QrContent | undefined {
	try {
		const reader = new Reader(bytes);
		if (reader.octets(1)[0] !== version) return undefined;
		const keyId = keyIdOf(reader.octets(20));
		const signedAtMs = reader.integer(6);
		const validFromMs = reader.integer(6);
		const end = reader.integer(6);
		const statusIndex = reader.integer(4);
		const commitment = toBase64(reader.octets(32));
		const identifier = `${identifierRoot}.${reader.text(1)}`;
		if (typeof parseIdentifier(identifier) === "string") return undefined;
		const particulars = readMembers(reader);
		const base = { keyId, signedAtMs, identifier, validFromMs, statusIndex, commitment, particulars };
		return reader.ended ? (end === noEnd ? base : { ...base, validUntilMs: end }) : undefined;
	} catch {
		// Too short, or not UTF-8.
		return undefined;
	}
}

function encodeMember(name: string, value: QrValue): Bytes {
	if (!memberName.test(name)) throw new RangeError(`not a member name: ${name}`);
	if (typeof value === "number" && !Number.isSafeInteger(value))
		throw new RangeError(`${name} is no safe integer`);
	const text = utf8(String(value));
	return concat(short(name), Uint8Array.of(kinds.indexOf(typeof value as "string")), u16(text.length), text);
}

function readMembers(reader: Reader): Record<string, QrValue> {
	const count = reader.integer(1);
	const particulars: Record<string, QrValue> = {};
	let before = "";
	for (let member = 0; member < count; member++) {
		const name = reader.text(1);
		if (!memberName.test(name) || name <= before) throw new RangeError("members out of order");
		before = name;
		const kind = kinds[reader.integer(1)];
		particulars[name] = readValue(kind, reader.text(2));
	}
	return particulars;
}

function readValue(kind: (typeof kinds)[number] | undefined, text: string): QrValue {
	if (kind === "string") return text;
	const value: unknown = JSON.parse(text);
	if (kind === undefined || typeof value !== kind || String(value) !== text)
		throw new RangeError("not a value");
	if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError("not an integer");
	return value as QrValue;
}

class Reader {
	readonly #bytes: Bytes;
	#at = 0;

	constructor(bytes: Bytes) {
		this.#bytes = bytes;
	}

	get ended(): boolean {
		return this.#at === this.#bytes.length;
	}

	octets(size: number): Bytes {
		if (this.#at + size > this.#bytes.length) throw new RangeError("too short");
		this.#at += size;
		return this.#bytes.subarray(this.#at - size, this.#at);
	}

	integer(size: number): number {
		return this.octets(size).reduce((value, octet) => value * 256 + octet, 0);
	}

	text(lengthSize: number): string {
		return fromUtf8(this.octets(this.integer(lengthSize)));
	}
}

function u48(value: number): Bytes {
	if (!Number.isInteger(value) || value < 0 || value > noEnd) throw new RangeError(`not a u48: ${value}`);
	return u64(value).subarray(2);
}

function short(text: string): Bytes {
	const bytes = utf8(text);
	if (bytes.length > 255) throw new RangeError(`longer than 255 octets: ${text.slice(0, 40)}`);
	return concat(Uint8Array.of(bytes.length), bytes);
}

// A key id is 160 bits in 32 symbols, so that none is left over.
function keyOctets(keyId: string): Bytes {
	const bytes = new Uint8Array(20);
	let bits = 0;
	let held = 0;
	let at = 0;
	for (const symbol of keyId.slice(1)) {
		bits = (bits << 5) | base32.indexOf(symbol);
		held += 5;
		if (held >= 8) {
			held -= 8;
			bytes[at++] = (bits >> held) & 0xff;
		}
		bits &= 0xff;
	}
	return bytes;
}

function keyIdOf(bytes: Bytes): string {
	return `k${toBase32(bytes)}`;
}
