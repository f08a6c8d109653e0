import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { widen } from "@mingjian/client/seal/seal-document.ts";
import { decodeSealedFile, encodeSealedFile } from "@mingjian/client/seal/sealed-file.ts";
import { pendingTermMs } from "./pending-contents.ts";
import { KeptVault, minute } from "./testing/kept-vault.ts";
import { ledger } from "./testing/vault-city.ts";

describe("what the keeper of the vault keeps", () => {
	const at = new KeptVault();
	before(() => at.found());
	beforeEach(() => at.empty());
	after(() => at.close());

	test("consent brings one more wrap, which its withdrawal destroys", async () => {
		const group = await at.held();
		const contentId = group.part.content;
		const own = (await at.ask(group, "owner", at.owner)) as Uint8Array;
		const wrap = decodeSealedFile(own)!.wraps[0]!;
		const to = { account: at.city.land.id, publicKey: at.city.land.sealing.publicKey };
		const from = { account: at.owner.id, keys: at.owner.sealing };
		const widened = await widen({ ledger, contentId, wrap }, from, to);
		const file = encodeSealedFile({ wraps: [widened.wrap], bytes: new Uint8Array() });
		assert.equal(await at.keeper.keepWraps(contentId, file), "vault-wrap-unknown");
		const department = at.city.land.id;
		const terms = { content: contentId, department, purpose: "tax-relief", ...widened.terms };
		await at.city.expect(at.owner, "disclosure/consent", { ...terms, untilMs: at.nowMs + 1000 * minute });
		assert.deepEqual(await at.keeper.keepWraps(contentId, file), { contentId, state: "held" });
		assert.ok(at.vault.wrapsOf(contentId).includes(widened.terms.wrap));
		await at.city.expect(at.owner, "disclosure/withdraw-consent", { content: contentId, department });
		await at.city.node.indexed();
		await at.keeper.settled();
		assert.ok(!at.vault.wrapsOf(contentId).includes(widened.terms.wrap));
		assert.equal(at.vault.wrapsOf(contentId).length, 2);
		assert.equal(await at.keeper.keepWraps(contentId, file), "vault-wrap-unknown");
	});

	test("what is erased leaves the vault, is not released for an opening made before, and is not taken again", async () => {
		const group = await at.held();
		const opening = await at.city.open(group.part.content);
		await at.city.erase(at.owner, group.part.content);
		assert.equal(await at.ask(group, opening, at.city.opener), "vault-content-erased");
		assert.equal(await at.ask(group, "owner", at.owner), "vault-content-erased");
		await at.city.node.indexed();
		await at.keeper.settled();
		assert.deepEqual(at.vault.live(), []);
		assert.equal(await at.keeper.keep(group.file), "vault-content-erased");
		assert.deepEqual(at.vault.contents(), []);
	});

	test("an erasure the vault missed is made good when it opens again", async () => {
		const group = await at.held();
		await at.keeper.close();
		await at.city.erase(at.owner, group.part.content);
		await at.city.node.indexed();
		await at.openKeeper();
		assert.equal(await at.ask(group, "owner", at.owner), "vault-content-erased");
		await at.keeper.settled();
		assert.deepEqual(at.vault.contents(), []);
	});

	test("what comes before its entry waits, is released only after it, and goes when the entry does not come", async () => {
		const [early, never] = [await at.sealOne(), await at.sealOne()];
		for (const group of [early, never])
			assert.deepEqual(await at.keeper.keep(group.file), { contentId: group.part.content, state: "waiting" });
		assert.equal(await at.ask(early, "owner", at.owner), "vault-content-unknown");
		await at.city.record(at.owner, [early]);
		await at.city.node.indexed();
		await at.keeper.settled();
		assert.notEqual(typeof (await at.ask(early, "owner", at.owner)), "string");
		at.nowMs += pendingTermMs;
		at.keeper.sweep();
		await at.keeper.settled();
		assert.deepEqual(
			at.vault.live().map(({ contentId }) => contentId),
			[early.part.content],
		);
	});

	test("a vault takes no other wraps of a recorded content than the record names, and no other files", async () => {
		const [first, second] = [await at.sealOne(), await at.sealOne()];
		await at.city.record(at.owner, [first]);
		const swapped = { ...decodeSealedFile(first.file)!, wraps: decodeSealedFile(second.file)!.wraps };
		assert.equal(await at.keeper.keep(encodeSealedFile(swapped)), "vault-wrap-unknown");
		assert.deepEqual(at.vault.contents(), []);
		// Wraps brought before the entry named others do not stay.
		const other = { ...decodeSealedFile(second.file)!, wraps: decodeSealedFile(first.file)!.wraps };
		await at.keeper.keep(encodeSealedFile(other));
		await at.city.record(at.owner, [second]);
		await at.city.node.indexed();
		await at.keeper.settled();
		assert.deepEqual(at.vault.wrapsOf(second.part.content), []);
		assert.deepEqual(await at.keeper.keep(second.file), { contentId: second.part.content, state: "held" });
		assert.equal(at.vault.wrapsOf(second.part.content).length, 2);
		assert.equal(await at.keeper.keep(new Uint8Array([9, 9, 9])), "vault-file");
		assert.equal(await at.keeper.keep(first.file.subarray(0, 100)), "vault-file");
		const wrapsAlone = encodeSealedFile({ wraps: swapped.wraps, bytes: new Uint8Array() });
		assert.equal(await at.keeper.keepWraps("0".repeat(64), wrapsAlone), "vault-content-unknown");
		assert.equal(await at.keeper.keepWraps(first.part.content, first.file), "vault-file");
	});

	test("what waits is bounded", async () => {
		const plain = { kind: "bytes" as const, bytes: new Uint8Array(7 * 1024 * 1024) };
		const group = await at.city.sealGroups(at.owner, { name: "scan", plain });
		const { bytes } = decodeSealedFile(group[0]!.file)!;
		let taken = 0;
		for (let n = 0; n < 40; n++) {
			const octets = Uint8Array.from(bytes);
			octets[1000] = n;
			octets[1001] = 77;
			const kept = await at.keeper.keep(encodeSealedFile({ wraps: [], bytes: octets }));
			if (kept === "busy") break;
			taken++;
		}
		assert.equal(taken, Math.floor((256 * 1024 * 1024) / (bytes.length + 2)));
	});
});
