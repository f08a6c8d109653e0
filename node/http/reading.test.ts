import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { decodeEntryBundle } from "@mingjian/ledger/merkle/log/entry-bundle.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { decodeBlock } from "@mingjian/ledger/record/block.ts";
import { parseEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import { newCitizen, type OpenDoor, openDoor, signed, signedInVain } from "./testing/open-door.ts";

describe("reading the record", () => {
	const citizen = newCitizen();
	const envelope = signed({}, citizen);
	let door: OpenDoor;
	let receipt: { id: string; index: number; height: number };
	before(async () => {
		door = await openDoor();
		receipt = (await door.node.submit(envelope)) as typeof receipt;
		await door.node.submit(signedInVain());
		for (let i = 0; i < 10; i++) await door.node.submit(signed());
	});
	after(() => door.close());

	const get = (url: string, headers = {}) => door.app.inject({ method: "GET", url, headers });
	const refused = async (url: string, status: number, code: string) => {
		const answer = await get(url);
		assert.deepEqual([answer.statusCode, answer.json().code], [status, code], url);
		assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
		return answer.json();
	};

	test("the checkpoint verifies under the policy and agrees with the head", async () => {
		const { body, headers } = await get("/checkpoint");
		assert.equal(headers["content-type"], "text/plain; charset=utf-8");
		assert.equal(headers["cache-control"], "no-cache");
		const policy = (await get("/v1/policy")).json();
		const trusted = verifyCheckpoint(utf8(body), policy);
		assert.ok(trusted.ok);
		const head = (await get("/v1/head")).json();
		assert.equal(trusted.value.checkpoint.size, head.size);
		assert.deepEqual(trusted.value.checkpoint.root, fromBase64(head.root));
		assert.deepEqual([head.ledger, head.height], ["test", door.node.head().height]);
	});

	test("tiles and bundles are served exactly where C2SP tlog-tiles says, for ever", async () => {
		const { size } = door.node.head();
		const tile = await get(`/tile/0/000.p/${size}`);
		assert.equal(tile.statusCode, 200);
		assert.equal(tile.headers["content-type"], "application/octet-stream");
		assert.equal(tile.headers["cache-control"], "public, max-age=31536000, immutable");
		assert.equal(tile.rawPayload.length, 32 * size);
		const bundle = await get(`/tile/entries/000.p/${size}`);
		const leaves = decodeEntryBundle(new Uint8Array(bundle.rawPayload), size);
		assert.ok(leaves.ok);
		const hashes = Buffer.concat(leaves.value.map(leafHash));
		assert.ok(hashes.equals(tile.rawPayload));
		const known = await get(`/tile/0/000.p/${size}`, { "if-none-match": String(tile.headers.etag) });
		assert.deepEqual([known.statusCode, known.body], [304, ""]);
	});

	for (const path of [
		"0/000",
		"0/000.p/0",
		"0/000.p/256",
		"0/000.p/999",
		"0/001.p/1",
		"1/000.p/1",
		"6/000.p/1",
		"7/000.p/1",
		"00/000.p/1",
		"0/0.p/1",
		"0/0000.p/1",
		"0/000.p/01",
		"0/000.p/1/",
		"0/x000/000.p/1",
		"0/x001/x234/067",
		"0/000.p/1?a=1",
		"-1/000.p/1",
		"entries/000",
		"entries/0.p/1",
		"entries/x001/067.p/3",
		"entries/000.p/",
		"data/000.p/1",
		"0/000.P/1",
		"0/%30%30%30.p/1",
	]) {
		test(`there is no tile at ${path}`, () => refused(`/tile/${path}`, 404, "tile-unknown"));
	}

	test("blocks are served in their encoding and refused where there are none", async () => {
		const answer = await get(`/v1/blocks/${receipt.height}`);
		const block = decodeBlock(new Uint8Array(answer.rawPayload));
		assert.equal(block?.height, receipt.height);
		assert.deepEqual(Buffer.from(block?.envelopes[0] ?? []), Buffer.from(envelope));
		for (const height of ["99", "-1", "01", "1.0", "x", "9".repeat(15)])
			await refused(`/v1/blocks/${height}`, 404, "block-unknown");
	});

	test("an entry is found by index and by transaction id", async () => {
		const byIndex = await get(`/v1/entries/${receipt.index}`);
		assert.deepEqual((await get(`/v1/entries/${receipt.id}`)).json(), byIndex.json());
		assert.deepEqual(byIndex.json(), {
			index: receipt.index,
			id: receipt.id,
			height: receipt.height,
			timeMs: byIndex.json().timeMs,
			service: "identity",
			action: "register",
			actor: citizen.account,
			code: "ok",
		});
		await refused("/v1/entries/999999", 404, "entry-unknown");
		await refused("/v1/entries/0", 404, "entry-unknown");
		await refused(`/v1/entries/${"0".repeat(64)}`, 404, "entry-unknown");
		for (const at of ["x", "-1", "01", "A".repeat(64), "1e3", "%F0%9F%8C%8F"])
			await refused(`/v1/entries/${at}`, 400, "entry-reference");
	});

	test("an entry's parts hash to its leaf, and its proof is a proof file", async () => {
		const parts = (await get(`/v1/entries/${receipt.id}/parts`)).json();
		const { size } = door.node.head();
		const bundle = decodeEntryBundle(
			new Uint8Array((await get(`/tile/entries/000.p/${size}`)).rawPayload),
			size,
		);
		assert.ok(bundle.ok);
		const leaf = parseEntryLeaf(bundle.value[receipt.index]!);
		assert.deepEqual(leaf?.envelopeHash, sha256(fromBase64(parts.envelope)));
		assert.deepEqual(leaf?.resultHash, sha256(utf8(parts.result)));
		const proof = await get(`/v1/entries/${receipt.index}/proof`);
		assert.equal(proof.headers["content-type"], "text/plain; charset=utf-8");
		assert.match(proof.body, /^c2sp\.org\/tlog-proof@v1\n/);
		await refused("/v1/entries/999999/proof", 404, "entry-unknown");
		await refused("/v1/entries/999999/parts", 404, "entry-unknown");
	});

	test("entries are listed by filter, page by page", async () => {
		const all: number[] = [];
		let after = "";
		for (let pages = 0; pages < 50; pages++) {
			const page = (await get(`/v1/entries?limit=3&service=identity${after && `&after=${after}`}`)).json();
			all.push(...page.entries.map((entry: { index: number }) => entry.index));
			if (!page.next) break;
			after = encodeURIComponent(page.next);
		}
		assert.equal(all.length, 12);
		assert.deepEqual(
			all,
			[...all].sort((a, b) => a - b),
		);
		const vain = (await get("/v1/entries?code=identity/account-id&newestFirst=true")).json();
		assert.equal(vain.entries.length, 1);
		assert.equal((await get(`/v1/entries?actor=${citizen.account}`)).json().entries.length, 1);
		assert.equal((await get("/v1/entries?untilIndex=0")).json().entries.length, 0);
	});

	test("parameters that do not fit are refused, each named", async () => {
		const pointers = async (query: string) => {
			const { errors } = await refused(`/v1/entries?${query}`, 400, "parameters-invalid");
			return errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
		};
		assert.deepEqual(await pointers("colour=red&limit=x"), [
			"/colour additionalProperties",
			"/limit decimal-integer",
		]);
		assert.deepEqual(await pointers("limit=1&limit=2"), ["/limit repeated"]);
		assert.deepEqual(await pointers("limit=0"), ["/limit minimum"]);
		assert.deepEqual(await pointers("limit=201"), ["/limit maximum"]);
		assert.deepEqual(await pointers("limit=01"), ["/limit decimal-integer"]);
		assert.deepEqual(await pointers("newestFirst=1"), ["/newestFirst true-or-false"]);
		assert.deepEqual(await pointers("service=%ff"), [" encoding"]);
		assert.deepEqual(await pointers("after=nonsense"), ["/after format"]);
		assert.deepEqual(await pointers("__proto__=1"), ["/__proto__ additionalProperties"]);
		assert.deepEqual(await pointers("constructor=1&toString=2"), [
			"/constructor additionalProperties",
			"/toString additionalProperties",
		]);
	});

	test("a record's state is proved, present or absent", async () => {
		const key = `identity.account/${citizen.account}`;
		for (const at of [
			key,
			encodeURIComponent(key),
			"identity.account/citizen:nobody",
			"nothing/at all".replaceAll(" ", "%20"),
		]) {
			const proof = await get(`/v1/state/${at}`);
			assert.equal(proof.statusCode, 200, at);
			assert.match(proof.body, /^c2sp\.org\/tlog-proof@v1\n/);
		}
		for (const at of ["", "x", "%2Fx", "x/", `a/${"b".repeat(511)}`])
			await refused(`/v1/state/${at}`, 400, "state-key");
		await refused("/v1/state/a/%ff", 400, "url-invalid");
	});

	test("a record's history is complete and stamped", async () => {
		const key = encodeURIComponent(`identity.account/${citizen.account}`);
		const { stamp, entries } = (await get(`/v1/history?key=${key}`)).json();
		assert.equal(stamp.revision, 1);
		assert.deepEqual(
			entries.map(({ id }: { id: string }) => id),
			[receipt.id],
		);
		await refused("/v1/history?key=identity.account/nobody", 404, "record-unknown");
		await refused("/v1/history", 400, "parameters-invalid");
		await refused("/v1/history?key=nonsense", 400, "state-key");
	});

	test("a query answers as of a height, and 304 while its result is the same", async () => {
		const url = `/v1/identity/account?account=${citizen.account}`;
		const first = await get(url);
		assert.equal(first.statusCode, 200);
		const { height, result } = first.json();
		assert.equal(height, door.node.head().height);
		assert.equal(result.account, citizen.account);
		assert.equal(first.headers["cache-control"], "public, max-age=1");
		await door.node.submit(signed());
		const again = await get(url, { "if-none-match": String(first.headers.etag) });
		assert.deepEqual(
			[again.statusCode, again.body, again.headers["mingjian-height"]],
			[304, "", String(height + 1)],
		);
		assert.equal((await get(url, { "if-none-match": '"other"' })).statusCode, 200);
		await refused("/v1/identity/account?account=citizen:nobody", 404, "record-unknown");
		await refused("/v1/identity/account", 400, "parameters-invalid");
		await refused("/v1/identity/accounts?kind=robot", 400, "parameters-invalid");
		await refused("/v1/identity/accounts?after=nonsense", 400, "parameters-invalid");
		assert.equal((await get("/v1/identity/accounts?kind=citizen&limit=2")).json().result.rows.length, 2);
	});

	test("services and codes are listed with their words", async () => {
		const identity = (await get("/v1/services")).json().find(({ id }: { id: string }) => id === "identity");
		assert.ok(
			identity.actions.some(
				({ name, input }: { name: string; input: object }) => name === "register" && input,
			),
		);
		const codes = (await get("/problems")).json();
		for (const { code, status, title, advice } of codes) {
			assert.ok(status >= 400 && title.zh && title.en, code);
			assert.ok(status >= 500 || (advice.zh && advice.en), code);
			assert.equal((await get(`/problems/${code}`)).json().code, code);
		}
		await refused("/problems/nonsense", 404, "problem-unknown");
	});
});
