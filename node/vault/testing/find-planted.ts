import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

type Needle = string | Bytes;

/** Octets compared first; every form of a needle is longer. */
const head = 8;

/**
 * The forms a text or key could lie about in: as it is, in UTF-16 either way round, JSON's \\u escapes, percent signs, hex in
 * both cases, and base64 (both alphabets) at each of the three places it can begin.
 */
export function plantedIn(needles: readonly Needle[]): Buffer[] {
	return needles.flatMap(formsOf).filter((form) => form.length > head);
}

/** The first planted form found in any of the haystacks, as hex; undefined where there is none. */
export function findPlanted(
	needles: readonly Needle[],
	haystacks: readonly Uint8Array[],
): string | undefined {
	const byHead = new Map<string, Buffer[]>();
	for (const form of plantedIn(needles)) {
		const key = form.toString("latin1", 0, head);
		const same = byHead.get(key);
		if (same) same.push(form);
		else byHead.set(key, [form]);
	}
	for (const haystack of haystacks) {
		const text = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.length);
		const found = findIn(text, byHead);
		if (found) return found.toString("hex");
	}
	return undefined;
}

function findIn(octets: Buffer, byHead: ReadonlyMap<string, readonly Buffer[]>): Buffer | undefined {
	const text = octets.toString("latin1");
	for (let at = 0; at + head < text.length; at++) {
		const forms = byHead.get(text.slice(at, at + head));
		const found = forms?.find((form) => octets.compare(form, 0, form.length, at, at + form.length) === 0);
		if (found) return found;
	}
	return undefined;
}

function formsOf(needle: Needle): Buffer[] {
	const plain = Buffer.from(needle as string);
	const hex = plain.toString("hex");
	const ascii = [hex, hex.toUpperCase(), ...base64Forms(plain)];
	if (typeof needle === "string") ascii.push(escaped(needle), encodeURIComponent(needle));
	const wide = typeof needle === "string" ? [Buffer.from(needle, "utf16le")] : [];
	return [
		plain,
		...wide,
		...wide.map((each) => Buffer.from(each).swap16()),
		...ascii.map((each) => Buffer.from(each)),
	];
}

function escaped(text: string): string {
	return [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

/** Base64 of the octets wherever they begin in a longer text, without the characters that neighbours share. */
function base64Forms(plain: Buffer): string[] {
	return [0, 1, 2].flatMap((before) => {
		const text = Buffer.concat([Buffer.alloc(before), plain])
			.toString("base64")
			.replace(/=+$/, "");
		const whole = text.slice(
			before === 0 ? 0 : before + 1,
			(before + plain.length) % 3 === 0 ? undefined : -1,
		);
		return [whole, whole.replaceAll("+", "-").replaceAll("/", "_")];
	});
}
