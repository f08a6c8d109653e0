import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { Load, lost, post, registration } from "./acts.ts";
import { Network } from "./network.ts";

describe("four departments with one record", { skip: engineMissing() }, () => {
	let network: Network;
	const ledger = () => network.founding.genesis.ledger;

	before(async () => {
		network = await Network.found();
		await network.start();
	});
	after(() => network.remove());

	test("an act handed to any member is on the record of all, and any member proves it", async () => {
		const answers = [];
		for (const member of network.members) answers.push(await post(member, registration(ledger())));
		const receipts = answers.map((answer) => JSON.parse(answer!.receipt) as { index: number; code: string });
		assert.deepEqual(
			receipts.map(({ code }) => code),
			["ok", "ok", "ok", "ok"],
		);
		assert.equal(new Set(receipts.map(({ index }) => index)).size, 4);
		await network.agreed(9);
		const policy = join(network.directory, "policy.json");
		writeFileSync(policy, (await mingjian(["policy", `http://127.0.0.1:${network.members[3]!.port}`])).out);
		for (const [order, member] of network.members.entries()) {
			const file = join(network.directory, "entry.tlog-proof");
			const { index } = receipts[(order + 1) % 4]!;
			writeFileSync(file, await member.ask(`/v1/entries/${index}/proof`));
			const verified = await mingjian(["verify", file, "--policy", policy]);
			assert.equal(verified.code, 0, verified.out + verified.error);
		}
	});

	test("the same act handed to all members at once is one entry, with one receipt", async () => {
		const before = Number((await network.agreed(1)).split("\n")[1]);
		const envelope = registration(ledger());
		const answers = await Promise.all(network.members.map((member) => post(member, envelope)));
		assert.equal(new Set(answers.map((answer) => answer!.receipt)).size, 1);
		// One entry and the leaf of its block.
		assert.equal(Number((await network.agreed(before + 2)).split("\n")[1]), before + 2);
	});

	test("an auditor follows a member's whole record to the same roots", async () => {
		const url = `http://127.0.0.1:${network.members[1]!.port}`;
		const audited = await mingjian([
			"audit",
			url,
			"--policy",
			join(network.directory, "policy.json"),
			"--json",
		]);
		assert.equal(audited.code, 0, audited.out + audited.error);
	});

	test("members are restarted one after another under load, and nobody notices", {
		timeout: 300_000,
	}, async (t) => {
		let up = [...network.members];
		const load = new Load(ledger(), () => up);
		for (const member of network.members) {
			await load.more(20);
			up = network.members.filter((each) => each !== member);
			assert.equal(await member.stop(), 0);
			await load.more(20);
			await member.start();
			await network.agreed(1);
			up = [...network.members];
		}
		await load.end();
		const head = await network.agreed(load.acknowledged.length);
		assert.ok(Number(head.split("\n")[1]) > load.acknowledged.length);
		for (const member of network.members) assert.equal(await lost(member, load.acknowledged), 0);
		t.diagnostic(`${load.acknowledged.length} acknowledged, 0 lost, ${load.unanswered.length} unanswered`);
	});

	test("a member's operator sees who is up", async () => {
		const { directory } = network.members[0]!;
		const { out } = await mingjian([
			"consortium",
			"status",
			"--json",
			"--data",
			directory,
			"--config",
			directory,
		]);
		const status = JSON.parse(out) as { tolerates: number; members: { member: string; link: string }[] };
		assert.equal(status.tolerates, 1);
		assert.deepEqual(
			status.members.map(({ member, link }) => [member, link]),
			[
				["member-0", "self"],
				["member-1", "connected"],
				["member-2", "connected"],
				["member-3", "connected"],
			],
		);
	});
});
