import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { Load, lost, post, registration } from "./acts.ts";
import { Network } from "./network.ts";

/** How long somebody waits for an answer that must not come while nobody has a majority. */
const patienceMs = 3000;

describe("four departments whose network fails", { skip: engineMissing(), timeout: 240_000 }, () => {
	let network: Network;
	const ledger = () => network.founding.genesis.ledger;
	const among = (...orders: number[]) => orders.map((order) => network.members[order]!);

	before(async () => {
		// The last member's own clock is two hours ahead.
		const ahead = `data:text/javascript,${encodeURIComponent("const now = Date.now; Date.now = () => now() + 7200000")}`;
		network = await Network.found({
			proxied: true,
			each: (order) => (order === 3 ? { environment: { NODE_OPTIONS: `--import=${ahead}` } } : {}),
		});
		await network.start();
	});
	after(() => network.remove());

	test("a clock two hours ahead turns away at its own door, and moves nothing on the record", async () => {
		const load = new Load(ledger(), () => among(0, 1, 2));
		await load.more(30);
		await load.end();
		const expired = await post(network.members[3]!, registration(ledger())).catch((error) => String(error));
		assert.match(String(expired), /transaction-expired/);
		for (const { receipt } of load.acknowledged) {
			const { timeMs, code } = JSON.parse(receipt) as { timeMs: number; code: string };
			assert.equal(code, "ok");
			assert.ok(Math.abs(timeMs - Date.now()) < 600_000);
		}
		await network.agreed(30);
	});

	test("one cut off acknowledges nothing, the three go on, and it catches up once it is back", async (t) => {
		network.part([0, 1, 2], [3]);
		const load = new Load(ledger(), () => among(0, 1, 2));
		await load.more(50);
		assert.equal(
			await post(network.members[3]!, registration(ledger()), patienceMs).catch(() => undefined),
			undefined,
		);
		await load.end();
		network.mend();
		await network.agreed(load.acknowledged.length);
		assert.equal(await lost(network.members[0]!, load.acknowledged), 0);
		t.diagnostic(`${load.acknowledged.length} acknowledged, 0 lost`);
	});

	test("two and two acknowledge nothing; together again all of it is ordered once", async (t) => {
		const load = new Load(ledger(), () => among(0, 1, 2));
		await load.more(30);
		await load.end();
		await network.agreed(1);
		network.part([0, 1], [2, 3]);
		const [left, right] = [registration(ledger()), registration(ledger())];
		const answers = await Promise.all([
			post(network.members[0]!, left, patienceMs),
			post(network.members[2]!, right, patienceMs),
		]);
		assert.deepEqual(answers, [undefined, undefined]);
		network.mend();
		const [one, other] = await Promise.all([
			post(network.members[1]!, left),
			post(network.members[0]!, right),
		]);
		assert.equal((JSON.parse(one!.receipt) as { code: string }).code, "ok");
		assert.equal((JSON.parse(other!.receipt) as { code: string }).code, "ok");
		load.acknowledged.push(one!, other!);
		await network.agreed(1);
		assert.equal(await lost(network.members[2]!, load.acknowledged), 0);
		t.diagnostic(`${load.acknowledged.length} acknowledged, 0 lost`);
	});

	test("a member half a second away slows nobody for long", async (t) => {
		network.slow(3, 500);
		const load = new Load(ledger(), () => among(0, 1, 2));
		await load.more(30);
		await load.end();
		network.slow(3, 0);
		await network.agreed(1);
		assert.equal(await lost(network.members[1]!, load.acknowledged), 0);
		t.diagnostic(`${load.acknowledged.length} acknowledged, 0 lost`);
	});

	test("a member that freezes for seconds at a time holds nobody up, and is with the others again when it thaws", async (t) => {
		const load = new Load(ledger(), () => among(0, 1, 2));
		let longestMs = 0;
		for (let round = 0; round < 3; round++) {
			network.members[3]!.freeze();
			const since = performance.now();
			await load.more(20);
			longestMs = Math.max(longestMs, performance.now() - since);
			network.members[3]!.thaw();
			await load.more(5);
		}
		await load.end();
		await network.agreed(1);
		assert.equal(await lost(network.members[3]!, load.acknowledged), 0);
		t.diagnostic(
			`frozen three times, 20 acts each, the slowest in ${Math.round(longestMs)} ms; ${load.acknowledged.length} acknowledged, 0 lost`,
		);
	});

	test("a member told to stop while there is no majority tells those who wait, and ends", async () => {
		await Promise.all([network.members[2]!.stop(), network.members[3]!.stop()]);
		const waiting = post(network.members[0]!, registration(ledger()));
		assert.equal(await network.members[0]!.stop(), 0);
		assert.equal(await waiting, undefined);
	});
});
