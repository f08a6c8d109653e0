import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	closeSync,
	cpSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	renameSync,
	rmSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { Load, lost, newcomer, post, registration } from "./acts.ts";
import type { Member } from "./member.ts";
import { Network } from "./network.ts";

/** What the guide says to keep of a member whose disk broke. */
const kept = new Set(["keys", "genesis.json", "consortium.json", "card.json", "engine"]);

function loseRecord({ directory }: Member): void {
	for (const name of readdirSync(directory))
		if (!kept.has(name)) rmSync(join(directory, name), { recursive: true });
	const engine = join(directory, "engine");
	for (const name of readdirSync(engine))
		if (name !== "config" && name !== "data") rmSync(join(engine, name));
	for (const name of readdirSync(join(engine, "data")))
		if (name !== "priv_validator_state.json") rmSync(join(engine, "data", name), { recursive: true });
}

describe("a member whose disk fails", { skip: engineMissing(), timeout: 240_000 }, () => {
	let network: Network;
	let others: readonly Member[];
	let last: Member;
	const acknowledged: Load["acknowledged"] = [];

	/** The others take so many acts. */
	const goOn = async (count: number, until?: Promise<unknown>) => {
		const load = new Load(network.founding.genesis.ledger, () => others);
		await load.more(count);
		await until;
		await load.end();
		acknowledged.push(...load.acknowledged);
	};

	before(async () => {
		network = await Network.found();
		last = network.members[3]!;
		others = network.members.slice(0, 3);
	});
	after(() => network.remove());

	test("stops when the disk is full, the others go on, and it catches up once there is room", async (t) => {
		const aside = `${last.directory}.aside`;
		renameSync(last.directory, aside);
		spawnSync("mkdir", [last.directory]);
		const mount = ["-t", "tmpfs", "-o", "size=64m", "tmpfs", last.directory];
		const mounted = spawnSync("mount", mount).status === 0;
		cpSync(aside, last.directory, { recursive: true });
		await network.start();
		if (!mounted) return t.skip("a small file system cannot be mounted here");
		t.after(async () => {
			await last.kill("both");
			cpSync(last.directory, `${aside}.full`, { recursive: true, filter: (path) => !path.endsWith(".sock") });
			spawnSync("umount", [last.directory]);
			cpSync(`${aside}.full`, last.directory, { recursive: true });
			await last.start();
		});
		await goOn(20);
		await network.agreed(20);
		spawnSync("sh", ["-c", 'cat /dev/zero > "$0/filler" 2>/dev/null', last.directory]);
		await goOn(30, last.ended());
		assert.equal(await last.ended(), 3);
		rmSync(join(last.directory, "filler"));
		await last.start();
		await network.agreed(acknowledged.length);
		assert.equal(await lost(last, acknowledged), 0);
	});

	test("loses its record: it gets every block from the others and comes to the same root", async () => {
		await goOn(20);
		assert.equal(await last.stop(), 0);
		loseRecord(last);
		await last.start();
		await network.agreed(acknowledged.length);
		assert.equal(await lost(last, acknowledged), 0);
	});

	test("has a byte turned in its record: it does not start, the others go on, and it begins anew", async (t) => {
		assert.equal(await last.stop(), 0);
		const segment = join(last.directory, "record", "blocks-000000000000");
		const octets = readFileSync(segment);
		octets[octets.length >> 1]! ^= 1;
		writeFileSync(segment, octets);
		await assert.rejects(last.start(), /record-damaged/);
		await goOn(20);
		loseRecord(last);
		await last.start();
		await network.agreed(acknowledged.length);
		for (const member of network.members) assert.equal(await lost(member, acknowledged), 0);
		t.diagnostic(`${acknowledged.length} acknowledged, 0 lost`);
	});

	test("has a byte turned in its state while it runs: it stops where it reads it, the others go on, and it makes its state again", async (t) => {
		const { ledger } = network.founding.genesis;
		const person = newcomer();
		const account = await post(others[0]!, registration(ledger, person));
		acknowledged.push(account!);
		await network.agreed(1);
		const flipped = flipWhere(
			join(last.directory, "state"),
			Buffer.from(person.publicKey).toString("base64"),
		);
		assert.equal(flipped, 1);
		const since = performance.now();
		// The same account once more: whoever reads it refuses that, and it goes on the record.
		const again = fetch(`http://127.0.0.1:${others[0]!.port}/v1/transactions`, {
			method: "POST",
			headers: { "content-type": "application/vnd.mingjian.envelope" },
			body: registration(ledger, person) as Uint8Array<ArrayBuffer>,
		});
		assert.equal((await again).status, 422);
		assert.equal(await last.ended(), 3);
		const stoppedMs = Math.round(performance.now() - since);
		// Word that the next start makes the state again.
		assert.deepEqual(
			readdirSync(last.directory).filter((name) => name.endsWith(".condemned")),
			["state.condemned"],
		);
		await goOn(20);
		await last.start();
		await network.agreed(1);
		for (const member of network.members) assert.equal(await lost(member, acknowledged), 0);
		t.diagnostic(
			`stopped ${stoppedMs} ms after the act that reads it; ${acknowledged.length} acknowledged, 0 lost`,
		);
	});
});

/** Turns one bit of the last place in the files of a folder where a text stands, in the file as it is; gives how many bytes it turned. */
function flipWhere(folder: string, text: string): number {
	for (const name of readdirSync(folder).sort().reverse()) {
		const path = join(folder, name);
		const at = readFileSync(path).lastIndexOf(text);
		if (at < 0) continue;
		const file = openSync(path, "r+");
		const octet = Buffer.alloc(1);
		readSync(file, octet, 0, 1, at);
		octet[0]! ^= 1;
		writeSync(file, octet, 0, 1, at);
		closeSync(file);
		return 1;
	}
	return 0;
}
