import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import {
	addressOf,
	engineFiles,
	readEngineIdentity,
} from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { Load, lost } from "./acts.ts";
import { carry, commanded } from "./council.ts";
import type { Member } from "./member.ts";
import { Network } from "./network.ts";

/** Acts before and after each change; `MINGJIAN_CONSORTIUM_CHANGES` makes it longer. */
const between = Number(process.env.MINGJIAN_CONSORTIUM_CHANGES ?? 20);
/** Blocks from a proposal to its change: enough for the others to approve under load. */
const ahead = 160;

describe("members change keys, parameters and trust under load", {
	skip: engineMissing(),
	timeout: 600_000,
}, () => {
	let network: Network;
	let rpc: EngineRpc;
	let load: Load;
	let up: readonly Member[];
	const [one, two, three, four] = [0, 1, 2, 3].map((order) => () => network.members[order]!) as [
		() => Member,
		() => Member,
		() => Member,
		() => Member,
	];

	before(async () => {
		network = await Network.found();
		await network.start();
		rpc = new EngineRpc(join(dataFolder(one().directory).engine, sockets.commands));
		up = network.members;
		load = new Load(network.founding.genesis.ledger, () => up);
	});
	after(async () => {
		await load?.end().catch(() => {});
		rpc?.close();
		await network.remove();
	});

	const policy = async () => JSON.parse((await mingjian(["policy", `http://127.0.0.1:${one().port}`])).out);

	test("a member votes with another key: its votes count again after one restart, and nothing acknowledged is lost", async (t) => {
		const { engine } = dataFolder(two().directory);
		const old = readEngineIdentity(engine).validatorKey;
		await load.more(between);
		const { atHeight } = await carry([two(), one(), three()], ahead, "propose", "rotate-key");
		const begun = performance.now();
		const record = await member(1);
		assert.notEqual(record.validatorKey, old);
		assert.deepEqual([record.power, record.formerKeys], [10, [old]]);
		// Not before it is in force.
		assert.equal(readEngineIdentity(engine).validatorKey, old);
		while ((await powers()).has(old)) await pause(20);
		assert.equal((await powers()).get(record.validatorKey), 10);
		await load.more(between);
		up = [one(), three(), four()];
		assert.equal(await two().stop(), 0);
		await two().start();
		assert.equal(readEngineIdentity(engine).validatorKey, record.validatorKey);
		assert.ok(!existsSync(engineFiles(engine).nextValidatorKey));
		while (!(await signers()).has(addressOf(fromBase64(record.validatorKey)))) await pause(20);
		const backMs = performance.now() - begun;
		// Without another, three of four are needed: the new key must be among them.
		up = [one(), two(), three()];
		assert.equal(await four().stop(), 0);
		await load.more(between);
		await four().start();
		up = network.members;
		const { directory } = one();
		const words = ["consortium", "status", "--json", "--data", directory, "--config", directory];
		const { out } = await mingjian(words);
		const { members } = JSON.parse(out) as { members: { member: string; power: number; link: string }[] };
		assert.deepEqual(
			members.slice(0, 2).map(({ member: name, power, link }) => [name, power, link]),
			[
				["member-0", 10, "self"],
				["member-1", 10, "connected"],
			],
		);
		t.diagnostic(
			`key replaced with block ${atHeight}; it votes ${Math.round(backMs)} ms later, restart included`,
		);
	});

	test("the engine takes the parameters the members decided on, with the block after theirs", async (t) => {
		const wanted = { blockBytes: 1024 * 1024, evidenceMs: 3 * 3_600_000 + 5 };
		const before = await parameters();
		assert.deepEqual(before, { blockBytes: 4 * 1024 * 1024, evidenceMs: 48 * 3_600_000 });
		const { atHeight } = await carry(
			[three(), one(), four()],
			ahead,
			...["propose", "parameters", "--change", JSON.stringify(wanted)],
		);
		while ((await parameters()).blockBytes !== wanted.blockBytes) await pause(20);
		assert.deepEqual(await parameters(), wanted);
		const changed = await firstHeightWith(wanted.blockBytes);
		const answer = JSON.parse(await four().ask("/v1/governance/chain-parameters")) as {
			result: typeof wanted;
		};
		assert.deepEqual([answer.result.blockBytes, answer.result.evidenceMs], Object.values(wanted));
		await load.more(between);
		const refused = await commanded(
			one(),
			...["propose", "parameters", "--change", '{"blockBytes":1024,"evidenceMs":3600000}', "--in", "100"],
		);
		assert.notEqual(refused.code, 0);
		t.diagnostic(`block ${atHeight} of the record; in force at the engine's height ${changed}`);
	});

	test("all keep one record, and nothing acknowledged is lost", async (t) => {
		await load.more(between);
		await load.end();
		const { acknowledged, unanswered } = load;
		const head = await network.agreed(acknowledged.length);
		for (const each of network.members) assert.equal(await lost(each, acknowledged), 0);
		const file = join(network.directory, "policy.json");
		writeFileSync(file, JSON.stringify(await policy()));
		for (const { receipt } of [acknowledged[0]!, acknowledged.at(-1)!]) {
			const { index } = JSON.parse(receipt) as { index: number };
			const proof = join(network.directory, "entry.tlog-proof");
			writeFileSync(proof, await two().ask(`/v1/entries/${index}/proof`));
			assert.equal((await mingjian(["verify", proof, "--policy", file])).code, 0);
		}
		t.diagnostic(
			`${acknowledged.length} acknowledged, 0 lost, ${unanswered.length} unanswered, one root of ${head.split("\n")[1]} leaves on four members`,
		);
	});

	async function member(order: number) {
		const { result } = JSON.parse(await one().ask("/v1/governance/members")) as {
			result: { members: { validatorKey: string; power: number; formerKeys?: string[] }[] };
		};
		return result.members[order]!;
	}

	/** Votes by key, as the engine counts them. */
	async function powers(): Promise<ReadonlyMap<string, number>> {
		const { validators } = (await rpc.call("validators", { per_page: "100" })) as {
			validators: { pub_key: { value: string }; voting_power: string }[];
		};
		return new Map(validators.map(({ pub_key, voting_power }) => [pub_key.value, Number(voting_power)]));
	}

	/** Addresses of those whose votes are in the last block. */
	async function signers(): Promise<ReadonlySet<string>> {
		const { signed_header } = (await rpc.call("commit")) as {
			signed_header: { commit: { signatures: { validator_address: string }[] } };
		};
		return new Set(
			signed_header.commit.signatures.map(({ validator_address }) => validator_address.toLowerCase()),
		);
	}

	/** The engine's own, at a height or the newest, for which the engine has none yet in the moment of its block. */
	async function parameters(height?: number) {
		const at = height === undefined ? {} : { height: String(height) };
		const asked = () => rpc.call("consensus_params", at);
		const answer = await asked().catch(async (error: Error) => {
			if (height !== undefined || !/could not find consensus params/.test(error.message)) throw error;
			await pause(50);
			return await asked();
		});
		const { consensus_params } = answer as {
			consensus_params: { block: { max_bytes: string }; evidence: { max_age_duration: string } };
		};
		const { block, evidence } = consensus_params;
		return {
			blockBytes: Number(block.max_bytes),
			evidenceMs: Number(BigInt(evidence.max_age_duration) / 1_000_000n),
		};
	}

	/** By halving: parameters changed once. */
	async function firstHeightWith(blockBytes: number): Promise<number> {
		const { sync_info } = (await rpc.call("status")) as { sync_info: { latest_block_height: string } };
		let [without, having] = [1, Number(sync_info.latest_block_height)];
		while (having - without > 1) {
			const middle = (without + having) >> 1;
			if ((await parameters(middle)).blockBytes === blockBytes) having = middle;
			else without = middle;
		}
		return having;
	}
});
