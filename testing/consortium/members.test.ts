import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { freePorts } from "@mingjian/cli/consortium/free-ports.ts";
import { makeCard } from "@mingjian/cli/consortium/member-card.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { Load, lost } from "./acts.ts";
import { carry } from "./council.ts";
import { Member } from "./member.ts";
import { Network } from "./network.ts";

/** Acts before and after each change; `MINGJIAN_CONSORTIUM_CHANGES` makes it longer. */
const between = Number(process.env.MINGJIAN_CONSORTIUM_CHANGES ?? 20);

describe("members change while the record goes on", { skip: engineMissing(), timeout: 420_000 }, () => {
	let network: Network;
	let fifth: Member;
	const acknowledged: Load["acknowledged"] = [];

	before(async () => {
		network = await Network.found();
		await network.start();
	});
	after(async () => {
		await fifth?.kill("both").catch(() => {});
		await network.remove();
	});

	const url = () => `http://127.0.0.1:${network.members[0]!.port}`;

	const powers = async (member: Member) => {
		const { out } = await mingjian([
			"consortium",
			"status",
			"--json",
			"--data",
			member.directory,
			"--config",
			member.directory,
		]);
		return (JSON.parse(out) as { members: { member: string; power: number }[] }).members;
	};

	test("a fifth joins and one leaves under load: nothing acknowledged is lost, all come to one root", async (t) => {
		const directory = join(network.directory, "4");
		const folder = dataFolder(directory);
		const [port] = await freePorts(1);
		const facts = { member: "member-4", name: { zh: "部门4", en: "Office 4" }, address: `127.0.0.1:${port}` };
		writeFileSync(folder.card, JSON.stringify(makeCard(folder, facts, { environment: {} })));
		copyFileSync(dataFolder(network.members[0]!.directory).consortium, folder.consortium);
		copyFileSync(dataFolder(network.members[0]!.directory).genesis, folder.genesis);
		const policyBefore = join(network.directory, "before.json");
		writeFileSync(policyBefore, (await mingjian(["policy", url()])).out);
		let up: readonly Member[] = network.members;
		const load = new Load(network.founding.genesis.ledger, () => up);
		t.after(() => load.end());
		await load.more(between);
		fifth = new Member({ order: 4, directory });
		await fifth.start();
		await carry(network.members.slice(0, 3), 240, "propose", "admit", "--card", folder.card);
		up = [...network.members, fifth];
		await load.more(between);
		const four = [fifth, ...network.members.slice(0, 3)];
		up = four;
		const leaver = network.members[3]!;
		await carry([leaver, network.members[0]!, network.members[1]!, fifth], 240, "leave");
		await load.more(between);
		assert.equal(await leaver.stop(), 0);
		await load.more(between);
		await load.end();
		acknowledged.push(...load.acknowledged);
		const head = await network.agreed(acknowledged.length, four);
		for (const member of four) assert.equal(await lost(member, acknowledged), 0);
		t.diagnostic(
			`${acknowledged.length} acknowledged, 0 lost, ${load.unanswered.length} unanswered, one root of ${head.split("\n")[1]} leaves on four members`,
		);
	});

	test("the engine's votes are those of the record: the newcomer's count and the leaver's do not", async () => {
		const { result } = JSON.parse(await fifth.ask("/v1/governance/members")) as {
			result: { members: { member: string; power: number }[] };
		};
		assert.deepEqual(
			result.members.map(({ member, power }) => [member, power]),
			[0, 1, 2, 4].map((order) => [`member-${order}`, 10]),
		);
		// As the engine counts them, by the keys of those whom the record has.
		assert.deepEqual(
			(await powers(network.members[0]!)).map(({ member, power }) => [member, power]),
			[0, 1, 2, 4].map((order) => [`member-${order}`, 10]),
		);
		// Without the newcomer's votes three of four would not be enough to go on without one of the others.
		assert.equal(await network.members[2]!.stop(), 0);
		const load = new Load(network.founding.genesis.ledger, () => [
			network.members[0]!,
			network.members[1]!,
			fifth,
		]);
		await load.more(10);
		await load.end();
		acknowledged.push(...load.acknowledged);
		await network.members[2]!.start();
	});

	test("receipts from before and after the change verify with the same offline verifier, each by the policy of its time", async () => {
		const after = join(network.directory, "after.json");
		writeFileSync(after, (await mingjian(["policy", url()])).out);
		const proof = join(network.directory, "entry.tlog-proof");
		const verify = async (policy: string) => (await mingjian(["verify", proof, "--policy", policy])).code;
		for (const { receipt } of [acknowledged[0]!, acknowledged.at(-1)!]) {
			const { index } = JSON.parse(receipt) as { index: number };
			writeFileSync(proof, await network.members[0]!.ask(`/v1/entries/${index}/proof`));
			assert.equal(await verify(after), 0);
			assert.equal(await verify(join(network.directory, "before.json")), 0);
		}
		const { index } = JSON.parse(acknowledged.at(-1)!.receipt) as { index: number };
		writeFileSync(proof, await fifth.ask(`/v1/entries/${index}/proof`));
		assert.equal(await verify(after), 0);
		// The policy from before does not know the newcomer's log.
		assert.notEqual(await verify(join(network.directory, "before.json")), 0);
		const { logKeys } = JSON.parse(readFileSync(after, "utf8")) as { logKeys: string[] };
		assert.equal(logKeys.length, 4);
	});
});
