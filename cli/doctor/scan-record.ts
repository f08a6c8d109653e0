import { type Bytes, equal, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { encodeBlockLeaf, encodeEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import { BlockLog } from "@mingjian/node/store/block-log/block-log.ts";
import type { BlockFrame } from "@mingjian/node/store/block-log/frame.ts";
import type { Files } from "@mingjian/node/store/files.ts";
import { bad, type CheckFinding, good } from "./finding.ts";

/** The block log read whole; the log is undefined where it cannot be opened. */
export interface ScannedRecord {
	readonly log: BlockLog | undefined;
	readonly findings: readonly CheckFinding[];
}

const advice = {
	zh: "停止使用这份数据，从备份恢复，或从另一个节点重新同步。不要删除损坏的文件，留作查证。",
	en: "Stop using these files and restore the backup, or copy the record from another node. Keep the damaged files as evidence.",
};

/** Reads every block, checks every checksum and recomputes the root of the log after each. */
export async function scanRecord(
	files: Files,
	root: string,
	progress: (done: number, of: number) => void,
): Promise<ScannedRecord> {
	let log: BlockLog | undefined;
	try {
		log = await BlockLog.open(files, `${root}/record`);
		const entries = await readBlocks(log, progress);
		return {
			log,
			findings: [
				good(
					"record",
					`账本完好：${log.height + 1} 个区块，${entries} 项，校验和与根全部重算`,
					`the record is whole: ${log.height + 1} blocks, ${entries} entries, every checksum and root recomputed`,
				),
			],
		};
	} catch (error) {
		const message = (error as Error).message;
		return {
			log,
			findings: [
				bad("record", { zh: `账本文件已损坏：${message}`, en: `the record is damaged: ${message}` }, advice),
			],
		};
	}
}

async function readBlocks(log: BlockLog, progress: (done: number, of: number) => void): Promise<number> {
	const edge = new RightEdge();
	let entries = 0;
	for (let height = 0; height <= log.height; height++) {
		const frame = log.read(height)!;
		for (const leaf of leavesOf(frame)) edge.append(leafHash(leaf));
		entries += frame.block.envelopes.length;
		if (!equal(edge.root(), frame.root))
			throw new Error(`the root after block ${height} does not follow from its leaves`);
		progress(height + 1, log.height + 1);
	}
	return entries;
}

function leavesOf({ block, results, stateRoot }: BlockFrame): Bytes[] {
	const entries = block.envelopes.map((envelope, order) => {
		const { code, result } = results[order]!;
		return encodeEntryLeaf({ envelopeHash: sha256(envelope), code, resultHash: sha256(utf8(result)) });
	});
	const { height, timeMs, membersHash } = block;
	return [
		...entries,
		encodeBlockLeaf({ height, timeMs, entryCount: entries.length, stateRoot, membersHash }),
	];
}
