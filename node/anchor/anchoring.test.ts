import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { coversLeaf, verifyAnchorProof } from "@mingjian/client/anchor/verify-anchor-proof.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { AnchorTrouble, type Posting } from "@mingjian/consensus/anchor/anchor.ts";
import { EthereumAnchor, type EthereumSetting } from "@mingjian/consensus/ethereum/ethereum-anchor.ts";
import { Anvil, anvilMissing, richKeys } from "@mingjian/consensus/ethereum/testing/anvil.ts";
import { deployed } from "@mingjian/consensus/ethereum/testing/deploy.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { signed } from "../http/testing/open-door.ts";
import type { RunningNode } from "../pipeline/running-node.ts";
import { smallNode, smallPolicy } from "../pipeline/testing/small-node.ts";
import { diskFiles } from "../store/files.ts";
import { temporary } from "../store/testing/temporary.ts";
import { AnchorBook } from "./anchor-book.ts";
import { AnchorView } from "./anchor-view.ts";
import { Anchoring, type AnchoringSetting } from "./anchoring.ts";
import { RpcGate } from "./testing/rpc-gate.ts";

const skip = anvilMissing();
const hourMs = 3_600_000;
const replaceMs = 60_000;
let anvil: Anvil;
let gate: RpcGate;
let setting: EthereumSetting;
let node: RunningNode;
let nowMs = Date.UTC(2026, 0, 5, 9);

before(async () => {
	if (skip) return;
	anvil = await Anvil.start();
	gate = await RpcGate.open(anvil.url);
	setting = { ...(await deployed(anvil)), rpc: gate.url };
	node = await smallNode(temporary());
});
after(async () => {
	gate?.close();
	await anvil?.stop();
});

/** One that posts the real node's checkpoints, on a folder of its own or one left behind. */
async function opened(
	directory: string,
	changes: Partial<AnchoringSetting> = {},
): Promise<{ anchoring: Anchoring; told: string[] }> {
	const told: string[] = [];
	const anchoring = new Anchoring({
		anchor: new EthereumAnchor(setting),
		book: await AnchorBook.open(diskFiles, directory),
		newest: () => node.ownCheckpoint(),
		everyMs: hourMs,
		replaceMs,
		clock: () => nowMs,
		told: (news) => told.push(news),
		...changes,
	});
	return { anchoring, told };
}

async function grow(): Promise<number> {
	const receipt = await node.submit(signed());
	assert.ok("index" in receipt);
	return receipt.index;
}

async function finish(anchoring: Anchoring): Promise<void> {
	await anvil.mine(3);
	await anchoring.turn();
	assert.equal(anchoring.book.current, undefined);
}

test("an anchor goes from pending to final, and its proof holds offline for whoever knows the block", {
	skip,
}, async () => {
	const index = await grow();
	const proofFile = utf8((await node.entryProof(index))!);
	const { anchoring, told } = await opened(temporary());
	const view = new AnchorView(anchoring, {
		prove: (from, to) => node.proveGrowth(from, to),
		size: () => node.head().size,
	});
	await anchoring.turn();
	assert.deepEqual(view.summary(5).current?.stage, "pending");
	assert.equal(view.proof(index), "anchor-none");
	await anvil.mine();
	await anchoring.turn();
	assert.equal(view.summary(5).current?.stage, "included");
	await finish(anchoring);
	const [anchor] = view.summary(5).anchors;
	assert.ok(anchor?.provable);
	assert.deepEqual([told, anchoring.counts.final, view.summary(5).current], [[], 1, null]);

	const found = view.proof(index);
	assert.ok(typeof found === "object");
	const proved = verifyAnchorProof(utf8(found.text), smallPolicy);
	assert.ok(proved.ok, JSON.stringify(proved));
	assert.deepEqual(proved.value.block, anchor.block);
	const verdict = verifyProofFile(proofFile, smallPolicy);
	assert.ok(verdict.ok && verdict.value.kind === "entry");
	const place = { index, checkpoint: verdict.value.trusted.checkpoint };
	assert.ok(coversLeaf(proved.value, place).ok);
	assert.deepEqual(coversLeaf(proved.value, { ...place, index: anchor.size }), {
		ok: false,
		reason: "anchor-older",
	});

	const later = await grow();
	const laterVerdict = verifyProofFile(utf8((await node.entryProof(index))!), smallPolicy);
	assert.ok(laterVerdict.ok);
	const laterPlace = { index, checkpoint: laterVerdict.value.trusted.checkpoint };
	assert.equal(coversLeaf(proved.value, laterPlace).ok, false);
	const grown = view.proof(index, laterPlace.checkpoint.size);
	assert.ok(typeof grown === "object");
	const provedLater = verifyAnchorProof(utf8(grown.text), smallPolicy);
	assert.ok(provedLater.ok && coversLeaf(provedLater.value, laterPlace).ok);
	assert.equal(view.proof(later), "anchor-none");
	assert.equal(view.proof(index, node.head().size + 1), "anchor-size");

	const bytes = utf8(grown.text);
	let refused = 0;
	for (let at = 0; at < bytes.length; at += 37) {
		const changed = new Uint8Array(bytes);
		changed[at]! ^= 1;
		const verdict = verifyAnchorProof(changed, smallPolicy);
		const other = verdict.ok && verdict.value.block.hash !== anchor.block.hash;
		if (!verdict.ok || other || !coversLeaf(verdict.value, laterPlace).ok) refused += 1;
	}
	assert.equal(refused, Math.ceil(bytes.length / 37));
	assert.equal(verifyAnchorProof(bytes, { ...smallPolicy, logKeys: [] }).ok, false);
});

