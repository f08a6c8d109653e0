import type { Bytes } from "./bytes.ts";

const symbols = "abcdefghijklmnopqrstuvwxyz234567";

/** RFC 4648 §6 in lowercase without padding: names that survive a case-blind file system and a telephone. */
export function toBase32(bytes: Bytes): string {
	let text = "";
	let bits = 0;
	let held = 0;
	for (const byte of bytes) {
		bits = (bits << 8) | byte;
		held += 8;
		while (held >= 5) {
			held -= 5;
			text += symbols[(bits >> held) & 31];
		}
		bits &= (1 << held) - 1;
	}
	return held === 0 ? text : text + symbols[(bits << (5 - held)) & 31];
}
