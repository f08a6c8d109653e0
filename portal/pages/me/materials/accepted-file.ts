import type { PostedFile } from "../../../server/posted.ts";

/** Why a file is not taken. */
export type FileFault = "missing" | "too-large" | "kind";

/** Octets of one material; sealed, it must still fit the vault. */
export const mostFileBytes = 8_000_000;

const longestName = 120;

/** Kinds of file by how they begin; what the sender says of them counts for nothing. */
const kinds: readonly (readonly [string, readonly number[]])[] = [
	["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
	["image/jpeg", [0xff, 0xd8, 0xff]],
	["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What the browser offers to choose. */
export const acceptedTypes = kinds.map(([type]) => type).join(",");

/** A file as it is kept: its kind by its own octets, its name without a path or unprintable letters. Or why it is not taken. */
export function acceptedFile(file: PostedFile | undefined): PostedFile | FileFault {
	if (!file || file.bytes.length === 0) return "missing";
	if (file.bytes.length > mostFileBytes) return "too-large";
	const kind = kinds.find(([, head]) => head.every((octet, at) => file.bytes[at] === octet));
	if (!kind) return "kind";
	return { name: plainName(file.name), type: kind[0], bytes: file.bytes };
}

function plainName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? "";
	const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
	return plain === "" ? "file" : [...plain].slice(0, longestName).join("");
}
