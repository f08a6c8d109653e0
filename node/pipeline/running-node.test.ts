import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { newCitizen, signed, signedInVain, testTimeMs } from "../http/testing/open-door.ts";
import { temporary } from "../store/testing/temporary.ts";
import { InlineVerifier } from "./inline-verifier.ts";
import { isReceipt, type Receipt } from "./receipt.ts";
import type { RunningNode } from "./running-node.ts";
import { smallNode } from "./testing/small-node.ts";

before(() => {
	process.removeAllListeners("warning");
	process.on("warning", () => {});
});

async function receiptOf(node: RunningNode, envelope: Uint8Array): Promise<Receipt> {
	const answer = await node.submit(envelope);
	assert.ok(isReceipt(answer), JSON.stringify(answer));
	return answer;
}

describe("a running node", () => {
	it("answers the same bytes with the same receipt: at once, later, after a restart and after their time", async () => {
		const directory = temporary();
		const clock = { now: testTimeMs };
		let node = await smallNode(directory, { clock: () => clock.now });
		for (const envelope of [signed(), signedInVain()]) {
			const receipt = await receiptOf(node, envelope);
			assert.deepEqual(await node.submit(envelope.slice()), receipt);
			await node.close();
			node = await smallNode(directory, { clock: () => clock.now });
			assert.deepEqual(await node.submit(envelope), receipt);
			clock.now = testTimeMs + 3_600_000;
			assert.deepEqual(await node.submit(envelope), receipt);
			assert.deepEqual(await node.submit(signed()), { code: "transaction-expired" });
			clock.now = testTimeMs;
		}
		assert.equal(node.head().size, 5);
		await node.close();
	});

	it("orders bytes that many send at once only once, and tells them all the same", async () => {
		const node = await smallNode(temporary());
		const envelopes = Array.from({ length: 20 }, () => signed());
		const answers = await Promise.all(
			envelopes.flatMap((envelope) => [
				node.submit(envelope),
				node.submit(envelope),
				node.submit(envelope.slice()),
			]),
		);
		const receipts = new Set(answers.map((answer) => JSON.stringify(answer)));
		assert.equal(receipts.size, 20);
		assert.ok(answers.every(isReceipt));
		await node.close();
	});

	it("does not let a stranger's copy with a broken signature stand in the way of the honest one", async () => {
		const node = await smallNode(temporary());
		const honest = signed();
		const broken = honest.slice();
		broken[broken.length - 1]! ^= 1;
		const [refused, accepted] = await Promise.all([node.submit(broken), node.submit(honest)]);
		assert.deepEqual(refused, { code: "signature-invalid" });
		assert.ok(isReceipt(accepted));
		await node.close();
	});

	it("tells nothing more once there is trouble, and tells those who wait", async () => {
		let lift!: () => void;
		const gate = new Promise<void>((resolve) => {
			lift = resolve;
		});
		const inline = new InlineVerifier();
		const verifiers = {
			verified: 0,
			verify: async (act: Parameters<InlineVerifier["verify"]>[0]) => {
				await gate;
				return await inline.verify(act);
			},
			close: async () => {},
		};
		const node = await smallNode(temporary(), { verifiers });
		const waiting = node.submit(signed());
		const cause = Object.assign(new Error("lost"), { code: "record-damaged" });
		node.fail(cause);
		assert.equal(node.trouble(), "record-damaged");
		// A turn in which nobody has asked for the receipt yet: its rejection must not end the process.
		await new Promise((resolve) => setImmediate(resolve));
		lift();
		await assert.rejects(waiting, cause);
		assert.deepEqual(await node.submit(signed()), { code: "not-ready" });
		const questions = [
			() => node.entry(0),
			() => node.entries({ limit: 1 }),
			() => node.entryParts(0),
			() => node.entryProof(0),
			() => node.stateProof("identity.account/operator:test"),
			() => node.history("identity.account/operator:test"),
			() => node.tile(0, 0, 1),
			() => node.bundle(0, 1),
			() => node.block(0),
			() => node.durable(99),
		];
		for (const question of questions) await assert.rejects(question(), Error, String(question));
		assert.throws(() => node.queryContext("identity"));
		assert.throws(() => node.checkpoint());
		await node.close();
	});

	it("takes a mistake of the asker for no trouble", async () => {
		const node = await smallNode(temporary());
		await assert.rejects(node.entries({ limit: 0 }), { code: "limit-invalid" });
		await assert.rejects(node.entries({ limit: 1, after: "x" }), { code: "after-invalid" });
		for (const none of [-1, 0.5, Number.NaN, 1e99]) {
			assert.equal(await node.entryProof(none), undefined);
			assert.equal(await node.entryParts(none), undefined);
			assert.equal(await node.block(none), undefined);
			assert.equal(await node.tile(none, 0, 1), undefined);
			assert.equal(await node.bundle(none, 1), undefined);
		}
		for (const key of ["", "/", "no.such/key", "x".repeat(5000)]) assert.ok(await node.stateProof(key));
		await assert.rejects(node.stateProof("\ud800"), TypeError);
		assert.equal(node.trouble(), undefined);
		await node.close();
	});

	it("finishes what it took when it is closed, takes nothing after, and leaves the directory to the next", async () => {
		const directory = temporary();
		const node = await smallNode(directory);
		const taken = Array.from({ length: 10 }, () => node.submit(signed()));
		const closed = node.close();
		assert.deepEqual(await node.submit(signed()), { code: "not-ready" });
		for (const answer of await Promise.all(taken))
			assert.ok(isReceipt(answer) || answer.code === "not-ready");
		await closed;
		await node.close();
		const next = await smallNode(directory);
		assert.equal(next.head().size, node.head().size);
		await next.close();
	});

	it("refuses what is no envelope, and says where an input misses its schema", async () => {
		const node = await smallNode(temporary());
		assert.deepEqual(await node.submit(new Uint8Array(3)), { code: "envelope-truncated" });
		const answer = await node.submit(signed({ input: { keys: [newCitizen().key], more: 1 } }));
		assert.ok(!isReceipt(answer) && answer.code === "input-invalid" && answer.faults!.length > 0);
		assert.equal(node.head().size, 1);
		await node.close();
	});
});
