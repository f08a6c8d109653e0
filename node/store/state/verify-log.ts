import { setImmediate } from "node:timers/promises";
import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { HASH_SIZE, stateLeafHash } from "@mingjian/ledger/merkle/state/state-hash.ts";
import type { StateTree } from "@mingjian/ledger/merkle/state/state-tree.ts";
import { placeRecord, RECORD_HEADER_SIZE, type RecordPlace } from "./frame.ts";
import { FrameReader, type StoredFrame } from "./frame-reader.ts";
import { locatorOf, type Segment } from "./segment.ts";
import { StateCorruption } from "./state-corruption.ts";
import type { ValueLog } from "./values.ts";

const FRAMES_PER_TURN = 16;

/**
 * Reads all frames of a log and checks that each value of the tree is found once, with its key and the hashes the tree
 * has. Lets other work run in between and calls `assertUnchanged` after. Refuses any damage (StateCorruption).
 */
export async function verifyLog(log: ValueLog, tree: StateTree, assertUnchanged: () => void): Promise<void> {
	let found = 0;
	for (const segment of log.segments()) {
		if (segment.file === undefined) continue;
		const reader = new FrameReader(segment.file);
		for (let at = 0, frames = 1; at < segment.written; frames++) {
			const frame = reader.frameAt(at);
			if (frame === undefined) throw new StateCorruption("frame-damaged", `${segment.file.path} at ${at}`);
			found += verifyFrame(frame, segment, tree);
			at = frame.end;
			if (frames % FRAMES_PER_TURN !== 0) continue;
			await setImmediate();
			assertUnchanged();
		}
	}
	if (found !== tree.size)
		throw new StateCorruption("root-mismatch", `${found} of ${tree.size} values found`);
}

function verifyFrame(frame: StoredFrame, segment: Segment, tree: StateTree): number {
	let found = 0;
	const bodyStart = frame.end - frame.body.length;
	for (let place = placeRecord(frame.body, 0); place; place = placeRecord(frame.body, place.end)) {
		const keyHash = frame.body.subarray(place.start, place.start + HASH_SIZE);
		const leaf = tree.find(keyHash);
		const locator = locatorOf(segment.id, bodyStart + place.valueAt);
		if (place.deleted || leaf === -1 || tree.place(leaf).locator !== locator) continue;
		if (!isGenuine(frame.body, place, tree.leafHash(keyHash)!)) {
			throw new StateCorruption("value-damaged", `${segment.file!.path} at ${bodyStart + place.start}`);
		}
		found++;
	}
	return found;
}

function isGenuine(body: Buffer, place: RecordPlace, leafHash: Bytes): boolean {
	const keyHash = sha256(body.subarray(place.start + RECORD_HEADER_SIZE, place.valueAt));
	const valueHash = sha256(body.subarray(place.valueAt, place.end));
	const isKeys = equal(keyHash, body.subarray(place.start, place.start + HASH_SIZE));
	return isKeys && equal(stateLeafHash(keyHash, valueHash), leafHash);
}
