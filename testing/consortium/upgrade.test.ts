import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { mingjian } from "@mingjian/cli/testing/run-command.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { decodeEnvelope, type Envelope } from "@mingjian/ledger/record/envelope.ts";
import { type Payload, parsePayload } from "@mingjian/ledger/record/payload.ts";
import { Load, lost } from "./acts.ts";
import { commanded, does, enacted, standingOf } from "./council.ts";
import type { Member } from "./member.ts";
import { Network } from "./network.ts";
import { taken } from "./next-rule.ts";

/** Acts between two restarts; `MINGJIAN_CONSORTIUM_UPGRADE` makes it longer. */
const between = Number(process.env.MINGJIAN_CONSORTIUM_UPGRADE ?? 20);
/** Blocks from the proposal to the new version: enough for the others to approve under load. */
const ahead = 160;

const nextRelease = { NODE_OPTIONS: `--import=${new URL("./next-release.ts", import.meta.url).href}` };
const change = ["propose", "contract", "--change", '{"service":"identity","version":"1.1.0"}'];

describe("a new version of a contract under load", { skip: engineMissing(), timeout: 420_000 }, () => {
	let network: Network;

	before(async () => {
		network = await Network.found();
		await network.start();
	});
	after(() => network.remove());

	test("members restart one after another onto the next release and it runs from the block they set; one without it stops rather than fork", async (t) => {
		const [one, two, three, late] = network.members as [Member, Member, Member, Member];
		const upgraded = [one, two, three];
		let up: readonly Member[] = network.members;
		const load = new Load(network.founding.genesis.ledger, () => up, { refusals: ["identity/account-id"] });
		t.after(() => load.end());
		const tooEarly = await commanded(one, ...change);
		assert.match(tooEarly.out + tooEarly.error, /contract-here/);
		for (const member of upgraded) {
			await load.more(between);
			up = network.members.filter((each) => each !== member);
			assert.equal(await member.stop(), 0);
			member.environment = nextRelease;
			await load.more(between);
			await member.start();
			await network.agreed(1);
			up = network.members;
		}
		const { proposal } = await does(one, ...change, "--in", String(ahead));
		const notHere = await commanded(late, "approve", String(proposal));
		assert.match(notHere.out + notHere.error, /contract-here/);
		for (const member of [two, three]) await does(member, "approve", String(proposal));
		const { atHeight } = await standingOf(one, proposal);
		const code = await late.ended();
		up = upgraded;
		await enacted(one, proposal);
		await load.more(between);
		const said = await late.said();
		assert.equal(code, 3, said);
		assert.match(said, /contract-missing/);
		assert.match(said, /version 1\.1\.0 of identity/);
		// Started again as it is, it stops at the same block again.
		const ended = () => late.ended();
		assert.equal(await late.start().then(ended, ended), 3);
		late.environment = nextRelease;
		await late.start();
		up = network.members;
		await load.more(between);
		await load.end();
		const { acknowledged, unanswered } = load;
		const head = await network.agreed(acknowledged.length);
		for (const member of network.members) assert.equal(await lost(member, acknowledged), 0);
		assert.match(
			await audited(one, network.directory, {}),
			/^3 .*contract-missing.*version 1\.1\.0 of identity/,
		);
		assert.match(await audited(one, network.directory, nextRelease), /^0 /);
		const counts = countByRule(acknowledged, atHeight);
		assert.ok(counts.old > 0 && counts.opened > 0 && counts.refused > 0, JSON.stringify(counts));
		t.diagnostic(
			`identity 1.1.0 from block ${atHeight} on: ${counts.old} accounts by the old rule, then ${counts.opened} opened and ${counts.refused} refused by the new; ${acknowledged.length} acknowledged, 0 lost, ${unanswered.length} unanswered, one root of ${head.split("\n")[1]} leaves on four members`,
		);
	});
});

/** An auditor needs the contracts the record runs, too; without them it says so. */
async function audited({ port }: Member, directory: string, environment: Readonly<Record<string, string>>) {
	const url = `http://127.0.0.1:${port}`;
	const policy = join(directory, "policy.json");
	writeFileSync(policy, (await mingjian(["policy", url])).out);
	const { code, out, error } = await mingjian(["audit", url, "--policy", policy, "--json"], { environment });
	return `${code} ${out}${error}`;
}

/** Every answer must be by the rule of its block. */
function countByRule(acknowledged: Load["acknowledged"], atHeight: number) {
	const counts = { old: 0, opened: 0, refused: 0 };
	for (const { envelope, receipt } of acknowledged) {
		const { height, code } = JSON.parse(receipt) as { height: number; code: string };
		const { actor } = parsePayload((decodeEnvelope(envelope) as Envelope).payload) as Payload;
		const refused = height >= atHeight && !taken(actor);
		assert.equal(code, refused ? "identity/account-id" : "ok", `block ${height}, ${actor}`);
		counts[height < atHeight ? "old" : refused ? "refused" : "opened"]++;
	}
	return counts;
}
