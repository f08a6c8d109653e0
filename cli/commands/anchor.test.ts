import assert from "node:assert/strict";
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { Anvil, anvilChainId, anvilMissing } from "@mingjian/consensus/ethereum/testing/anvil.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { documentOf, type Ended, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";
import { startWitness } from "../testing/running-program.ts";

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);
const stops: (() => unknown)[] = [];
const everyday = (url: string) => ["--policy", at("policy.json"), "--anchor", place, "--rpc", url, "--json"];
let anvil: Anvil;
let place: string;
let first: RunningCity;
let count = 0;

/** A citizen opens an account: one more act on a record. Gives its index. */
async function act(city: RunningCity): Promise<number> {
	const signer = ed25519Signer(sha256(utf8(`anchored ${count++}`)));
	const actor = `citizen:${keyId(signer.code, signer.publicKey)}`;
	const keys = [{ algorithm: "Ed25519", publicKey: toBase64(signer.publicKey) }];
	const client = new MingjianClient(city.url);
	return (await client.act(signer, { service: "identity", action: "register", input: { keys }, actor }))
		.index;
}

/** Makes blocks until something has come about. */
async function mining<T>(wanted: Promise<T>): Promise<T> {
	let done = false;
	const settled = wanted.finally(() => {
		done = true;
	});
	while (!done) {
		await anvil.mine();
		await Promise.race([settled.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 100))]);
	}
	return await settled;
}

