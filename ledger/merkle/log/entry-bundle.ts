import type { Bytes } from "../../crypto/bytes.ts";
import { accept, type Result, refuse } from "./result.ts";
import { TILE_WIDTH } from "./tiles.ts";

/** The longest entry a bundle can carry, in bytes: its length must fit an unsigned 16-bit number. */
export const MAX_ENTRY_BYTES = 0xffff;

const LENGTH_BYTES = 2;

/** Why bytes are not a bundle of the expected number of entries. */
export type BundleFailure = "entry-truncated" | "too-few-entries" | "too-many-entries";

/** Writes entries one after another, each after its length as u16be (C2SP tlog-tiles). Throws on too many or too long. */
export function encodeEntryBundle(entries: readonly Bytes[]): Bytes {
	if (entries.length > TILE_WIDTH) throw new RangeError(`a bundle has at most ${TILE_WIDTH} entries`);
	const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0));
	let at = 0;
	for (const entry of entries) {
		if (entry.length > MAX_ENTRY_BYTES) throw new RangeError(`an entry has at most ${MAX_ENTRY_BYTES} bytes`);
		bundle[at] = entry.length >>> 8;
		bundle[at + 1] = entry.length & 0xff;
		bundle.set(entry, at + LENGTH_BYTES);
		at += LENGTH_BYTES + entry.length;
	}
	return bundle;
}

/** Reads a bundle of exactly `width` entries; not a byte may be missing or left over. */
export function decodeEntryBundle(bundle: Bytes, width: number): Result<Bytes[], BundleFailure> {
	const entries: Bytes[] = [];
	for (let at = 0; at < bundle.length; ) {
		if (entries.length === width) return refuse("too-many-entries");
		if (at + LENGTH_BYTES > bundle.length) return refuse("entry-truncated");
		const length = ((bundle[at] as number) << 8) | (bundle[at + 1] as number);
		const end = at + LENGTH_BYTES + length;
		if (end > bundle.length) return refuse("entry-truncated");
		entries.push(bundle.slice(at + LENGTH_BYTES, end));
		at = end;
	}
	return entries.length === width ? accept(entries) : refuse("too-few-entries");
}
