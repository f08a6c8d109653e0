import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { newCitizen, signed, type TestAct, testTimeMs } from "../http/testing/open-door.ts";
import { Door } from "./door.ts";
import { smallGenesis } from "./testing/small-node.ts";

const registry = new Registry(contracts);
const tenMinutes = 10 * 60 * 1000;

function doorAt(now: number): Door {
	const chain = new Chain({ registry, ledger: "test", state: new MemoryState() });
	chain.genesis(smallGenesis);
	return new Door({ registry, chain, ledger: "test", clock: () => now });
}

function act(changes: TestAct = {}, citizen = newCitizen()): Prepared {
	return doorAt(0).read(signed(changes, citizen)) as Prepared;
}

describe("the door", () => {
	it("lets in what the record could carry out", () => {
		const door = doorAt(testTimeMs);
		assert.equal(door.fault(act()), undefined);
		assert.equal(door.stranger(act()), undefined);
	});

	it("names what could only be refused", () => {
		const door = doorAt(testTimeMs);
		const cases: readonly (readonly [TestAct, string])[] = [
			[{ ledger: "another" }, "ledger-other"],
			[{ issuedAt: testTimeMs - tenMinutes - 1 }, "transaction-expired"],
			[{ issuedAt: testTimeMs + tenMinutes + 1 }, "transaction-expired"],
			[{ service: "nothing" }, "service-unknown"],
			[{ service: "constructor" }, "service-unknown"],
			[{ action: "nothing" }, "action-unknown"],
			[{ action: "constructor" }, "action-unknown"],
			[{ input: {} }, "input-invalid"],
		];
		for (const [changes, code] of cases) assert.equal(door.fault(act(changes)), code);
		for (const issuedAt of [testTimeMs - tenMinutes, testTimeMs + tenMinutes])
			assert.equal(door.fault(act({ issuedAt })), undefined);
	});

	it("goes by block time where the clock has fallen behind it", () => {
		const door = doorAt(testTimeMs - 2 * tenMinutes);
		assert.equal(door.fault(act()), undefined);
		assert.equal(door.fault(act({ issuedAt: testTimeMs - 2 * tenMinutes })), "transaction-expired");
	});

	it("turns away keys that are not the actor's, and actors nobody knows", () => {
		const door = doorAt(testTimeMs);
		assert.equal(door.stranger(act({ actor: "operator:test" })), "key-unknown");
		assert.equal(door.stranger(act({ actor: "department:none" })), "account-unknown");
		const notForNewcomers = { action: "revoke-key", input: { key: `k${"a".repeat(32)}`, reason: "lost" } };
		assert.equal(door.stranger(act(notForNewcomers)), "account-unknown");
	});

	it("reads an envelope once while it is on its way", () => {
		const door = doorAt(testTimeMs);
		const bytes = signed();
		const taken = door.take(bytes);
		assert.equal(door.read(bytes), taken);
		assert.notEqual(door.read(bytes.slice()), taken);
		door.letGo(bytes);
		assert.notEqual(door.read(bytes), taken);
		assert.deepEqual(door.read(bytes), taken);
		assert.equal(door.take(new Uint8Array(1)), "envelope-truncated");
	});
});