/** Resolves when a node's newest final anchor reaches a size. */
async function final(city: RunningCity, size: number): Promise<void> {
	const client = new MingjianClient(city.url);
	for (;;) {
		if (((await client.anchors())?.anchors[0]?.size ?? 0) >= size) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

async function sizeOf(city: RunningCity): Promise<number> {
	return (await new MingjianClient(city.url).head()).size;
}

function refused(run: Ended, reason: string): Readonly<Record<string, unknown>> {
	assert.equal(run.code, 1, run.out + run.error);
	const document = documentOf(run);
	const { divergence } = document as { divergence?: { kind: string } };
	assert.equal(divergence?.kind ?? document.reason, reason);
	return document;
}

async function provesFork(path: string): Promise<void> {
	const judged = await mingjian(["verify", path, "--policy", at("policy.json"), "--json"]);
	assert.deepEqual([judged.code, documentOf(judged).kind], [0, "fork"], judged.out);
}

describe("anchors on a public chain", { skip: anvilMissing(), timeout: 240_000 }, () => {
	before(async () => {
		anvil = await Anvil.start();
		first = await RunningCity.start(at("data"), []);
		writeFileSync(at("policy.json"), (await mingjian(["policy", first.url])).out);
		const { vkey } = first.announced;
		assert.equal(await first.stop(), 0);
		const { said: watching, child } = await startWitness(vkey, at("witness"));
		stops.push(() => child.kill("SIGKILL"));
		const cosigning = { witnesses: [`${watching.vkey} ${watching.url}`] };
		const anchor: Record<string, unknown> = { rpc: anvil.url, chainId: anvilChainId };
		const configure = () => writeFileSync(at("mingjian.json"), JSON.stringify({ anchor, cosigning }));
		configure();
		const faulty = await mingjian(["start", "--data", at("data"), "--config", folder.path]);
		assert.deepEqual([faulty.code, /anchor\.contract/.test(faulty.error)], [2, true]);

		const keyMade = await mingjian(["anchor", "key", "--data", at("data"), "--json"]);
		const { address } = documentOf(keyMade) as { address: string };
		const keyFile = at("data", "keys", "anchor.json");
		assert.equal(statSync(keyFile).mode & 0o777, 0o600);
		assert.equal((await mingjian(["anchor", "key", "--data", at("data")])).code, 3);
		const places = ["--data", at("data"), "--config", folder.path, "--json"];
		const poor = await mingjian(["anchor", "deploy", ...places]);
		assert.deepEqual([poor.code, (documentOf(poor).error as { code: string }).code], [3, "anchor-funds"]);
		await anvil.ask("anvil_setBalance", address, "0xde0b6b3a7640000");
		const made = await mining(mingjian(["anchor", "deploy", ...places]));
		assert.equal(made.code, 0, made.out);
		anchor.contract = documentOf(made).contract;
		anchor.everySeconds = 60;
		configure();
		chmodSync(keyFile, 0o640);
		const open = await mingjian([
			"start",
			"--data",
			at("data"),
			"--config",
			folder.path,
			"--port",
			"0",
			"--json",
		]);
		assert.deepEqual([open.code, (documentOf(open).error as { code: string }).code], [3, "anchor-key-mode"]);
		chmodSync(keyFile, 0o600);
		place = `eip155:${anvilChainId}:${anchor.contract}:${address}`;
		// The same record, twice: what only a dishonest operator, or one who starts a copy, has.
		cpSync(at("data"), at("copy"), { recursive: true, filter: (path) => !/\/lock(-|$)/.test(path) });
		first = await RunningCity.start(at("data"), ["--config", folder.path]);
		stops.push(() => first.stop());
		assert.equal((first.announced as { anchors?: string }).anchors, place);
	});
	after(async () => {
		for (const stop of stops.reverse()) await stop();
		await anvil.stop();
		folder.remove();
	});

	test("an act is proved to have been on record when a block was made, offline, and trust is named", async () => {
		const index = await act(first);
		const now = await mining(
			mingjian(["anchor", "now", "--data", at("data"), "--config", folder.path, "--json"]),
		);
		assert.equal(now.code, 0, now.out);
		const size = await sizeOf(first);
		await mining(final(first, size));
		await act(first);
		const proof = at("act.tlog-proof");
		assert.equal((await mingjian(["proof", first.url, String(index), "--out", proof])).code, 0);
		const anchor = at("act.anchor");
		assert.equal((await mingjian(["anchor", "proof", first.url, proof, "--out", anchor])).code, 0);
		const verify = (...words: string[]) =>
			mingjian(["verify", proof, "--policy", at("policy.json"), "--anchor", anchor, "--json", ...words]);
		const unknown = documentOf(await verify());
		assert.equal(unknown.reason, "anchor-block-unknown");
		const { anchors } = documentOf(await mingjian(["anchor", "status", first.url, "--json"])) as {
			anchors: { size: number; ref: string; block: { hash: string; number: number } }[];
		};
		const { hash, number } = anchors[0]!.block;
		const good = await verify("--block", hash);
		assert.deepEqual([good.code, documentOf(good).kind], [0, "entry"], good.out);
		assert.equal((documentOf(good).anchor as { block: { number: number } }).block.number, number);
		assert.equal(documentOf(await verify("--block", `0x${"00".repeat(32)}`)).reason, "anchor-block-differs");
		const asked = await mingjian([
			...[
				"verify",
				proof,
				"--policy",
				at("policy.json"),
				"--anchor",
				anchor,
				"--rpc",
				anvil.url,
				"--lang",
				"en",
			],
		]);
		assert.equal(asked.code, 0, asked.out);
		assert.match(asked.out, /Trusted here +that 127\.0\.0\.1:\d+ tells the block's true hash/);
		const alone = await mingjian([
			"verify",
			anchor,
			"--policy",
			at("policy.json"),
			"--block",
			hash,
			"--json",
		]);
		assert.deepEqual([alone.code, documentOf(alone).kind], [0, "anchor"]);
		const metrics = await (await fetch(`${first.url}/metrics`)).text();
		assert.match(metrics, new RegExp(`^mingjian_anchor_final_size ${size}$`, "m"));
		const ready = (await (await fetch(`${first.url}/health/ready`)).json()) as { anchors: string };
		assert.equal(ready.anchors, "ok");
		if (!first.announced.portal) return;
		const page = await (await fetch(`${first.url}/en/explorer.json`)).json();
		assert.equal((page as { anchor: { ref: string } }).anchor.ref, anchors[0]!.ref);
	});

	test("a fork shown to two verifiers is found by the anchor, by the witness and by the last audit, and each keeps the two checkpoints", async (t) => {
		const audited = await mingjian(["audit", first.url, ...everyday(anvil.url), "--from", at("last.json")]);
		assert.equal(audited.code, 0, audited.out);
		const { final: held } = documentOf(await mingjian(["anchor", "status", first.url, "--json"]));
		assert.deepEqual(documentOf(audited).anchors, { place, held });
		const honest = await mingjian(["anchor", "verify", first.url, ...everyday(anvil.url)]);
		assert.equal(honest.code, 0, honest.out);

		writeFileSync(
			at("copy.json"),
			JSON.stringify({ cosigning: JSON.parse(readFileSync(at("mingjian.json"), "utf8")).cosigning }),
		);
		cpSync(at("copy.json"), at("copy", "mingjian.json"));
		const second = await RunningCity.start(at("copy"), ["--config", at("copy")]);
		stops.push(() => second.stop());
		const evidence = ["--evidence", at("evidence")];
		const shorter = await mingjian(["anchor", "verify", second.url, ...everyday(anvil.url), ...evidence]);
		const pair = refused(shorter, "anchor-longer").evidence as { files: string[]; proves: boolean };
		assert.deepEqual([pair.files.length, pair.proves], [2, false]);

		const size = await sizeOf(first);
		while ((await sizeOf(second)) <= size) await act(second);
		for (const command of [["anchor", "verify"], ["audit"]]) {
			const found = refused(
				await mingjian([...command, second.url, ...everyday(anvil.url), ...evidence]),
				"anchor-forked",
			);
			const { files, proves } = found.evidence as { files: string[]; proves: boolean };
			assert.deepEqual([files.length, proves], [1, true]);
			await provesFork(files[0]!);
		}
		const again = refused(
			await mingjian([
				...["audit", second.url, "--policy", at("policy.json"), "--from", at("last.json"), "--json"],
				...evidence,
			]),
			"log-rewritten",
		);
		await provesFork((again.evidence as { files: string[] }).files[0]!);

		const kept = () => readdirSync(at("witness")).filter((name) => name.endsWith(".fork"));
		while (kept().length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
		for (const name of kept()) await provesFork(at("witness", name));
		const proofs = readdirSync(at("evidence")).filter((name) => name.endsWith(".fork")).length;
		t.diagnostic(`kept: ${proofs} by verifiers, ${kept().length} by the witness`);
		assert.equal(statSync(at("last.json")).isFile(), true);
	});

	test("a chain that cannot be asked, half an option and a stranger's place are told apart", async () => {
		const sound = await mingjian(["doctor", "--data", at("data"), "--config", folder.path, "--json"]);
		const findings = documentOf(sound).findings as { check: string; weight: string }[];
		assert.equal(findings.find(({ check }) => check === "anchor")?.weight, "good", sound.out);
		const away = await mingjian(["anchor", "verify", first.url, ...everyday("http://127.0.0.1:9")]);
		assert.deepEqual([away.code, (documentOf(away).error as { code: string }).code], [3, "anchor-rpc"]);
		const half = await mingjian(["audit", first.url, "--policy", at("policy.json"), "--rpc", anvil.url]);
		assert.equal(half.code, 2);
		const stranger = place.replace(/0x[0-9a-fA-F]{40}$/, `0x${"11".repeat(20)}`);
		const none = await mingjian([
			...["anchor", "verify", first.url, "--policy", at("policy.json"), "--json"],
			...["--anchor", stranger, "--rpc", anvil.url],
		]);
		assert.equal(documentOf(none).reason, "anchors-none");
	});
});
