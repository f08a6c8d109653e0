import type { PostedFile } from "../../../server/posted.ts";
import { jpegSize, type PictureSize, pngSize } from "./picture-size.ts";

/** Why a file is not taken. */
export type FileFault = "missing" | "too-large" | "kind" | "pixels";

/** Octets of one material; sealed, it must still fit the vault. */
export const mostFileBytes = 8_000_000;

const longestName = 120;

/** Pixels of a picture: no scanner or phone makes more, and whoever opens it has to unpack them all. */
export const mostPixels = 200_000_000;

/** Kinds of file by how they begin; what the sender says of them counts for nothing. */
const kinds: readonly (readonly [
	type: string,
	head: readonly number[],
	size?: (bytes: Uint8Array) => PictureSize | undefined,
])[] = [
	["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
	["image/jpeg", [0xff, 0xd8, 0xff], jpegSize],
	["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], pngSize],
];

/** What the browser offers to choose. */
export const acceptedTypes = kinds.map(([type]) => type).join(",");

/** A file as it is kept: its kind by its own octets, a picture no larger than anyone can unpack, its name without a path or unprintable letters. Or why it is not taken. */
export function acceptedFile(file: PostedFile | undefined): PostedFile | FileFault {
	if (!file || file.bytes.length === 0) return "missing";
	if (file.bytes.length > mostFileBytes) return "too-large";
	const kind = kinds.find(([, head]) => head.every((octet, at) => file.bytes[at] === octet));
	if (!kind) return "kind";
	const [type, , sizeOf] = kind;
	const size = sizeOf?.(file.bytes);
	if (sizeOf && !size) return "kind";
	if (size && size.width * size.height > mostPixels) return "pixels";
	return { name: plainName(file.name), type, bytes: file.bytes };
}

function plainName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? "";
	const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
	return plain === "" ? "file" : [...plain].slice(0, longestName).join("");
}
