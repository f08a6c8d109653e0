import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { list, object, type Shape, text, whole } from "../verify/policy/shape.ts";
import { MAX_TRAIL_BYTES, MAX_TRAIL_LEAVES, type TrailFile, trailFormat } from "./trail.ts";

const number = whole(0, Number.MAX_SAFE_INTEGER);
const any = text(MAX_TRAIL_BYTES);
const format = text(trailFormat.length, new RegExp(`^${trailFormat}$`));

const entryLeaf = object({ envelope: any, code: any, result: any });
const blockLeaf = object({ block: any });
const leaf: Shape = (value, pointer) =>
	entryLeaf(value, pointer) && blockLeaf(value, pointer) ? entryLeaf(value, pointer) : undefined;

const shapes: Readonly<Record<string, Shape>> = {
	record: object({
		format,
		kind: any,
		key: any,
		state: any,
		entries: list(any, 0, MAX_TRAIL_LEAVES),
	}),
	range: object(
		{
			format,
			kind: any,
			from: number,
			until: number,
			period: object({ fromMs: number, untilMs: number }),
			checkpoint: any,
			hashes: list(any, 0, 128),
			leaves: list(leaf, 1, MAX_TRAIL_LEAVES),
		},
		["period"],
	),
};

/** Reads a trail file; undefined unless it is the one spelling of one. Nothing in it is believed yet. */
export function readTrail(file: Bytes): TrailFile | undefined {
	if (file.length > MAX_TRAIL_BYTES) return undefined;
	try {
		const source = fromUtf8(file);
		const value: unknown = JSON.parse(source);
		if (`${JSON.stringify(value)}\n` !== source) return undefined;
		const { kind } = value as { kind?: unknown };
		const shape = typeof kind === "string" && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
		return shape && !shape(value, "") ? (value as TrailFile) : undefined;
	} catch {
		return undefined;
	}
}

/** Writes a trail file. */
export function formatTrail(trail: TrailFile): Bytes {
	return utf8(`${JSON.stringify(trail)}\n`);
}
