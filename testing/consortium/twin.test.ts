import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { freePorts } from "@mingjian/cli/consortium/free-ports.ts";
import { makeCard } from "@mingjian/cli/consortium/member-card.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { doubleVotesIn, provingBlocks } from "@mingjian/consensus/cometbft/engine/engine-evidence.ts";
import { sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import { addressOf, engineFiles } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { Load, lost } from "./acts.ts";
import { Member } from "./member.ts";
import { Network } from "./network.ts";

interface MembersAnswer {
	readonly result: {
		readonly members: readonly {
			readonly member: string;
			readonly power: number;
			readonly validatorKey: string;
			readonly struckMs?: number;
		}[];
	};
}

describe("a member's voting key runs in two places", { skip: engineMissing(), timeout: 240_000 }, () => {
	let network: Network;
	let twin: Member;

	before(async () => {
		network = await Network.found();
		await network.start();
	});
	after(async () => {
		await twin?.kill("both").catch(() => {});
		await network.remove();
	});

	/** A node of its own in all but the key it votes with, which is a copy of the fourth member's. */
	async function makeTwin(): Promise<Member> {
		const directory = join(network.directory, "twin");
		const folder = dataFolder(directory);
		const original = dataFolder(network.members[3]!.directory);
		const [port] = await freePorts(1);
		const facts = { member: "twin", name: { zh: "副本", en: "Twin" }, address: `127.0.0.1:${port}` };
		writeFileSync(folder.card, JSON.stringify(makeCard(folder, facts, { environment: {} })));
		copyFileSync(original.consortium, folder.consortium);
		copyFileSync(original.genesis, folder.genesis);
		copyFileSync(engineFiles(original.engine).validatorKey, engineFiles(folder.engine).validatorKey);
		return new Member({ order: 4, directory });
	}

	const inRecord = async () => {
		const { result } = JSON.parse(await network.members[0]!.ask("/v1/governance/members")) as MembersAnswer;
		return result.members[3]!;
	};

	/** Votes by key, as the engine of the first member counts them. */
	async function powers(rpc: EngineRpc): Promise<ReadonlyMap<string, number>> {
		const { validators } = (await rpc.call("validators", { per_page: "100" })) as {
			validators: { pub_key: { value: string }; voting_power: string }[];
		};
		return new Map(validators.map(({ pub_key, voting_power }) => [pub_key.value, Number(voting_power)]));
	}

	test("it is proved, put on the record by itself, and has no votes any more; the others go on", async (t) => {
		const [one, two, three] = network.members as [Member, Member, Member];
		const honest = [one, two, three];
		const rpc = new EngineRpc(join(dataFolder(one.directory).engine, sockets.commands));
		t.after(() => rpc.close());
		let up: readonly Member[] = network.members;
		const load = new Load(network.founding.genesis.ledger, () => up);
		t.after(() => load.end());
		await load.more(10);
		const { validatorKey } = await inRecord();
		assert.equal((await powers(rpc)).get(validatorKey), 10);
		twin = await makeTwin();
		await twin.start();
		up = [...network.members, twin];
		const begun = performance.now();
		while ((await inRecord()).struckMs === undefined) await pause(50);
		const recordMs = performance.now() - begun;
		while ((await powers(rpc)).has(validatorKey)) await pause(50);
		const engineMs = performance.now() - begun;
		up = honest;
		await load.more(20);
		await load.end();
		const { power } = await inRecord();
		assert.equal(power, 0);
		const head = await network.agreed(load.acknowledged.length, network.members);
		for (const member of honest) assert.equal(await lost(member, load.acknowledged), 0);
		const { block, proved } = await firstProof(rpc);
		assert.equal(proved.member, addressOf(fromBase64(validatorKey)));
		const [report, ...again] = await reports();
		assert.equal(report!.code, "ok");
		for (const { code } of again) assert.equal(code, "governance/member-struck");
		t.diagnostic(
			`proved in the engine's block ${block}, two ${proved.first.type === 1 ? "prevotes" : "precommits"}, reported by ${report!.actor}; ${again.length} times again; off the record's votes after ${Math.round(recordMs)} ms, off the engine's after ${Math.round(engineMs)} ms; ${load.acknowledged.length} acknowledged, 0 lost, one root of ${head.split("\n")[1]} leaves`,
		);
	});

	test("receipts from before and after, and the report itself, verify with the same offline verifier", async () => {
		const policy = join(network.directory, "policy.json");
		const [one] = network.members as [Member];
		writeFileSync(policy, (await mingjian(["policy", `http://127.0.0.1:${one.port}`])).out);
		const [report] = await reports();
		const { size } = JSON.parse(await one.ask("/v1/head")) as { size: number };
		const file = join(network.directory, "entry.tlog-proof");
		for (const index of [2, report!.index, size - 2]) {
			writeFileSync(file, await one.ask(`/v1/entries/${index}/proof`));
			const verified = await mingjian(["verify", file, "--policy", policy]);
			assert.equal(verified.code, 0, verified.out + verified.error);
		}
	});

	test("the struck member's operator has no voice any more", async () => {
		const { directory, port } = network.members[3]!;
		const words = ["propose", "power", "--member", "member-3", "--power", "10", "--in", "100"];
		const own = ["--data", directory, "--config", directory, "--url", `http://127.0.0.1:${port}`, "--json"];
		const { code, out, error } = await mingjian(["consortium", ...words, ...own]);
		assert.notEqual(code, 0);
		assert.match(out + error, /no-voice/);
	});

	/** Reports on the record, the first first. */
	async function reports() {
		const path = "/v1/entries?service=governance&action=report-equivocation&limit=100";
		const { entries } = JSON.parse(await network.members[0]!.ask(path)) as {
			entries: { code: string; index: number; actor: string }[];
		};
		return entries.sort((a, b) => a.index - b.index);
	}
});

/** The first double vote in the engine's blocks, and the block that holds it. */
async function firstProof(rpc: EngineRpc) {
	const [block] = await provingBlocks(rpc, 10_000);
	const [proved] = await doubleVotesIn(rpc, block!);
	return { block: block!, proved: proved! };
}
