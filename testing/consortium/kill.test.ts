import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { Random } from "../simulator/random.ts";
import { Load, lost } from "./acts.ts";
import type { Member } from "./member.ts";
import { Network } from "./network.ts";

/** `MINGJIAN_SEED` repeats who is killed and how; `MINGJIAN_CONSORTIUM_KILLS` says how often. */
const seed = Number(process.env.MINGJIAN_SEED ?? randomInt(2 ** 31));
const rounds = Number(process.env.MINGJIAN_CONSORTIUM_KILLS ?? 3);

test(`loses nothing acknowledged over ${rounds} kills of node, engine or both among four members`, {
	skip: engineMissing(),
	timeout: 60_000 + rounds * 60_000,
}, async (t) => {
	const random = new Random(seed);
	const network = await Network.found();
	t.after(() => network.remove());
	await network.start();
	let up: readonly Member[] = network.members;
	const load = new Load(network.founding.genesis.ledger, () => up);
	const kills = { node: 0, engine: 0, both: 0 };
	const backMs: number[] = [];
	for (let round = 0; round < rounds; round++) {
		await load.more(10 + random.int(30));
		const victim = network.members[random.int(4)]!;
		const what = (["node", "engine", "both"] as const)[random.int(3)]!;
		kills[what]++;
		// Whoever is asking the victim just then gets no answer, and may or may not be on the record.
		await victim.kill(what);
		up = network.members.filter((member) => member !== victim);
		await load.more(10);
		const begun = performance.now();
		await victim.start();
		await network.agreed(1);
		backMs.push(performance.now() - begun);
		up = network.members;
	}
	await load.end();
	const head = await network.agreed(load.acknowledged.length);
	for (const member of network.members) assert.equal(await lost(member, load.acknowledged), 0);
	backMs.sort((a, b) => a - b);
	const median = Math.round(backMs[backMs.length >> 1]!);
	t.diagnostic(
		`seed ${seed}: ${JSON.stringify(kills)}, ${load.acknowledged.length} acknowledged, 0 lost, ${load.unanswered.length} unanswered, equal roots of ${head.split("\n")[1]} leaves; back and level after ${median} ms`,
	);
});
