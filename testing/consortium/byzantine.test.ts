import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { ListMachine } from "@mingjian/consensus/driver/cases/list-machine.ts";
import { heard, numbered } from "@mingjian/consensus/driver/cases/running.ts";
import type { DecidedBlock, Misbehaviour, Outcome, Verdict } from "@mingjian/consensus/driver/machine.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { decodeEnvelope, type Envelope, encodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { preparedOf, storedVectors } from "../service-suite/vectors.ts";
import { registration } from "./acts.ts";
import { DriverNetwork } from "./driver-network.ts";
import { StoryMachine } from "./story-machine.ts";

/** A member that hands on and votes for what the others refuse. */
class LaxMachine extends ListMachine {
	override async check(): Promise<Verdict> {
		return { accepted: true };
	}

	override acceptable(): boolean {
		return true;
	}
}

/** A member in whose memory a bit has changed: from some height on its root is another. */
class FlippedMachine extends ListMachine {
	override async apply(block: DecidedBlock): Promise<Outcome> {
		const outcome = await super.apply(block);
		if (block.height < 3n) return outcome;
		const root = outcome.root.slice();
		root[0]! ^= 1;
		return { ...outcome, root };
	}
}

/** The record's own rules, and how often they refused what another handed on. */
class StrictStory extends StoryMachine {
	refused = 0;

	override acceptable(block: DecidedBlock): boolean {
		const accepted = super.acceptable(block);
		if (!accepted) this.refused += 1;
		return accepted;
	}
}

class LaxStory extends StoryMachine {
	override check(): Verdict {
		return { accepted: true };
	}

	override acceptable(): boolean {
		return true;
	}
}

/** An envelope with so many signatures of so many octets under its payload. */
function withSignatures(envelope: Bytes, count: number, octets: number): Bytes {
	const { payload, signatures } = decodeEnvelope(envelope) as Envelope;
	const [signed] = signatures;
	const padded = { ...signed!, signature: new Uint8Array(octets) };
	return encodeEnvelope({ payload, signatures: Array.from({ length: count }, () => padded) });
}

class WatchingMachine extends ListMachine {
	readonly proved: Misbehaviour[] = [];

	misbehaved(proved: Misbehaviour): void {
		this.proved.push(proved);
	}
}

const machines = () => Array.from({ length: 3 }, () => new ListMachine());

/** Hands words to drivers in turn and waits until all of them have so many. */
async function order(
	network: DriverNetwork,
	among: readonly number[],
	words: readonly string[],
): Promise<void> {
	for (const [at, word] of words.entries())
		assert.deepEqual(await network.drivers[among[at % among.length]!]!.submit(utf8(word)), { stage: "held" });
}

async function listed(machine: ListMachine, words: readonly string[]): Promise<void> {
	while (!words.every((word) => machine.list.includes(word))) await pause(20);
}

describe("a member that breaks the rules", { skip: engineMissing(), timeout: 240_000 }, () => {
	test("proposes what is forged: the others refuse its blocks and go on", async () => {
		const honest = machines();
		const network = await DriverNetwork.start([...honest, new LaxMachine()]);
		try {
			await order(network, [3], ["refuse:forged-signature"]);
			const words = numbered(12);
			// A block each, so that every member has proposed several.
			for (const [at, word] of words.entries()) {
				await order(network, [at % 3], [word]);
				await listed(honest[0]!, [word]);
			}
			// The same once more, by the one who does not look.
			await order(network, [3], words);
			await order(network, [0], ["last"]);
			words.push("last");
			for (const machine of honest) await listed(machine, words);
			for (const { list } of honest) assert.deepEqual(list.toSorted(), words.toSorted());
			for (const { blocks } of honest) assert.deepEqual(blocks.at(-1)!.root, honest[0]!.blocks.at(-1)!.root);
		} finally {
			await network.stop();
		}
	});

	test("proposes what is oversized, and the same act again and again: the others refuse the one and count the other once", async (t) => {
		const { genesis } = storedVectors("identity")!;
		const contracts = [identity, governance];
		const honest = Array.from({ length: 3 }, () => new StrictStory(contracts, genesis));
		const network = await DriverNetwork.start([...honest, new LaxStory(contracts, genesis)]);
		const listedBy = ({ blocks }: StoryMachine) =>
			blocks.flatMap(({ entries }) => entries.map(({ act }) => act.id));
		try {
			const [lax] = [network.drivers[3]!];
			const oversized = [
				withSignatures(registration(genesis.ledger), 1, limits.signature + 1),
				withSignatures(registration(genesis.ledger), limits.signatures + 1, 64),
				withSignatures(registration(genesis.ledger), 255, limits.signature),
			];
			for (const envelope of oversized) assert.deepEqual(await lax.submit(envelope), { stage: "held" });
			// More than the engine's pool takes in one piece: it never leaves.
			const huge = withSignatures(registration(genesis.ledger), 255, 60_000);
			assert.ok(huge.length > 4 << 20);
			await lax.submit(huge).catch(() => {});
			const acts = Array.from({ length: 12 }, () => registration(genesis.ledger));
			const ids = acts.map((envelope) => preparedOf(toBase64(envelope)).id);
			for (const [at, envelope] of acts.entries()) {
				for (const driver of [network.drivers[at % 3]!, lax, network.drivers[(at + 1) % 3]!])
					await driver.submit(envelope);
				while (!listedBy(honest[0]!).includes(ids[at]!)) await pause(20);
			}
			for (const machine of honest) {
				while (listedBy(machine).length < ids.length) await pause(20);
				assert.deepEqual(listedBy(machine), ids);
				assert.ok(machine.refused >= oversized.length, `${machine.refused} refused`);
				assert.deepEqual(machine.head().root, honest[0]!.head().root);
			}
			t.diagnostic(
				`${acts.length} acts handed in three times each: ${ids.length} entries; refused ${honest.map(({ refused }) => refused).join(", ")} times`,
			);
		} finally {
			await network.stop([3]);
		}
	});

	test("comes to another root: it stops, and the others go on", async () => {
		const honest = machines();
		const network = await DriverNetwork.start([...honest, new FlippedMachine()]);
		try {
			for (const word of numbered(6)) {
				await order(network, [0], [word]);
				await heard(network.drivers[0]!, () => honest[0]!.list.includes(word));
			}
			await assert.rejects(network.ended[3]!, { code: "engine-gave-up" });
			assert.equal(network.drivers[3]!.progress().state, "failed");
			await order(network, [1], ["after"]);
			for (const machine of honest) await listed(machine, [...numbered(6), "after"]);
		} finally {
			await network.stop([3]);
		}
	});

	test("votes in two places with one key: all others get the proof", async (t) => {
		const honest = Array.from({ length: 3 }, () => new WatchingMachine());
		const network = await DriverNetwork.start([...honest, new ListMachine(), new ListMachine()], {
			twinOf: 3,
		});
		try {
			let count = 0;
			while (!honest.every(({ proved }) => proved.length > 0)) {
				// The twins are handed different words, so that their proposals differ.
				for (const driver of network.drivers) await driver.submit(utf8(`word ${count++}`));
				await pause(50);
			}
			const [first] = honest[0]!.proved;
			assert.equal(first!.kind, "equivocation");
			assert.equal(first!.member, network.address(3));
			t.diagnostic(`proved after ${count} transactions`);
		} finally {
			await network.stop([3, 4]);
		}
	});
});
