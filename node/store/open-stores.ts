import { equal } from "@mingjian/ledger/crypto/bytes.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { type AppliedBlock, Chain, type Head } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { ReplayWindow } from "@mingjian/ledger/runtime/replay-window.ts";
import { BlockLog } from "./block-log/block-log.ts";
import type { BlockFrame } from "./block-log/frame.ts";
import { Closing } from "./closing.ts";
import { clearCondemned } from "./condemned.ts";
import type { Files } from "./files.ts";
import { historyNames, indexBlockOf } from "./index/query-index.ts";
import { type OpenIndex, openIndex, openState, type RecordIndex } from "./open-derived.ts";
import { RecordDamaged } from "./record-damaged.ts";
import type { StateStore } from "./state/state-store.ts";
import { levelTiles, sizeAfter } from "./tiles/level-tiles.ts";
import { LogTiles } from "./tiles/log-tiles.ts";

export interface StoreSetting {
	readonly files: Files;
	readonly directory: string;
	readonly registry: Registry;
	readonly genesis: GenesisDocument;
	/** Opens the query index; `QueryIndex.open` without it. */
	readonly openIndex?: OpenIndex | undefined;
	/** Hears what opening does beyond reading, in a line each. */
	readonly note?: ((line: string) => void) | undefined;
}

/** Everything on disk, opened, agreeing with itself, and the chain that continues it. */
export interface Stores {
	readonly log: BlockLog;
	readonly tiles: LogTiles;
	readonly state: StateStore;
	readonly index: RecordIndex;
	readonly chain: Chain;
	/** Hands a durable block to the index. */
	follow(block: AppliedBlock): void;
	/** Closes every file. Nothing of the state above the log's height is written. */
	close(): Promise<void>;
}

/** The genesis document is not the one the record began with. */
export class GenesisOther extends Error {
	readonly code = "genesis-other";
}

/** Blocks replayed before the derived stores are waited for. */
const replayStep = 200;

/**
 * Opens the data directory and brings the derived stores up to the block log: what they miss is replayed, what does not fit is
 * made again from the log. Refuses (RecordDamaged) where the log itself misses something acknowledged, and (GenesisOther)
 * a genesis document that is not the record's.
 */
export async function openStores(setting: StoreSetting): Promise<Stores> {
	const closing = new Closing();
	try {
		return await open(setting, closing);
	} catch (error) {
		await closing.run().catch(() => {});
		throw error;
	}
}

async function open(setting: StoreSetting, closing: Closing): Promise<Stores> {
	const { files, directory, registry, genesis, note } = setting;
	await files.makeDirectory(directory);
	const log = await BlockLog.open(files, `${directory}/record`);
	closing.first(() => log.close());
	checkGenesis(setting, log);
	await clearCondemned(files, directory, note);
	const derived = { ...setting, log, collections: collectionsOf(registry) };
	// The index is opened on a thread of its own, and the state keeps this one busy meanwhile.
	const opening = openIndex(derived);
	closing.first(async () => (await opening).close());
	// Where it fails, that is thrown when the state is there to be closed.
	opening.catch(() => {});
	const state = await openState(derived, opening);
	closing.first(() => state.close(log.height));
	const index = await opening;
	const tiles = await LogTiles.open(files, `${directory}/tiles`);
	closing.first(() => tiles.close());
	const edge = await levelTiles({ log, tiles, height: state.height, note });
	const replays = replayWindow(log, state.height);
	const head = state.height < 0 ? {} : { head: headAt(log, state.height) };
	const chain = new Chain({ registry, ledger: genesis.ledger, state, edge, replays, ...head });
	const withHistory = historyNames(derived.collections);
	const follow = (block: AppliedBlock) => index.follow(indexBlockOf(block, withHistory));
	const stores = { log, tiles, state, index, chain, follow, close: () => closing.run() };
	await replay(stores, setting);
	return stores;
}

function collectionsOf(registry: Registry): Collection[] {
	return [...registry.contracts.values()].flatMap(({ manifest }) => manifest.collections);
}

/** The first block says nothing but what the genesis document leads to. */
function checkGenesis({ registry, genesis, directory }: StoreSetting, log: BlockLog): void {
	const first = log.place(0);
	if (!first) return;
	const chain = new Chain({ registry, ledger: genesis.ledger, state: new MemoryState() });
	if (!equal(chain.genesis(genesis).root, first.root))
		throw new GenesisOther(`${directory} holds a record that began with another genesis document`);
}

/** The ids of the last two validity windows before a height. */
function replayWindow(log: BlockLog, height: number): ReplayWindow {
	const window = new ReplayWindow();
	const until = log.place(height)?.timeMs ?? 0;
	let first = height;
	while (first > 0 && log.place(first - 1)!.timeMs >= until - 2 * limits.validityMs) first--;
	for (let at = Math.max(first, 0); at <= height; at++) {
		if (log.place(at)!.entryCount === 0) continue;
		const { ids, firstIndex, results } = log.read(at)!;
		ids.forEach(({ digest, issuedAt }, order) => {
			if (unremembered.has(results[order]!.code)) return;
			window.add(digest, issuedAt, firstIndex + order);
		});
	}
	return window;
}

/** Refused before their id was remembered (`Chain`): a window made again must not know what the first one did not. */
const unremembered: ReadonlySet<string> = new Set([
	"ledger-other",
	"transaction-expired",
	"transaction-repeated",
]);

function headAt(log: BlockLog, height: number): Head {
	const place = log.place(height)!;
	const { timeMs, root, stateRoot } = place;
	return { height, timeMs, size: sizeAfter(place), root, stateRoot };
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