test("nothing is posted twice: not of a log that did not grow, nor before its time, nor after a restart in between", {
	skip,
}, async () => {
	const directory = temporary();
	await grow();
	class Cut extends EthereumAnchor {
		override send(): Promise<void> {
			throw new AnchorTrouble("anchor-rpc", "cut off");
		}
	}
	const cut = await opened(directory, { anchor: new Cut(setting) });
	await cut.anchoring.turn();
	const [written] = cut.anchoring.book.current!.postings as [Posting];
	assert.deepEqual(cut.told, ["anchor-rpc"]);
	await cut.anchoring.close();

	const again = await opened(directory);
	await again.anchoring.turn();
	await finish(again.anchoring);
	const { newest } = again.anchoring.book;
	assert.deepEqual([newest?.at.ref, newest?.size], [written.ref, node.head().size]);
	await again.anchoring.turn();
	nowMs += hourMs;
	await again.anchoring.turn();
	const current = () => again.anchoring.book.current;
	assert.equal(current(), undefined);
	await grow();
	await again.anchoring.turn();
	assert.equal(current()?.size, node.head().size);
	await finish(again.anchoring);
	await grow();
	await again.anchoring.turn();
	assert.equal(again.anchoring.book.current, undefined);
});

test("a block that the chain drops is told of, and the anchor comes again in another", { skip }, async () => {
	await grow();
	const { anchoring, told } = await opened(temporary());
	await anchoring.turn();
	const before = await anvil.ask("evm_snapshot");
	await anvil.mine();
	await anchoring.turn();
	const first = anchoring.book.current!.seen!;
	await anvil.ask("evm_revert", before);
	await anvil.ask("evm_increaseTime", 60);
	await anchoring.turn();
	assert.deepEqual([told, anchoring.book.current?.seen], [["anchor-reorganised"], undefined]);
	await finish(anchoring);
	const { at } = anchoring.book.newest!;
	assert.equal(at.ref, first.ref);
	assert.notEqual(at.block.hash, first.block.hash);
});

test("one that waits too long is sent with a higher fee, never above the most allowed", {
	skip,
}, async () => {
	await grow();
	const { anchoring, told } = await opened(temporary());
	await anchoring.turn();
	const [first] = anchoring.book.current!.postings;
	nowMs += replaceMs;
	await anchoring.turn();
	const { postings } = anchoring.book.current!;
	assert.deepEqual([told, postings.length], [["anchor-replaced"], 2]);
	assert.ok(postings[1]!.feeWei * 10n >= first!.feeWei * 11n);
	await finish(anchoring);
	assert.equal(anchoring.book.newest?.at.ref, postings[1]!.ref);

	await grow();
	nowMs += hourMs;
	const mostFeeWei = first!.feeWei * 2n;
	const capped = await opened(temporary(), { anchor: new EthereumAnchor({ ...setting, mostFeeWei }) });
	for (let turns = 0; turns < 40 && !capped.anchoring.trouble; turns++) {
		await capped.anchoring.turn();
		nowMs += replaceMs;
	}
	await capped.anchoring.turn();
	assert.equal(capped.anchoring.trouble, "anchor-fee");
	assert.equal(capped.told.filter((news) => news === "anchor-fee").length, 1);
	for (const { feeWei } of capped.anchoring.book.current!.postings) assert.ok(feeWei <= mostFeeWei);
	await finish(capped.anchoring);
	assert.equal(capped.anchoring.trouble, undefined);
});

test("what another transaction displaced is lost, kept as such, and a newer one follows", {
	skip,
}, async () => {
	await grow();
	const { anchoring, told } = await opened(temporary());
	await anchoring.turn();
	const displaced = anchoring.book.current!;
	const rival = new EthereumAnchor({ ...setting, mostFeeWei: 10n ** 12n });
	const other = await rival.prepare(utf8(displaced.note), displaced.postings[0]);
	await rival.send(other);
	await grow();
	await anvil.mine(3);
	await anchoring.turn();
	assert.deepEqual([told, anchoring.book.lost], [["anchor-lost"], 1]);
	assert.ok(anchoring.book.current!.size > displaced.size);
	await finish(anchoring);
});

test("a chain that is away, or another one at its address, loses nothing and is told of once", {
	skip,
}, async () => {
	await grow();
	const { anchoring, told } = await opened(temporary());
	await anchoring.turn();
	gate.to = undefined;
	for (let turns = 0; turns < 2; turns++) await anchoring.turn();
	assert.deepEqual([told, anchoring.trouble], [["anchor-rpc"], "anchor-rpc"]);
	const stranger = await Anvil.start(["--no-mining", "--chain-id", "777"]);
	gate.to = stranger.url;
	for (let turns = 0; turns < 2; turns++) await anchoring.turn();
	assert.deepEqual(told, ["anchor-rpc", "anchor-chain"]);
	assert.ok(anchoring.book.current);
	gate.to = anvil.url;
	await stranger.stop();
	await finish(anchoring);
	assert.deepEqual([anchoring.trouble, anchoring.book.lost], [undefined, 0]);
});

test("a chain that began anew is posted to anew; an empty account is told of", { skip }, async () => {
	const other = await Anvil.start();
	gate.to = other.url;
	await deployed(other);
	await grow();
	const poor = { ...setting, secretKey: richKeys[2]!.map((byte) => byte ^ 1) };
	const empty = await opened(temporary(), { anchor: new EthereumAnchor(poor) });
	await empty.anchoring.turn();
	assert.deepEqual(empty.told, ["anchor-funds"]);
	const { anchoring, told } = await opened(temporary());
	await anchoring.turn();
	await other.stop();
	await other.again();
	await deployed(other);
	await anchoring.turn();
	await other.mine(3);
	await anchoring.turn();
	assert.equal(anchoring.book.newest?.size, node.head().size);
	assert.deepEqual(told, []);
	gate.to = anvil.url;
	await other.stop();
});
