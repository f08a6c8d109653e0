import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import type { FrameHeader } from "../store/block-log/frame.ts";
import type { BackupList, BackupPart, SealedObject } from "./backup-list.ts";
import { BackupTrouble } from "./backup-trouble.ts";
import type { FrameRun, RecordPosition, RecordSource } from "./record-source.ts";

export interface PartsSetting {
	readonly source: RecordSource;
	readonly clock: () => number;
	/** Parts the backup has already. */
	readonly held: readonly BackupPart[];
	/** Encrypts and keeps a run of frames. */
	keep(run: FrameRun): Promise<SealedObject>;
	readonly progress: (done: number, of: number) => void;
}

/** Octets of one part at most, before encryption. */
const partBytes = 32 << 20;
/** After so many rounds of catching up with a node that is being written to, a backup ends where it is. */
const mostRounds = 8;

/** Brings the parts up to what the node has acknowledged; everything acknowledged before `asOfMs` is in them. */
export async function shipRecord(setting: PartsSetting): Promise<Pick<BackupList, "asOfMs" | "record">> {
	const { source, clock, progress } = setting;
	let parts = setting.held;
	let last: FrameHeader | undefined;
	for (let round = 1; ; round++) {
		const asOfMs = clock();
		const height = await source.acknowledged();
		if (height < 0) throw new BackupTrouble("backup-source", "there is no record yet");
		const done = parts.at(-1)?.to ?? -1;
		if (height > done || !last) {
			// The last block is read again where nothing is new: its header says what the record comes to.
			parts = mergeable(parts, height);
			for await (const run of source.runs(endOf(parts), height, partBytes)) {
				parts = [...parts, partOf(run, await setting.keep(run))];
				last = run.last;
				progress(run.last.height + 1, height + 1);
			}
		}
		const more = await source.acknowledged();
		if (more === height || round === mostRounds) return { asOfMs, record: recordOf(last!, parts) };
	}
}

/**
 * The parts without those at the end that are written again together with what is new: small ones are merged as they come, so that
 * backups every few seconds do not leave a part each.
 */
function mergeable(parts: readonly BackupPart[], height: number): readonly BackupPart[] {
	let keep = parts.length;
	let merged = Math.max(0, height - (parts.at(-1)?.to ?? -1));
	while (keep > 0) {
		const part = parts[keep - 1]!;
		const blocks = part.to - part.from + 1;
		const whole = part.bytes >= partBytes / 2;
		const needed = keep === parts.length && part.to >= height;
		if (!needed && (whole || blocks > merged)) break;
		merged += blocks;
		keep--;
	}
	return parts.slice(0, keep);
}

function endOf(parts: readonly BackupPart[]): RecordPosition | undefined {
	const last = parts.at(-1);
	return last && { segment: last.segment, position: last.position + last.bytes, height: last.to + 1 };
}

function partOf({ segment, position, height, octets, last }: FrameRun, sealed: SealedObject): BackupPart {
	return { ...sealed, segment, position, bytes: octets.length, from: height, to: last.height };
}

function recordOf(last: FrameHeader, parts: readonly BackupPart[]): BackupList["record"] {
	const { height, timeMs, firstIndex, entryCount, root } = last;
	return { height, timeMs, size: firstIndex + entryCount + 1, root: toHex(root), parts: [...parts] };
}
