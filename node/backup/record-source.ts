import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { bodyIntact, decodeHeader, type FrameHeader, headerSize } from "../store/block-log/frame.ts";
import { acknowledgedHeight } from "../store/block-log/head-marker.ts";
import { firstHeight, segmentNames } from "../store/block-log/segments.ts";
import type { Files, StoredFile } from "../store/files.ts";
import { BackupTrouble } from "./backup-trouble.ts";

/** A place between two frames of the block log. */
export interface RecordPosition {
	readonly segment: string;
	readonly position: number;
	/** Height of the frame that begins there. */
	readonly height: number;
}

/** Consecutive frames of one file, byte for byte. */
export interface FrameRun extends RecordPosition {
	readonly octets: Bytes;
	/** Header of the last of them. */
	readonly last: FrameHeader;
}

const markAttempts = 20;

/**
 * Reads the block log of a node that may be writing it: no lock is taken and nothing is changed. Only what was acknowledged is
 * read, and that never changes.
 */
export class RecordSource {
	readonly #files: Files;
	readonly #directory: string;

	constructor(files: Files, directory: string) {
		this.#files = files;
		this.#directory = directory;
	}

	/** Height acknowledged last; −1 where nothing was. */
	async acknowledged(): Promise<number> {
		const names = await this.#files.list(this.#directory);
		if (!names.includes("head")) return -1;
		// The mark may be read in the middle of being written; it is twelve octets and soon whole.
		for (let attempt = 0; attempt < markAttempts; attempt++) {
			const height = await acknowledgedHeight(this.#files, this.#directory);
			if (height >= 0) return height;
		}
		return -1;
	}

	/** Block time of a height that was acknowledged. */
	async timeOf(height: number): Promise<number> {
		const names = segmentNames(await this.#files.list(this.#directory));
		const segment = names.findLast((name) => firstHeight(name) <= height) ?? "";
		const from = { segment, position: 0, height: firstHeight(segment) };
		let timeMs = 0;
		for await (const run of this.runs(from, height, 1 << 20)) timeMs = run.last.timeMs;
		return timeMs;
	}

	/** Runs of frames from a place up to a height, each of at most `most` octets but for one frame that is larger. Refuses a gap (backup-source). */
	async *runs(from: RecordPosition | undefined, until: number, most: number): AsyncGenerator<FrameRun> {
		const names = segmentNames(await this.#files.list(this.#directory));
		let at = from ?? { segment: names[0] ?? "", position: 0, height: 0 };
		while (at.height <= until) {
			const next = names[names.indexOf(at.segment) + 1];
			const file = await this.#files.open(`${this.#directory}/${at.segment}`);
			try {
				const run = await this.#run(file, at, { until, most });
				if (run) {
					yield run;
					at = {
						segment: at.segment,
						position: at.position + run.octets.length,
						height: run.last.height + 1,
					};
					continue;
				}
			} finally {
				await file.close();
			}
			if (next === undefined) throw this.#missing(at);
			at = { segment: next, position: 0, height: at.height };
		}
	}

	async #run(
		file: StoredFile,
		at: RecordPosition,
		{ until, most }: { readonly until: number; readonly most: number },
	): Promise<FrameRun | undefined> {
		const size = file.size();
		const head = new Uint8Array(headerSize);
		let { height } = at;
		let end = at.position;
		let last: FrameHeader | undefined;
		while (height <= until && end + headerSize <= size) {
			file.readAt(head, end);
			const header = decodeHeader(head);
			if (header?.height !== height) throw this.#missing({ ...at, height });
			const frameEnd = end + headerSize + header.bodyLength;
			if (last && frameEnd - at.position > most) break;
			last = header;
			end = frameEnd;
			height++;
		}
		if (!last) return undefined;
		const octets = new Uint8Array(end - at.position);
		if (file.readAt(octets, at.position) !== octets.length) throw this.#missing(at);
		const damaged = damagedFrame(octets);
		if (damaged !== undefined) throw this.#missing({ ...at, height: damaged });
		return { ...at, octets, last };
	}

	#missing({ segment, height }: RecordPosition): BackupTrouble {
		const place = `${this.#directory}/${segment}`;
		return new BackupTrouble(
			"backup-source",
			`${place}: block ${height} was acknowledged and is damaged or missing`,
		);
	}
}

/** Height of the first frame whose body is not the one it was written with; undefined where all are. */
function damagedFrame(octets: Bytes): number | undefined {
	for (let at = 0; at < octets.length; ) {
		const header = decodeHeader(octets.subarray(at, at + headerSize))!;
		const end = at + headerSize + header.bodyLength;
		if (!bodyIntact(header, octets.subarray(at + headerSize, end))) return header.height;
		at = end;
	}
	return undefined;
}
