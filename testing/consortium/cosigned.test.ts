import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { freePorts } from "@mingjian/cli/consortium/free-ports.ts";
import { makeCard } from "@mingjian/cli/consortium/member-card.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { executorKey, vkeyOfCosigner } from "@mingjian/cli/node/executor-key.ts";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { cosign } from "@mingjian/ledger/note/cosignature.ts";
import { formatSignatureLine, parseNote } from "@mingjian/ledger/note/note.ts";
import { type NoteSigner, noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { parseTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { post, registration } from "./acts.ts";
import { decide, standingOf } from "./council.ts";
import { Member } from "./member.ts";
import { Network } from "./network.ts";

/** Executors of four who must have signed. */
const k = 3;

describe("receipts are cosigned by k of the members", { skip: engineMissing(), timeout: 420_000 }, () => {
	let network: Network;
	let fifth: Member;
	let solo: Member;
	let executors: readonly string[];
	const at = (...parts: string[]) => join(network.directory, ...parts);
	const ledger = () => network.founding.genesis.ledger;

	before(async () => {
		const ports = await freePorts(5);
		network = await Network.found({ each: (order) => ({ port: ports[order]! }) });
		fifth = new Member({ order: 4, directory: at("4"), port: ports[4]! });
		const all = [...network.members, fifth];
		executors = all.map((member) => vkeyOfCosigner(keyOf(member)));
		const asked = executors.map((vkey, order) => `${vkey} http://127.0.0.1:${ports[order]}`).join();
		for (const member of all)
			member.environment = {
				MINGJIAN_COSIGNING_EXECUTOR: nameOf(member.order),
				MINGJIAN_COSIGNING_WITNESSES: asked,
			};
		await network.start();
	});
	after(async () => {
		for (const each of [fifth, solo]) await each?.kill(each === solo ? "node" : "both").catch(() => {});
		await network.remove();
	});

	/** Decided by the members, and in force; acts are posted for as long as that takes. */
	async function carry(members: readonly Member[], ...change: string[]): Promise<void> {
		const { number } = await decide(members, 12, ...change);
		while ((await standingOf(members[0]!, number)).status !== "in-force")
			assert.ok(await post(members[0]!, registration(ledger())));
	}

	/** The executors' part of the policy in force is replaced, by the members. */
	async function trust(members: readonly Member[], named: readonly string[]): Promise<void> {
		const { result } = JSON.parse(await members[0]!.ask("/v1/governance/trust-policy")) as {
			result: { version: number; logKeys: string[]; formerLogKeys?: object[]; changeQuorum: number };
		};
		const { version, logKeys, formerLogKeys, changeQuorum } = result;
		const terms = { cosigners: [], quorum: 0, executors: named, executionQuorum: k };
		const policy = { version: version + 1, logKeys, formerLogKeys, changeQuorum, ...terms };
		await carry(members, "propose", "trust-policy", "--change", JSON.stringify({ policy }));
	}

	/** A new receipt of a member, proved under a checkpoint that so many members signed that they executed it. */
	async function receipt(member: Member, signers: readonly number[]): Promise<string> {
		const answer = await post(member, registration(ledger()));
		const { index } = JSON.parse(answer!.receipt) as { index: number };
		for (;;) {
			const proof = await member.ask(`/v1/entries/${index}/proof`);
			if (signers.every((order) => proof.includes(`\n— ${nameOf(order)} `))) return proof;
			await pause(200);
		}
	}

	async function policyOf({ port }: Member, name: string): Promise<string> {
		const file = at(name);
		writeFileSync(file, (await mingjian(["policy", `http://127.0.0.1:${port}`])).out);
		return file;
	}

	/** "ok", or why the offline verifier refuses it. */
	async function verdict(proof: string, policy: string): Promise<string> {
		const file = at("entry.tlog-proof");
		writeFileSync(file, proof);
		const { code, out } = await mingjian(["verify", file, "--policy", policy, "--json"]);
		const { reason } = JSON.parse(out) as { reason?: string };
		return code === 0 ? "ok" : reason!;
	}

	test("by fewer than k they are refused, before members change and after", async (t) => {
		const [one, two, three, four] = network.members as [Member, Member, Member, Member];
		await trust([one, two, three], executors.slice(0, 4));
		const before = await policyOf(one, "before.json");
		const old = await receipt(one, [0, 1, 2, 3]);
		assert.equal(await verdict(old, before), "ok");
		const served = await receipt(four, [0, 1, 2, 3]);
		assert.equal(await verdict(signedBy(old, [1, 2, 3]), before), "ok");
		for (const few of [[0, 1], [3], []])
			assert.equal(await verdict(signedBy(old, few), before), "execution-quorum-not-reached");

		await follow();
		await carry([one, two, three], "propose", "admit", "--card", dataFolder(fifth.directory).card);
		await carry([one, two, three, fifth], "propose", "remove", "--member", "member-3");
		await trust(
			[one, two, fifth],
			executors.filter((_, order) => order !== 3),
		);
		const after = await policyOf(fifth, "after.json");
		assert.equal(await four.stop(), 0);
		const fresh = await receipt(fifth, [0, 1, 2, 4]);
		const refused = "execution-quorum-not-reached";
		const withFormer = (orders: readonly number[]) => cosignedToo(signedBy(fresh, orders), keyOf(four));
		const table = [
			["a new receipt, of all four", fresh, "after", "ok"],
			["a new receipt, of k with the newcomer", signedBy(fresh, [0, 1, 4]), "after", "ok"],
			["a new receipt, of fewer", signedBy(fresh, [0, 4]), "after", refused],
			["an old receipt, of those who stayed", signedBy(old, [0, 1, 2]), "after", "ok"],
			["an old receipt, with the one who left, by the new policy", old, "after", "ok"],
			["an old receipt that the one who left served", served, "after", "ok"],
			["an old receipt, of k with the one who left", signedBy(old, [0, 1, 3]), "before", "ok"],
			["the same, by the new policy", signedBy(old, [0, 1, 3]), "after", "ok"],
			["the same without the one who left", signedBy(old, [0, 1]), "after", refused],
			["a new receipt, of k with the one who left", withFormer([0, 4]), "after", "executor-replaced"],
			["a new receipt, of k and the one who left", withFormer([0, 1, 4]), "after", "ok"],
			["an old receipt, with a stranger's line", cosignedToo(old, stranger), "after", "cosigner-unknown"],
			["an old receipt, of fewer, by the new policy", signedBy(old, [0, 2]), "after", refused],
		] as const;
		for (const [what, proof, which, expected] of table)
			assert.equal(await verdict(proof, which === "after" ? after : before), expected, what);
		t.diagnostic(
			`${k} of ${executors.length - 1}: ${table.length + 5} verdicts of the offline verifier as they must be`,
		);
	});

	test("a receipt of a single operator verifies with the same offline verifier", async () => {
		solo = new Member({ order: 9, directory: at("solo"), command: ["start"] });
		await solo.start();
		const answer = await post(solo, registration(ledger()));
		const { index } = JSON.parse(answer!.receipt) as { index: number };
		const proof = await solo.ask(`/v1/entries/${index}/proof`);
		assert.equal(await verdict(proof, await policyOf(solo, "solo.json")), "ok");
		assert.notEqual(await verdict(proof, at("after.json")), "ok");
	});

	/** The fifth department's node follows, without votes yet. */
	async function follow(): Promise<void> {
		const folder = dataFolder(fifth.directory);
		const [port] = await freePorts(1);
		const facts = { member: "member-4", name: { zh: "部门4", en: "Office 4" }, address: `127.0.0.1:${port}` };
		writeFileSync(folder.card, JSON.stringify(makeCard(folder, facts, { environment: {} })));
		const { consortium, genesis } = dataFolder(network.members[0]!.directory);
		copyFileSync(consortium, folder.consortium);
		copyFileSync(genesis, folder.genesis);
		await fifth.start();
		await network.agreed(1, [network.members[0]!, fifth]);
	}
});

function keyOf({ order, directory }: Member): NoteSigner {
	return executorKey(dataFolder(directory), nameOf(order), { environment: {} });
}

const stranger = noteSigner("stranger.example/executor", new Uint8Array(32).fill(7));

/** A proof whose checkpoint somebody else cosigned as well. */
function cosignedToo(proof: string, signer: NoteSigner): string {
	const file = parseTlogProof(utf8(proof));
	const note = file.ok ? parseNote(file.value.checkpoint) : file;
	assert.ok(note.ok);
	return proof + formatSignatureLine(cosign(note.value.text, signer, 1_800_000_000));
}

function nameOf(order: number): string {
	return `member-${order}.example/executor`;
}

/** A proof with the cosignatures of these executors alone. */
function signedBy(proof: string, orders: readonly number[]): string {
	const names = orders.map((order) => `— ${nameOf(order)} `);
	return proof
		.split("\n")
		.filter((line) => !line.includes(".example/executor ") || names.some((name) => line.startsWith(name)))
		.join("\n");
}
