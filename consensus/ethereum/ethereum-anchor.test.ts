import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { AnchorTrouble } from "../anchor/anchor.ts";
import { EthereumAnchor, type EthereumSetting } from "./ethereum-anchor.ts";
import { parsePlace } from "./place.ts";
import { blockHashAt, readAnchors } from "./read-anchors.ts";
import { Anvil, anvilMissing, richKeys } from "./testing/anvil.ts";
import { deployed } from "./testing/deploy.ts";

const skip = anvilMissing();
const origin = "mingjian.example/pingshan";
const signer = noteSigner(origin, sha256(utf8("log key")));
const noteOf = (size: number) =>
	signNote(formatCheckpoint({ origin, size, root: sha256(utf8(String(size))), extensions: [] }), [signer]);
let anvil: Anvil;
let setting: EthereumSetting;
let anchor: EthereumAnchor;
const isTrouble = (code: string) => (error: unknown) =>
	error instanceof AnchorTrouble && error.code === code && !error.message.includes("http");

before(async () => {
	if (skip) return;
	anvil = await Anvil.start();
	setting = await deployed(anvil);
	anchor = new EthereumAnchor(setting);
});
after(() => anvil?.stop());

test("a checkpoint is pending, in a block, and final; others find it, and its block proves it", {
	skip,
}, async (t) => {
	const note = noteOf(7);
	const posting = await anchor.prepare(note);
	assert.deepEqual(await anchor.stage([posting]), { stage: "pending" });
	await anchor.send(posting);
	await anchor.send(posting);
	assert.deepEqual(await anchor.stage([posting]), { stage: "pending" });
	await anvil.mine();
	const included = await anchor.stage([posting]);
	assert.equal(included.stage, "included");
	await anvil.mine(2);
	const final = await anchor.stage([posting]);
	assert.ok(final.stage === "final" && included.stage === "included");
	assert.deepEqual(final.at, included.at);
	const receipt = await anvil.ask<{ gasUsed: string }>("eth_getTransactionReceipt", posting.ref);
	t.diagnostic(`${note.length} bytes of note: ${Number(receipt.gasUsed)} gas, ${final.at.costWei} wei`);
	const address = parsePlace(anchor.place)!;
	const found = await readAnchors({ rpc: anvil.url, address, origin, most: 5 });
	assert.deepEqual(
		found.map((each) => [each.checkpoint.size, each.ref, each.block, each.note]),
		[[7, posting.ref, final.at.block, note]],
	);
	assert.deepEqual(await readAnchors({ rpc: anvil.url, address, origin: "other.example", most: 5 }), []);
	assert.equal(await blockHashAt(setting, final.at.block.number), final.at.block.hash);
	assert.equal(await blockHashAt(setting, 9999), undefined);
	assert.ok(await anchor.prove(final.at));
});

test("a fee that is too low for the day is raised, and whichever of the two is taken counts", {
	skip,
}, async () => {
	const low = await anchor.prepare(noteOf(8));
	await anchor.send(low);
	const high = await anchor.prepare(noteOf(8), low);
	assert.equal(high.nonce, low.nonce);
	assert.ok(high.feeWei * 100n >= low.feeWei * 110n && high.tipWei * 100n >= low.tipWei * 110n);
	await anchor.send(high);
	await anvil.mine();
	const stage = await anchor.stage([low, high]);
	assert.ok(stage.stage === "included" && stage.at.ref === high.ref);
	const capped = new EthereumAnchor({ ...setting, mostFeeWei: low.feeWei });
	await assert.rejects(capped.prepare(noteOf(9), low), isTrouble("anchor-fee"));
});

test("a number that something else took is lost once that is final", { skip }, async () => {
	const posting = await anchor.prepare(noteOf(9));
	const other = await anchor.prepare(noteOf(10));
	await anchor.send(other);
	await anvil.mine();
	assert.deepEqual(await anchor.stage([posting]), { stage: "pending" });
	await anvil.mine(2);
	assert.deepEqual(await anchor.stage([posting]), { stage: "lost", why: "nonce-taken" });
	const beyond = { ...posting, nonce: posting.nonce + 5 };
	assert.deepEqual(await anchor.stage([beyond]), { stage: "lost", why: "chain-behind" });
});

test("another chain, no contract, an empty account and a chain that is away are told apart", {
	skip,
}, async () => {
	const refused = (changes: Partial<EthereumSetting>, code: string) =>
		assert.rejects(new EthereumAnchor({ ...setting, ...changes }).prepare(noteOf(11)), isTrouble(code), code);
	await refused({ chainId: 1 }, "anchor-chain");
	await refused({ contract: `0x${"12".repeat(20)}` }, "anchor-contract");
	await refused({ secretKey: sha256(utf8("poor")) }, "anchor-funds");
	await refused({ rpc: "http://127.0.0.1:9" }, "anchor-rpc");
	await refused({ mostFeeWei: 1n }, "anchor-fee");
	const rich = new EthereumAnchor({ ...setting, secretKey: richKeys[1]! });
	assert.ok((await rich.balance()) > 0n);
});
