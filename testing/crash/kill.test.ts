import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { equal } from "@mingjian/ledger/crypto/bytes.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { BlockLog } from "@mingjian/node/store/block-log/block-log.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { founding, genesis, issueOne } from "../../bench/fixture.ts";
import { NodeProcess } from "../../bench/node-process.ts";
import { Random } from "../simulator/random.ts";
import { type Acknowledged, ask, postUntilGone, reached } from "./crash-load.ts";

/** `MINGJIAN_SEED` repeats when the kills come; `MINGJIAN_KILLS` says how many. */
const seed = Number(process.env.MINGJIAN_SEED ?? randomInt(2 ** 31));
const kills = Number(process.env.MINGJIAN_KILLS ?? 50);
const perLife = 300;

test(`loses nothing acknowledged over ${kills} kills of the process under load`, {
	timeout: 180_000,
}, async (t) => {
	const random = new Random(seed);
	const directory = mkdtempSync(join(tmpdir(), "mingjian-killed-"));
	t.after(() => rmSync(directory, { recursive: true }));
	const acknowledged: Acknowledged[] = [];
	const checkpoints: string[] = [];
	const startMs: number[] = [];
	// A process that is killed never keeps what it compiled: one that ends in order does it for all.
	process.env.NODE_COMPILE_CACHE = join(directory, "compiled");
	await (await NodeProcess.start(directory)).close();
	let node = await NodeProcess.start(directory);
	for (const act of founding()) await postUntilGone(node.port, [act], (each) => acknowledged.push(each));
	for (let kill = 0; kill < kills; kill++) {
		const fresh = await liveUnderLoad(node, random, kill);
		node = await NodeProcess.start(directory);
		startMs.push(node.startedMs);
		checkpoints.push(await ask(node.port, "/checkpoint"));
		await assertKept(node, fresh);
		acknowledged.push(...fresh);
	}
	await node.kill();
	const replayed = await replayDirectory(directory);
	for (const checkpoint of checkpoints) {
		const [, size, root] = checkpoint.split("\n");
		assert.equal(replayed.roots.get(Number(size)), root, `root at size ${size}`);
	}
	for (const { receipt, envelope } of acknowledged) {
		const { id, ...rest } = JSON.parse(receipt);
		const found = replayed.receipts.get(id);
		assert.ok(found && equal(found.envelope, envelope), `lost: ${receipt}`);
		assert.deepEqual(found.receipt, rest);
	}
	startMs.sort((a, b) => a - b);
	const at = (share: number) => Math.round(startMs[Math.floor((startMs.length - 1) * share)]!);
	t.diagnostic(
		`seed ${seed}: ${kills} kills, ${acknowledged.length} acknowledged, 0 lost, ${replayed.receipts.size} entries on the record; restart ${at(0.5)} ms, at most ${at(1)} ms`,
	);
});

/** Posts until so many receipts have come, and kills the process in the middle of the rest. */
async function liveUnderLoad(node: NodeProcess, random: Random, kill: number): Promise<Acknowledged[]> {
	const fresh: Acknowledged[] = [];
	const envelopes = Array.from({ length: perLife }, (_, order) => issueOne(kill * perLife + order));
	const posted = postUntilGone(node.port, envelopes, (each) => fresh.push(each));
	await reached(() => fresh.length, random.int(perLife - 50), 10_000);
	await node.kill();
	await posted;
	return fresh;
}

/** What was acknowledged before the kill is answered with the same receipt after it. */
async function assertKept(node: NodeProcess, before: readonly Acknowledged[]): Promise<void> {
	const again = new Map<string, string>();
	const envelopes = before.map(({ envelope }) => envelope);
	await postUntilGone(node.port, envelopes, ({ envelope, receipt }) =>
		again.set(toBase64(envelope), receipt),
	);
	for (const { envelope, receipt } of before) assert.equal(again.get(toBase64(envelope)), receipt);
}

/** Carries out the whole record again, apart from any node. */
async function replayDirectory(directory: string) {
	const log = await BlockLog.open(diskFiles, `${directory}/record`);
	const document = genesis();
	const registry = new Registry(contracts);
	const chain = new Chain({ registry, ledger: document.ledger, state: new MemoryState() });
	const roots = new Map<number, string>();
	const receipts = new Map<string, { envelope: Uint8Array; receipt: object }>();
	const first = chain.genesis(document);
	roots.set(first.size, toBase64(first.root));
	for (let height = 1; height <= log.height; height++) {
		const { block, stateRoot } = log.read(height)!;
		const acts = block.envelopes.map((envelope) => {
			const act = prepare(envelope);
			assert.ok(typeof act !== "string");
			return act;
		});
		const applied = chain.apply({ ...block, acts });
		assert.deepEqual(applied.stateRoot, stateRoot, `state root of block ${height}`);
		roots.set(applied.size, toBase64(applied.root));
		for (const { act, index, code, result } of applied.entries) {
			const receipt = { index, height, timeMs: applied.timeMs, code, result: JSON.parse(result) };
			receipts.set(act.id, { envelope: act.bytes, receipt });
		}
	}
	await log.close();
	return { roots, receipts };
}
