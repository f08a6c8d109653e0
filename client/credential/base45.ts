import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

const symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** RFC 9285: octets in the symbols of a QR code's alphanumeric mode, which holds them in 97 % of the space bytes take. */
export function toBase45(bytes: Bytes): string {
	let text = "";
	for (let at = 0; at + 1 < bytes.length; at += 2) {
		const value = bytes[at]! * 256 + bytes[at + 1]!;
		text += symbols[value % 45]! + symbols[Math.floor(value / 45) % 45]! + symbols[Math.floor(value / 2025)]!;
	}
	if (bytes.length % 2 === 0) return text;
	const last = bytes[bytes.length - 1]!;
	return text + symbols[last % 45]! + symbols[Math.floor(last / 45)]!;
}

/** RFC 9285; undefined for a symbol, a length or a value no encoder prints. */
export function fromBase45(text: string): Bytes | undefined {
	if (text.length % 3 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
	let written = 0;
	for (let at = 0; at < text.length; at += 3) {
		const group = [...text.slice(at, at + 3)].map((symbol) => symbols.indexOf(symbol));
		if (group.includes(-1)) return undefined;
		const value = group[0]! + group[1]! * 45 + (group[2] ?? 0) * 2025;
		if (value > (group.length === 3 ? 0xffff : 0xff)) return undefined;
		if (group.length === 3) bytes[written++] = value >> 8;
		bytes[written++] = value & 0xff;
	}
	return bytes;
}
