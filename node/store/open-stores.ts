import { rm } from "node:fs/promises";
import { equal, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { encodeBlockLeaf, encodeEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { type AppliedBlock, Chain, type Head } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { ReplayWindow } from "@mingjian/ledger/runtime/replay-window.ts";
import { BlockLog } from "./block-log/block-log.ts";
import type { BlockFrame } from "./block-log/frame.ts";
import type { Files } from "./files.ts";
import { historyNames, indexBlockOf, QueryIndex } from "./index/query-index.ts";
import { RecordDamaged } from "./record-damaged.ts";
import { StateStore } from "./state/state-store.ts";
import { LogTiles } from "./tiles/log-tiles.ts";

export interface StoreSetting {
	readonly files: Files;
	readonly directory: string;
	readonly registry: Registry;
	readonly genesis: GenesisDocument;
	/** Hears what opening does beyond reading, in a line each. */
	readonly note?: (line: string) => void;
}

/** Everything on disk, opened, agreeing with itself, and the chain that continues it. */
export interface Stores {
	readonly log: BlockLog;
	readonly tiles: LogTiles;
	readonly state: StateStore;
	readonly index: QueryIndex;
	readonly chain: Chain;
	/** Hands a durable block to the index. */
	follow(block: AppliedBlock): void;
}

/** Blocks replayed before the derived stores are waited for. */
const replayStep = 200;

/**
 * Opens the data directory and brings the derived stores up to the block log: what they miss is replayed, what does not fit is
 * made again from the log. Refuses (RecordDamaged) where the log itself misses something acknowledged.
 */
export async function openStores(setting: StoreSetting): Promise<Stores> {
	const { files, directory } = setting;
	const log = await BlockLog.open(files, `${directory}/record`);
	const { index, state } = await openDerived(setting, log);
	const tiles = await LogTiles.open(files, `${directory}/tiles`);
	const edge = await levelTiles({ log, tiles, height: state.height, setting });
	const chain = new Chain({
		registry: setting.registry,
		ledger: setting.genesis.ledger,
		state,
		edge,
		replays: replayWindow(log, state.height),
		...(state.height < 0 ? {} : { head: headAt(log, state.height) }),
	});
	const withHistory = historyNames(collectionsOf(setting.registry));
	const follow = (block: AppliedBlock) => index.follow(indexBlockOf(block, withHistory));
	const stores = { log, tiles, state, index, chain, follow };
	await replay(stores, setting);
	return stores;
}

/** Opens index and state; either is thrown away where it is damaged or they do not fit together. */
async function openDerived(
	setting: StoreSetting,
	log: BlockLog,
): Promise<{ index: QueryIndex; state: StateStore }> {
	const { directory, registry, note } = setting;
	const collections = collectionsOf(registry);
	const indexPath = `${directory}/index.sqlite`;
	const index = await QueryIndex.open(indexPath, collections).catch(async (error: Error) => {
		note?.(`index: ${error.message}; made again`);
		for (const suffix of ["", "-wal", "-shm"]) await rm(indexPath + suffix, { force: true });
		return await QueryIndex.open(indexPath, collections);
	});
	if (index.height > log.height)
		throw new RecordDamaged(`${directory}/record`, `block ${index.height} was indexed and is missing`);
	const state = await openState(setting, log);
	if (index.height >= state.height) return { index, state };
	note?.("state: ahead of the index; made again");
	await state.close();
	await empty(setting.files, `${directory}/state`);
	return { index, state: await StateStore.open(`${directory}/state`, { files: setting.files }) };
}

function collectionsOf(registry: Registry): Collection[] {
	return [...registry.contracts.values()].flatMap(({ manifest }) => manifest.collections);
}

async function openState(setting: StoreSetting, log: BlockLog): Promise<StateStore> {
	const { files, directory, note } = setting;
	const path = `${directory}/state`;
	const state = await StateStore.open(path, { files }).catch((error: Error) => {
		note?.(`state: ${error.message}; made again`);
		return undefined;
	});
	if (state && state.height > log.height) {
		throw new RecordDamaged(`${directory}/record`, `block ${state.height} was executed and is missing`);
	}
	if (state && (state.height < 0 || equal(state.root, log.place(state.height)!.stateRoot))) return state;
	if (state) note?.("state: root differs from the record's; made again");
	await state?.close();
	await empty(files, path);
	return await StateStore.open(path, { files });
}

async function empty(files: Files, directory: string): Promise<void> {
	for (const name of await files.list(directory)) await files.remove(`${directory}/${name}`);
}

/** Brings the tiles to exactly the log's size after a height, and gives the edge there. */
async function levelTiles(at: {
	log: BlockLog;
	tiles: LogTiles;
	height: number;
	setting: StoreSetting;
}): Promise<RightEdge> {
	const { log, tiles, height, setting } = at;
	const place = log.place(height);
	const size = place ? place.firstIndex + place.entryCount + 1 : 0;
	if (tiles.size > size) await tiles.truncate(size);
	const from = log.placeOfIndex(tiles.size - 1)?.height ?? -1;
	const whole = log.place(from) ? log.place(from)!.firstIndex + log.place(from)!.entryCount + 1 : 0;
	if (whole !== tiles.size) await tiles.truncate(log.place(from)?.firstIndex ?? 0);
	const edge = await edgeOr(tiles, log, setting);
	const begin = edge.size === 0 ? 0 : log.placeOfIndex(edge.size - 1)!.height + 1;
	for (let next = begin; next <= height; next++) appendFrame(tiles, edge, log.read(next)!);
	if (place && !equal(edge.root(), place.root))
		throw new RecordDamaged("tiles", `the log's root at block ${height} differs`);
	return edge;
}

/** The stored edge, or an empty one and empty tiles where the stored one does not fit the log. */
async function edgeOr(tiles: LogTiles, log: BlockLog, { note }: StoreSetting): Promise<RightEdge> {
	try {
		const edge = tiles.edge();
		const place = log.placeOfIndex(edge.size - 1);
		if (edge.size === 0 || (place && equal(edge.root(), place.root))) return edge;
		note?.("tiles: root differs from the record's; made again");
	} catch (error) {
		note?.(`tiles: ${(error as Error).message}; made again`);
	}
	await tiles.truncate(0);
	return new RightEdge();
}

function appendFrame(tiles: LogTiles, edge: RightEdge, frame: BlockFrame): void {
	const { block, results, stateRoot } = frame;
	const leaves = block.envelopes.map((envelope, order) => {
		const { code, result } = results[order]!;
		return encodeEntryLeaf({ envelopeHash: sha256(envelope), code, resultHash: sha256(utf8(result)) });
	});
	const { height, timeMs, membersHash } = block;
	leaves.push(encodeBlockLeaf({ height, timeMs, entryCount: leaves.length, stateRoot, membersHash }));
	const { sink, completed } = LogTiles.collector();
	for (const leaf of leaves) edge.append(leafHash(leaf), sink);
	tiles.append(leaves, completed);
}

/** The ids of the last two validity windows before a height. */
function replayWindow(log: BlockLog, height: number): ReplayWindow {
	const window = new ReplayWindow();
	const until = log.place(height)?.timeMs ?? 0;
	let first = height;
	while (first > 0 && log.place(first - 1)!.timeMs >= until - 2 * limits.validityMs) first--;
	for (let at = Math.max(first, 0); at <= height; at++) {
		if (log.place(at)!.entryCount === 0) continue;
		const { ids, firstIndex } = log.read(at)!;
		ids.forEach(({ digest, issuedAt }, order) => {
			window.add(toHex(digest), issuedAt, firstIndex + order);
		});
	}
	return window;
}

function headAt(log: BlockLog, height: number): Head {
	const { timeMs, firstIndex, entryCount, root, stateRoot } = log.place(height)!;
	return { height, timeMs, size: firstIndex + entryCount + 1, root, stateRoot };
}

/** Executes the blocks the state misses. Refuses a log whose blocks do not lead to the roots they say. */
async function replay(stores: Stores, { genesis, note }: StoreSetting): Promise<void> {
	const { log, tiles, state, index, chain } = stores;
	const from = chain.head.height + 1;
	let persisted = from - 1;
	if (from <= log.height) note?.(`replaying blocks ${from} to ${log.height}`);
	for (let height = from; height <= log.height; height++) {
		const frame = log.read(height)!;
		const { sink, completed } = LogTiles.collector();
		const applied = height === 0 ? chain.genesis(genesis, sink) : chain.apply(preparedBlock(frame), sink);
		if (!sameRoots(applied, frame))
			throw new RecordDamaged("record", `executing block ${height} leads to another root`);
		tiles.append(applied.leaves, completed);
		stores.follow(applied);
		if (height % replayStep !== 0 && height !== log.height) continue;
		await index.settled(height);
		while (persisted < height) await state.persist(++persisted);
	}
}

function preparedBlock({ block }: BlockFrame) {
	const acts = block.envelopes.map((envelope) => {
		const act = prepare(envelope);
		if (typeof act === "string")
			throw new RecordDamaged("record", `block ${block.height} holds no envelope: ${act}`);
		return act;
	});
	return { height: block.height, timeMs: block.timeMs, membersHash: block.membersHash, acts };
}

function sameRoots(applied: AppliedBlock, frame: BlockFrame): boolean {
	return equal(applied.root, frame.root) && equal(applied.stateRoot, frame.stateRoot);
}
