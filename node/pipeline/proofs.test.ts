import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { signed } from "../http/testing/open-door.ts";
import { temporary } from "../store/testing/temporary.ts";
import { isReceipt } from "./receipt.ts";
import { smallNode, smallPolicy } from "./testing/small-node.ts";

test("writes proofs a stranger believes: of every entry, of a record, of an absence; and none of what is no entry", async () => {
	const node = await smallNode(temporary(), { solo: { blockIntervalMs: 0, maxBlockEntries: 2 } });
	const answers = await Promise.all(Array.from({ length: 9 }, () => node.submit(signed())));
	for (const answer of answers) {
		assert.ok(isReceipt(answer));
		const verdict = verifyProofFile(utf8((await node.entryProof(answer.index))!), smallPolicy);
		assert.ok(verdict.ok && verdict.value.kind === "entry");
		assert.equal(verdict.value.entry.id, answer.id);
	}
	const entries = new Set(answers.map((answer) => isReceipt(answer) && answer.index));
	for (let index = 0; index <= node.head().size; index++) {
		if (!entries.has(index)) assert.equal(await node.entryProof(index), undefined, `block leaf ${index}`);
	}
	for (const [key, there] of [
		["governance.city/current", true],
		["governance.city/none", false],
	] as const) {
		const verdict = verifyProofFile(utf8(await node.stateProof(key)), smallPolicy);
		assert.ok(verdict.ok && verdict.value.kind === "state", JSON.stringify(verdict));
		assert.equal(verdict.value.bytes !== undefined, there, key);
		assert.ok(verdict.value.asOf.newest);
	}
	await node.close();
});

test("proves the newest state while blocks keep coming", async () => {
	const node = await smallNode(temporary(), { solo: { blockIntervalMs: 0, maxBlockEntries: 1 } });
	const posted = Array.from({ length: 40 }, () => node.submit(signed()));
	const proofs = posted.map(async (each) => {
		const answer = await each;
		assert.ok(isReceipt(answer));
		const { account } = answer.result as { account: string };
		return verifyProofFile(utf8(await node.stateProof(`identity.account/${account}`)), smallPolicy);
	});
	for (const verdict of await Promise.all(proofs))
		assert.ok(verdict.ok && verdict.value.kind === "state" && verdict.value.bytes);
	await node.close();
});
