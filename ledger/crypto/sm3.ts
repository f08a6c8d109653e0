import { type Bytes, u64 } from "./bytes.ts";

const initial = [
	0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;
const constants = Uint32Array.from({ length: 64 }, (_, round) =>
	rotate(round < 16 ? 0x79cc4519 : 0x7a879d8a, round),
);

/** SM3 (GB/T 32905-2016): 32 octets in a new array. */
export function sm3(bytes: Bytes): Bytes {
	const padded = pad(bytes);
	const view = new DataView(padded.buffer);
	const state = Uint32Array.from(initial);
	const words = new Uint32Array(68);
	for (let offset = 0; offset < padded.length; offset += 64) {
		expand(view, offset, words);
		compress(state, words);
	}
	const digest = new Uint8Array(32);
	const out = new DataView(digest.buffer);
	for (let index = 0; index < 8; index++) out.setUint32(index * 4, state[index]!);
	return digest;
}

/** §5.2: a one bit, zeros, and the length in bits, to whole blocks of 64 octets. */
function pad(bytes: Bytes): Uint8Array<ArrayBuffer> {
	const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	padded.set(u64(BigInt(bytes.length) * 8n), padded.length - 8);
	return padded;
}

/** §5.3.2: the 68 words of a block. */
function expand(view: DataView, offset: number, words: Uint32Array): void {
	for (let index = 0; index < 16; index++) words[index] = view.getUint32(offset + index * 4);
	for (let index = 16; index < 68; index++) {
		const mixed = words[index - 16]! ^ words[index - 9]! ^ rotate(words[index - 3]!, 15);
		const spread = mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23);
		words[index] = spread ^ rotate(words[index - 13]!, 7) ^ words[index - 6]!;
	}
}

/** §5.3.3: 64 rounds; the letters are the standard's. */
function compress(state: Uint32Array, words: Uint32Array): void {
	let [a, b, c, d, e, f, g, h] = state as unknown as [
		number,
		number,
		number,
		number,
		number,
		number,
		number,
		number,
	];
	for (let round = 0; round < 64; round++) {
		const turned = rotate(a, 12);
		const ss1 = rotate((turned + e + constants[round]!) | 0, 7);
		const ss2 = ss1 ^ turned;
		const ff = round < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
		const gg = round < 16 ? e ^ f ^ g : (e & f) | (~e & g);
		const tt1 = (ff + d + ss2 + (words[round]! ^ words[round + 4]!)) | 0;
		const tt2 = (gg + h + ss1 + words[round]!) | 0;
		d = c;
		c = rotate(b, 9);
		b = a;
		a = tt1;
		h = g;
		g = rotate(f, 19);
		f = e;
		e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
	}
	const next = [a, b, c, d, e, f, g, h];
	for (let index = 0; index < 8; index++) state[index]! ^= next[index]!;
}

function rotate(word: number, by: number): number {
	const bits = by & 31;
	return (word << bits) | (word >>> (32 - bits));
}
