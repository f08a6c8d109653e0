import assert from "node:assert/strict";
import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { before, describe, it } from "node:test";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { newCitizen, signed, testTimeMs } from "../http/testing/open-door.ts";
import { frameOf } from "../pipeline/frame-of.ts";
import { smallGenesis } from "../pipeline/testing/small-node.ts";
import { condemn, damagedStore } from "./condemned.ts";
import { diskFiles } from "./files.ts";
import { IndexTrouble } from "./index/query-index.ts";
import { openStores, type Stores } from "./open-stores.ts";
import { StateCorruption } from "./state/state-corruption.ts";
import { temporary } from "./testing/temporary.ts";
import { LogTiles, TilesDamaged } from "./tiles/log-tiles.ts";

const registry = new Registry(contracts);
const members = membersHash(smallGenesis.members);

interface Opened {
	readonly stores: Stores;
	readonly notes: string[];
}

async function open(directory: string, genesis = smallGenesis): Promise<Opened> {
	const notes: string[] = [];
	const note = (line: string) => notes.push(line);
	const stores = await openStores({ files: diskFiles, directory, registry, genesis, note });
	return { stores, notes };
}

/** Executes a block and brings it everywhere, as the pipeline does. */
async function add(stores: Stores, acts: readonly Prepared[], timeMs = testTimeMs): Promise<void> {
	const { chain, log, tiles, state, index } = stores;
	const { sink, completed } = LogTiles.collector();
	const height = chain.head.height + 1;
	const applied =
		height === 0
			? chain.genesis(smallGenesis, sink)
			: chain.apply({ height, timeMs, membersHash: members, acts }, sink);
	await log.append(
		frameOf(
			applied,
			acts.map(({ bytes }) => bytes),
			members,
		),
	);
	tiles.append(applied.leaves, completed);
	stores.follow(applied);
	await index.settled(height);
	await state.persist(height);
}

const act = (changes = {}, citizen = newCitizen()) => prepare(signed(changes, citizen)) as Prepared;

/** A directory at half its blocks, and the same directory at all of them. */
const half = temporary();
const whole = temporary();

before(async () => {
	const { stores } = await open(half);
	await add(stores, []);
	for (let block = 0; block < 20; block++) await add(stores, [act(), act()]);
	await stores.close();
	cpSync(half, whole, { recursive: true });
	const more = await open(whole);
	for (let block = 0; block < 20; block++) await add(more.stores, [act(), act()]);
	await more.stores.close();
});
function copy(of = whole): string {
	const directory = temporary();
	cpSync(of, directory, { recursive: true });
	return directory;
}

function isWhole({ chain, tiles, state, index, log }: Stores): void {
	assert.equal(log.height, 40);
	assert.deepEqual([chain.head.height, state.height, index.height, tiles.size], [40, 40, 40, 121]);
	assert.deepEqual(tiles.edge().root(), log.place(40)!.root);
	assert.deepEqual(state.root, log.place(40)!.stateRoot);
	assert.equal(index.entries({ limit: 1 }).total, 80);
}

/** Puts one store of the directory at half its blocks in the place of the whole one's. */
function setBack(name: string): string {
	const directory = copy();
	const from = copy(half);
	for (const each of name === "index.sqlite" ? [name, `${name}-sums`] : [name]) {
		rmSync(`${directory}/${each}`, { recursive: true });
		renameSync(`${from}/${each}`, `${directory}/${each}`);
	}
	return directory;
}

