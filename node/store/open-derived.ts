import { equal } from "@mingjian/ledger/crypto/bytes.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { BlockLog } from "./block-log/block-log.ts";
import { emptyDirectory, indexPath, removeIndex } from "./condemned.ts";
import type { Files } from "./files.ts";
import { IndexTrouble, QueryIndex } from "./index/query-index.ts";
import { RecordDamaged } from "./record-damaged.ts";
import { StateStore } from "./state/state-store.ts";

/** The query index as the node uses it. */
export type RecordIndex = Pick<
	QueryIndex,
	"height" | "follow" | "settled" | "onIndexed" | "find" | "entry" | "entries" | "history" | "close"
>;

/** Opens an index file; refusals as of `QueryIndex.open`. */
export type OpenIndex = (path: string, collections: readonly Collection[]) => Promise<RecordIndex>;

export interface DerivedSetting {
	readonly files: Files;
	readonly directory: string;
	readonly log: BlockLog;
	readonly collections: readonly Collection[];
	readonly openIndex?: OpenIndex | undefined;
	readonly note?: ((line: string) => void) | undefined;
}

/** Trouble with the index that deleting it ends. */
const rebuilt: ReadonlySet<string> = new Set(["index-corrupt", "index-outdated"]);

/**
 * Opens the index; one that is damaged or made by other declarations is made again. Refuses a log that misses a block which
 * was indexed (RecordDamaged), and a disk that fails (IndexTrouble).
 */
export async function openIndex(setting: DerivedSetting): Promise<RecordIndex> {
	const { directory, collections, log, note, openIndex: open = QueryIndex.open } = setting;
	const path = indexPath(directory);
	const index = await open(path, collections).catch(async (error: unknown) => {
		if (!(error instanceof IndexTrouble && rebuilt.has(error.code))) throw error;
		note?.(`index: ${error.message}; made again`);
		await removeIndex(directory);
		return await open(path, collections);
	});
	if (index.height <= log.height) return index;
	await index.close();
	throw new RecordDamaged(`${directory}/record`, `block ${index.height} was indexed and is missing`);
}

/**
 * Opens the state, while the index may still be opening, at the index's height or below: what it has beyond is undone, and a
 * state that is damaged or not the record's is made again. Refuses a log that misses a block which was executed
 * (RecordDamaged), and throws what the index was refused with.
 */
export async function openState(setting: DerivedSetting, index: Promise<RecordIndex>): Promise<StateStore> {
	const { files, directory, log, note } = setting;
	const path = `${directory}/state`;
	const again = async (reason: string) => {
		note?.(`state: ${reason}; made again`);
		await emptyDirectory(files, path);
		return await StateStore.open(path, { files });
	};
	const opened = await StateStore.open(path, { files }).catch((error: Error) => error);
	const { height: indexed } = await index.catch(async (error: unknown) => {
		if (opened instanceof StateStore) await opened.close();
		throw error;
	});
	if (opened instanceof Error) return await again(opened.message);
	if (opened.height > log.height) {
		await opened.close();
		throw new RecordDamaged(`${directory}/record`, `block ${opened.height} was executed and is missing`);
	}
	const fault = await wrongWith(opened, log, indexed);
	if (fault === undefined) return opened;
	await opened.close().catch(() => {});
	return await again(fault);
}

async function wrongWith(state: StateStore, log: BlockLog, indexed: number): Promise<string | undefined> {
	try {
		// After a power cut the index may have lost blocks that the state has kept.
		if (state.height > indexed) await state.truncateTo(indexed);
	} catch (error) {
		return `ahead of the index, ${(error as Error).message}`;
	}
	const place = log.place(state.height);
	return place && !equal(state.root, place.stateRoot) ? "root differs from the record's" : undefined;
}
