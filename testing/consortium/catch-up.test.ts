import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import { engineFiles } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { snapshotEvery } from "@mingjian/node/snapshot/snapshot-source.ts";
import { type Acknowledged, lost, post, registration } from "./acts.ts";
import { Member } from "./member.ts";
import { Network } from "./network.ts";

/** Blocks of the record made while one is away; a week of a busy record is some hundred thousand. */
const away = Number(process.env.MINGJIAN_AWAY_BLOCKS ?? 16);
/** Who write meanwhile, each an act at a time: about so many acts a block has. */
const people = Number(process.env.MINGJIAN_AWAY_PEOPLE ?? 1);

describe("a member that was away", { skip: engineMissing(), timeout: 120_000 + away * 600 }, () => {
	let network: Network;
	const acknowledged: Acknowledged[] = [];

	before(async () => {
		network = await Network.found();
		await network.start();
	});
	after(() => network.remove());

	/** Each sends the next act when the last one is on the record, until there are so many blocks more. */
	async function write(count: number, members: readonly Member[], writers = 1): Promise<void> {
		const { ledger } = network.founding.genesis;
		let [height, turn] = [acknowledged.length === 0 ? 0 : heightOf(acknowledged.at(-1)!), 0];
		const last = height + count;
		const one = async () => {
			while (height < last) {
				const answer = await post(members[turn++ % members.length]!, registration(ledger));
				assert.ok(answer, `act ${turn} was not answered`);
				acknowledged.push(answer);
				height = Math.max(height, heightOf(answer));
			}
		};
		await Promise.all(Array.from({ length: writers }, one));
	}

	test("catches up by the others' blocks, without help", async (t) => {
		const [one, two, three, late] = network.members as [Member, Member, Member, Member];
		// So many that there is a snapshot for the next test.
		await write(snapshotEvery, network.members);
		assert.equal(await late.stop(), 0);
		const before = acknowledged.length;
		await write(away, [one, two, three], people);
		const begun = performance.now();
		await late.start();
		const head = await network.agreed(acknowledged.length);
		t.diagnostic(
			`${away} blocks of the record with ${acknowledged.length - before} acts caught up ${Math.round(performance.now() - begun)} ms after the start; ${leavesOf(head)} leaves`,
		);
		assert.equal(await lost(late, acknowledged), 0);
		await write(2, [late]);
	});

	test("and lost its disk takes the others' record at once, and serves all of it", async (t) => {
		const [one, two, three, late] = network.members as [Member, Member, Member, Member];
		const trust = await blockToTrust(one);
		assert.equal(await late.stop(), 0);
		forget(late);
		const begun = performance.now();
		const again = new Member({
			order: late.order,
			directory: late.directory,
			environment: {
				MINGJIAN_CONSORTIUM_CATCH_UP_FROM: [one, two].map(({ port }) => `http://127.0.0.1:${port}`).join(),
				MINGJIAN_CONSORTIUM_TRUST: trust,
			},
		});
		t.after(() => again.kill("both").catch(() => {}));
		await again.start();
		await write(2, [one, two, three]);
		const head = await network.agreed(acknowledged.length, [one, two, three, again]);
		t.diagnostic(
			`level with the others at ${leavesOf(head)} leaves ${Math.round(performance.now() - begun)} ms after an empty start`,
		);
		assert.ok((await earliestBlock(again)) > 1, "it replayed every block");
		assert.equal(await lost(again, acknowledged), 0);
		const policy = join(network.directory, "policy.json");
		writeFileSync(policy, (await mingjian(["policy", `http://127.0.0.1:${again.port}`])).out);
		const file = join(network.directory, "old.tlog-proof");
		writeFileSync(file, await again.ask("/v1/entries/1/proof"));
		const verified = await mingjian(["verify", file, "--policy", policy]);
		assert.equal(verified.code, 0, verified.out + verified.error);
		await write(2, [again]);
		await again.stop();
		await again.start();
		await network.agreed(acknowledged.length, [one, two, three, again]);
	});

	async function blockToTrust({ directory }: Member): Promise<string> {
		const words = ["consortium", "status", "--json", "--data", directory, "--config", directory];
		const { trust } = JSON.parse((await mingjian(words)).out) as { trust: string };
		return trust;
	}
});

/** The block an act is in. */
function heightOf({ receipt }: Acknowledged): number {
	return (JSON.parse(receipt) as { height: number }).height;
}

function leavesOf(checkpoint: string): number {
	return Number(checkpoint.split("\n")[1]);
}

/** Everything but its keys, and what it voted for last. */
function forget({ directory }: Member): void {
	const { validatorState, heights } = engineFiles(join(directory, "engine"));
	const voted = readFileSync(validatorState);
	for (const name of ["record", "tiles", "state", "engine/data"])
		rmSync(join(directory, name), { recursive: true });
	for (const name of ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm"])
		rmSync(join(directory, name), { force: true });
	rmSync(heights);
	mkdirSync(join(directory, "engine/data"));
	writeFileSync(validatorState, voted);
}

/** The first block its engine has. */
async function earliestBlock({ directory }: Member): Promise<number> {
	const rpc = new EngineRpc(join(directory, "engine", sockets.commands));
	try {
		for (;;) {
			const { sync_info } = (await rpc.call("status")) as { sync_info: { earliest_block_height: string } };
			if (sync_info.earliest_block_height !== "0") return Number(sync_info.earliest_block_height);
			await pause(200);
		}
	} finally {
		rpc.close();
	}
}
