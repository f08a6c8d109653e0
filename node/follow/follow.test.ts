import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordSource } from "@mingjian/client/api/record-source.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { decodeBlock, encodeBlock } from "@mingjian/ledger/record/block.ts";
import { signed, signedInVain } from "../http/testing/open-door.ts";
import type { RunningNode } from "../pipeline/running-node.ts";
import { smallGenesis, smallNode, smallPolicy } from "../pipeline/testing/small-node.ts";
import { temporary } from "../store/testing/temporary.ts";
import type { FollowNews } from "./follow-driver.ts";

/** What a node publishes, without a network between. */
function published(node: RunningNode): RecordSource {
	return {
		checkpoint: async () => utf8(node.checkpoint()),
		tile: ({ level, index, width }) => node.tile(level, index, width),
		bundle: ({ index, width }) => node.bundle(index, width),
		block: (height) => node.block(height),
		genesis: async () => smallGenesis,
	};
}

interface Following {
	readonly node: RunningNode;
	/** Resolves when the news say so. */
	until(wanted: (news: FollowNews) => boolean): Promise<void>;
}

async function follow(source: RecordSource, directory = temporary()): Promise<Following> {
	const heard: FollowNews[] = [];
	const waiting: { readonly wanted: (news: FollowNews) => boolean; readonly done: () => void }[] = [];
	const told = (news: FollowNews) => {
		heard.push(news);
		for (const { wanted, done } of waiting) if (wanted(news)) done();
	};
	const node = await smallNode(directory, {
		follow: { source, policy: () => smallPolicy, everyMs: 1, told },
	});
	const until = (wanted: (news: FollowNews) => boolean) =>
		new Promise<void>((done) => {
			if (heard.some(wanted)) return done();
			waiting.push({ wanted, done });
		});
	return { node, until };
}

const reached = (size: number) => (news: FollowNews) => news.kind === "reached" && news.size >= size;
const away = (news: FollowNews) => news.kind === "away";

async function write(node: RunningNode, count: number): Promise<void> {
	for (let at = 0; at < count; at++)
		assert.ok("index" in (await node.submit(at % 5 === 4 ? signedInVain() : signed())));
}

test("a follower executes what another node serves, comes to the same roots and serves the same proofs", async () => {
	const leader = await smallNode(temporary());
	await write(leader, 12);
	const { node, until } = await follow(published(leader));
	await until(reached(leader.head().size));
	assert.deepEqual(node.head(), leader.head());
	assert.equal(node.checkpoint(), leader.checkpoint());
	await write(leader, 3);
	await until(reached(leader.head().size));
	assert.deepEqual(node.head(), leader.head());
	for (const file of [await node.entryProof(3), await node.stateProof("identity.account/nobody")])
		assert.ok(verifyProofFile(utf8(file!), smallPolicy).ok);
	assert.deepEqual(await node.submit(signed()), { code: "read-only" });
	assert.equal(node.traits.engine, "follower");
});

test("a follower that was away for long catches up without help, in more than one step", async () => {
	const leader = await smallNode(temporary());
	const directory = temporary();
	await write(leader, 3);
	const first = await follow(published(leader), directory);
	await first.until(reached(leader.head().size));
	await first.node.close();
	await write(leader, 230);
	const again = await follow(published(leader), directory);
	await again.until(reached(leader.head().size));
	assert.deepEqual(again.node.head(), leader.head());
});

test("a follower goes on serving what it has while the other node is away, also after a start of its own", async () => {
	const leader = await smallNode(temporary());
	await write(leader, 3);
	const directory = temporary();
	const first = await follow(published(leader), directory);
	await first.until(reached(leader.head().size));
	await first.node.close();
	let reachable = false;
	const there = published(leader);
	const gone = { ...there, checkpoint: async () => (reachable ? await there.checkpoint() : unreachable()) };
	const again = await follow(gone, directory);
	await again.until(away);
	assert.equal(again.node.checkpoint(), leader.checkpoint());
	assert.ok(verifyProofFile(utf8((await again.node.entryProof(1))!), smallPolicy).ok);
	await write(leader, 2);
	reachable = true;
	await again.until(reached(leader.head().size));
});

test("a checkpoint the policy does not trust, and a log that became shorter, move nothing", async () => {
	const [leader, shorter] = [await smallNode(temporary()), await smallNode(temporary())];
	await write(leader, 3);
	let source = published(leader);
	const switched: RecordSource = {
		...source,
		checkpoint: () => source.checkpoint(),
		block: (height) => source.block(height),
	};
	const { node, until } = await follow(switched);
	await until(reached(leader.head().size));
	source = published(shorter);
	await until((news) => away(news) && /leaves/.test((news as { detail: string }).detail));
	assert.deepEqual(node.head(), leader.head());
	const forged = {
		...published(leader),
		checkpoint: async () => utf8(leader.checkpoint().replace(/\n\d+\n/, "\n9\n")),
	};
	const other = await follow(forged);
	await other.until((news) => away(news) && (news as { detail: string }).detail === "signature-invalid");
	assert.equal(other.node.head().height, 0);
});

async function lied(
	change: (block: NonNullable<ReturnType<typeof decodeBlock>>) => Bytes | undefined,
): Promise<RunningNode> {
	const leader = await smallNode(temporary());
	await write(leader, 5);
	const honest = published(leader);
	const block = async (height: number) => {
		const bytes = await honest.block(height);
		return height === 3 && bytes ? change(decodeBlock(bytes)!) : bytes;
	};
	const { node } = await follow({ ...honest, block });
	await assert.rejects(node.durable(3));
	return node;
}

test("blocks that are not those of the checkpoint stop the follower before anything of them is kept", async () => {
	const liars: ((block: NonNullable<ReturnType<typeof decodeBlock>>) => Bytes | undefined)[] = [
		(block) => encodeBlock({ ...block, envelopes: [signed()] }),
		(block) => encodeBlock({ ...block, timeMs: block.timeMs + 1 }),
		(block) =>
			encodeBlock({
				...block,
				envelopes: block.envelopes.map((each) =>
					each.map((octet, at) => (at === each.length - 1 ? octet ^ 1 : octet)),
				),
			}),
		(block) => encodeBlock({ ...block, height: block.height + 1 }),
		() => undefined,
	];
	for (const [at, liar] of liars.entries()) {
		const node = await lied(liar);
		assert.equal(node.trouble(), "followed-differs", `liar ${at}`);
		assert.equal(node.head().height, 0);
	}
});

function unreachable(): never {
	throw Object.assign(new Error("no route"), { name: "TroubleError", code: "unreachable" });
}