describe("opening the stores", () => {
	it("opens what was closed in order without making anything again", async () => {
		const { stores, notes } = await open(copy());
		isWhole(stores);
		assert.deepEqual(notes, []);
		await stores.close();
	});

	it("brings up a store that is behind", async () => {
		for (const [name, expected] of [
			["state", ["replaying blocks 21 to 40"]],
			["tiles", []],
			["index.sqlite", ["replaying blocks 21 to 40"]],
		] as const) {
			const { stores, notes } = await open(setBack(name));
			isWhole(stores);
			assert.deepEqual(notes, expected, name);
			await stores.close();
		}
	});

	it("makes again what is missing", async () => {
		for (const name of ["state", "tiles", "index.sqlite"]) {
			const directory = copy();
			rmSync(`${directory}/${name}`, { recursive: true });
			const { stores } = await open(directory);
			isWhole(stores);
			await stores.close();
		}
	});

	it("refuses a record that misses what was executed or indexed", async () => {
		await assert.rejects(open(setBack("record")), { code: "record-damaged" });
		const unindexed = setBack("record");
		rmSync(`${unindexed}/index.sqlite`);
		await assert.rejects(open(unindexed), { code: "record-damaged" });
	});

	it("makes again the state of another record, and its tiles", async () => {
		const other = temporary();
		const made = await open(other);
		await add(made.stores, []);
		for (let block = 0; block < 40; block++) await add(made.stores, [act(), act()]);
		await made.stores.close();
		const cases = [
			["state", ["state: root differs from the record's; made again", "replaying blocks 0 to 40"]],
			["tiles", ["tiles: root differs from the record's; made again"]],
		] as const;
		for (const [name, expected] of cases) {
			const directory = copy();
			rmSync(`${directory}/${name}`, { recursive: true });
			cpSync(`${other}/${name}`, `${directory}/${name}`, { recursive: true });
			const { stores, notes } = await open(directory);
			isWhole(stores);
			assert.deepEqual(notes, expected);
			await stores.close();
		}
	});

	it("refuses a genesis document that is not the record's, and leaves everything as it was", async () => {
		const directory = copy();
		for (const other of [
			{ ...smallGenesis, ledger: "other" },
			{ ...smallGenesis, members: [] },
			{ ...smallGenesis, timeMs: 1 },
		])
			await assert.rejects(open(directory, other), { code: "genesis-other" });
		const { stores, notes } = await open(directory);
		isWhole(stores);
		assert.deepEqual(notes, []);
		await stores.close();
	});

	it("makes again at the next opening what was found damaged while running, once", async () => {
		const damages = [
			new TilesDamaged("a tile"),
			new StateCorruption("value-damaged", "a key"),
			new IndexTrouble("index-corrupt", "a page"),
		];
		assert.deepEqual(damages.map(damagedStore), ["tiles", "state", "index"]);
		assert.equal(damagedStore(new IndexTrouble("disk-full", "")), undefined);
		for (const damage of damages) {
			const directory = copy();
			const store = damagedStore(damage)!;
			await condemn(diskFiles, directory, store);
			const { stores, notes } = await open(directory);
			isWhole(stores);
			assert.equal(notes[0], `${store}: was found damaged; made again`);
			await stores.close();
			assert.ok(!existsSync(`${directory}/${store}.condemned`));
			const again = await open(directory);
			assert.deepEqual(again.notes, []);
			await again.stores.close();
		}
	});

	it("never writes state that the record does not hold, so that a record that fails can be opened again", async () => {
		const directory = copy();
		const { stores } = await open(directory);
		// Executed, and then the log failed: nobody was told.
		stores.chain.apply({ height: 41, timeMs: testTimeMs, membersHash: members, acts: [act()] });
		await stores.close();
		const again = await open(directory);
		isWhole(again.stores);
		await again.stores.close();
	});

	it("remembers exactly the transactions it remembered before, refused ones as they were refused", async () => {
		const directory = temporary();
		const { stores } = await open(directory);
		await add(stores, []);
		const [done, late, other] = [act(), act({ issuedAt: testTimeMs + 700_000 }), act({ ledger: "other" })];
		await add(stores, [done, late, other]);
		await add(stores, [done]);
		const remembered = (chain: Stores["chain"]) =>
			[done, late, other].map(({ digest, payload }) => chain.find(digest, payload.issuedAt));
		const before = remembered(stores.chain);
		assert.deepEqual(before, [1, undefined, undefined]);
		await stores.close();
		const again = await open(directory);
		assert.deepEqual(remembered(again.stores.chain), before);
		// Signed for later: refused then, and carried out now, on a node that was restarted as on one that was not.
		await add(again.stores, [late], testTimeMs + 600_000);
		assert.equal(again.stores.log.read(3)!.results[0]!.code, "ok");
		await again.stores.close();
	});
});
