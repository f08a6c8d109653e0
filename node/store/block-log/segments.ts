import type { Files, StoredFile } from "../files.ts";
import { RecordDamaged } from "../record-damaged.ts";
import { bodyIntact, decodeHeader, type FrameHeader, headerSize, magicBytes } from "./frame.ts";
import { type FramePlace, FramePlaces } from "./frame-places.ts";

/** One file of consecutive frames. */
export interface Segment {
	readonly path: string;
	readonly file: StoredFile;
	/** Where the next frame goes. */
	size: number;
	/** Octets of the file: zeros stand ahead of the frames, so that a sync finds the file as long as before. */
	reserved: number;
}

const pattern = /^blocks-(\d{12})$/;
/** Frames at the end whose bodies are read when opening; older ones are checked when they are read. */
const tailFrames = 64;

/** Path of the segment that begins with a height. */
export function segmentPath(directory: string, height: number): string {
	return `${directory}/blocks-${String(height).padStart(12, "0")}`;
}

/** The names of segments among names, in the order of their blocks. */
export function segmentNames(names: readonly string[]): string[] {
	return names.filter((name) => pattern.test(name));
}

/** Height of the first block of a segment by its name. */
export function firstHeight(name: string): number {
	return Number(pattern.exec(name)?.[1]);
}

/**
 * Walks the headers of all segments. A torn tail of the last segment is cut off, unless `acknowledged` or a later frame says
 * that it holds a block somebody was told of: then, and where anything else is missing, RecordDamaged. What is kept is
 * durable afterwards: a process that died may have left it unsynced.
 */
export async function openSegments(
	files: Files,
	directory: string,
	acknowledged: number,
): Promise<{ segments: Segment[]; places: FramePlaces }> {
	const names = segmentNames(await files.list(directory));
	const segments: Segment[] = [];
	const places = new FramePlaces();
	for (const [order, name] of names.entries()) {
		const path = `${directory}/${name}`;
		if (firstHeight(name) !== places.length) throw new RecordDamaged(path, "a segment before it is missing");
		const file = await files.open(path);
		const end = walk({ path, file }, order, places);
		const last = order === names.length - 1;
		if (end < file.size() && !last) throw new RecordDamaged(path, `damaged after block ${places.length - 1}`);
		segments.push({ path, file, size: end, reserved: end });
	}
	const tail = segments.at(-1);
	if (tail) {
		checkNothingAfter(tail, places.length);
		checkTail(segments, places);
	}
	if (places.length - 1 < acknowledged) {
		const path = tail?.path ?? directory;
		throw new RecordDamaged(path, `block ${places.length} was acknowledged and is damaged or missing`);
	}
	if (tail) {
		await settle(tail, places);
		await files.syncDirectory(directory);
	}
	return { segments, places };
}

/**
 * Makes the tail durable. What was not known durable is written once more: after a failed sync the system may show bytes that
 * it neither has on the disk nor means to write.
 */
async function settle({ file, size }: Segment, places: FramePlaces): Promise<void> {
	if (size < file.size()) await file.truncate(size);
	const last = places.last();
	const doubtful = last && places.at(last.durable + 1);
	if (doubtful && doubtful.segment === last.segment) {
		const bytes = new Uint8Array(size - doubtful.position);
		file.readAt(bytes, doubtful.position);
		await file.writeAt(bytes, doubtful.position);
	}
	await file.datasync();
}

function walk(segment: Pick<Segment, "path" | "file">, order: number, places: FramePlaces): number {
	const bytes = new Uint8Array(headerSize);
	const size = segment.file.size();
	let position = 0;
	while (position + headerSize <= size) {
		segment.file.readAt(bytes, position);
		const header = decodeHeader(bytes);
		if (!header || position + headerSize + header.bodyLength > size) break;
		if (!follows(header, places.last()))
			throw new RecordDamaged(segment.path, `block ${header.height} is out of order`);
		places.push(bytes, { segment: order, position });
		position += headerSize + header.bodyLength;
	}
	return position;
}

function follows(header: FrameHeader, before: FramePlace | undefined): boolean {
	if (!before) return header.height === 0 && header.firstIndex === 0;
	return (
		header.height === before.height + 1 && header.firstIndex === before.firstIndex + before.entryCount + 1
	);
}

/** Refuses damage before a frame that was written when the damaged one was durable already: that is no torn tail. */
function checkNothingAfter({ path, file, size }: Segment, missing: number): void {
	const bytes = new Uint8Array(file.size() - size);
	file.readAt(bytes, size);
	const view = Buffer.from(bytes.buffer);
	for (let at = view.indexOf(magicBytes); at !== -1; at = view.indexOf(magicBytes, at + 1)) {
		const header = decodeHeader(bytes.subarray(at, at + headerSize));
		if (header && header.durable >= missing) throw new RecordDamaged(path, `block ${missing} is damaged`);
	}
}

/** Checks the bodies of the last frames; a damaged one that was never known to be durable, and what follows it, is dropped. */
function checkTail(segments: Segment[], places: FramePlaces): void {
	const durable = places.last()?.durable ?? -1;
	const first = Math.max(0, Math.min(places.length - tailFrames, durable + 1));
	for (let height = first; height < places.length; height++) {
		const place = places.at(height)!;
		const segment = segments[place.segment]!;
		const body = new Uint8Array(place.bodyLength);
		segment.file.readAt(body, place.position + headerSize);
		if (bodyIntact(place, body)) continue;
		if (height <= durable || place.segment !== segments.length - 1) {
			throw new RecordDamaged(segment.path, `block ${height} is damaged`);
		}
		places.truncate(height);
		segment.size = place.position;
		return;
	}
}
