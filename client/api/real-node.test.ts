import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { governanceService } from "@mingjian/services/governance/service.ts";
import { identityService } from "@mingjian/services/identity/service.ts";
import { listen } from "../../node/http/server.ts";
import {
	newCitizen,
	type OpenDoor,
	openDoor,
	signed,
	signedInVain,
	testTimeMs,
} from "../../node/http/testing/open-door.ts";
import { type AuditOptions, audit } from "../audit/audit.ts";
import { exportRangeTrail } from "../audit/export-range-trail.ts";
import { exportRecordTrail } from "../audit/export-record-trail.ts";
import { verifyTrail } from "../audit/verify-trail.ts";
import { readPolicy } from "../verify/policy/read-policy.ts";
import type { PublishedPolicy } from "../verify/verdict.ts";
import { verifyProofFile } from "../verify/verify-proof-file.ts";
import { MingjianClient } from "./mingjian-client.ts";
import { ProblemError } from "./problem-error.ts";
import type { EntrySummary, Receipt } from "./receipt.ts";
import type { Fetch } from "./transport.ts";

const clock = () => testTimeMs;

describe("a client of a real node over HTTP", () => {
	let door: OpenDoor;
	let url: string;
	let client: MingjianClient;
	let policy: PublishedPolicy;

	before(async () => {
		door = await openDoor();
		url = await listen(door.app, { host: "127.0.0.1", port: 0 });
		client = new MingjianClient(url, { clock, language: "en" });
		const read = readPolicy(await client.trustPolicy());
		assert.ok(read.ok);
		policy = read.value;
	});
	after(() => door.close());

	const register = async (by = client) => {
		const { signer, account, key } = newCitizen();
		const act = { service: "identity", action: "register", input: { keys: [key] }, actor: account };
		const receipt = await by.act(signer, act);
		await listed();
		return { account, signer, receipt };
	};
	// Lists follow the record a moment later; a history is answered only once they have caught up.
	const listed = () => client.history("identity.account/citizen:nobody");
	const refusalOf = async (attempt: Promise<unknown>): Promise<ProblemError> => {
		const error = await attempt.then(
			() => assert.fail("was not refused"),
			(thrown: unknown) => thrown,
		);
		assert.ok(error instanceof ProblemError, String(error));
		return error;
	};

	test("an act is signed, posted and answered with its receipt", async () => {
		const { account, receipt } = await register();
		assert.deepEqual([receipt.code, receipt.result], ["ok", { account }]);
		const entry = await client.entry(receipt.id);
		assert.deepEqual(entry, await client.entry(receipt.index));
		assert.equal(entry?.actor, account);
		assert.equal(await client.entry("00".repeat(32)), undefined);
	});

	test("the same envelope posted twice is on the record once", async () => {
		const envelope = signed();
		assert.deepEqual(await client.post(envelope), await client.post(envelope));
	});

	test("calls made from a manifest carry its types", async () => {
		const { signer, account, key } = newCitizen();
		const { actions } = client.of(identityService);
		const receipt = await actions.register(signer, { actor: account }, { keys: [key as never] });
		assert.equal(receipt.result.account, account);
		const { queries } = client.of(governanceService);
		const city = await queries.city({});
		assert.equal(city?.result.ledger, "test");
	});

	test("a refusal on the record is a problem that carries its receipt", async () => {
		const problem = await refusalOf(client.post(signedInVain()));
		assert.equal(problem.status, 422);
		const { receipt } = problem;
		await listed();
		assert.equal(receipt?.code, problem.code);
		assert.equal((await client.entry(receipt!.index))?.code, problem.code);
	});

	test("a refusal at the door names the places and what to do", async () => {
		const { signer, account } = newCitizen();
		const act = { service: "identity", action: "register", input: { keys: [] }, actor: account };
		const problem = await refusalOf(client.act(signer, act));
		assert.deepEqual([problem.code, problem.status, problem.receipt], ["input-invalid", 400, undefined]);
		assert.deepEqual(
			problem.faults.map(({ pointer }) => pointer),
			["/input/keys"],
		);
		assert.match(problem.advice!, /\.$/);
		const other = new MingjianClient(url, { clock, ledger: "other" });
		assert.equal((await refusalOf(register(other))).code, "ledger-other");
		assert.equal((await refusalOf(client.entries({ limit: 1000 }))).code, "parameters-invalid");
	});

	test("many envelopes in one request are answered in order", async () => {
		const envelopes = [signed(), signedInVain(), signed()];
		const answers = await client.postMany(envelopes);
		assert.deepEqual(
			answers.map((answer) => answer instanceof ProblemError),
			[false, true, false],
		);
		const ids = answers
			.map((answer) => (answer instanceof ProblemError ? answer.receipt : answer) as Receipt)
			.map(({ id }) => id);
		assert.deepEqual(
			ids,
			envelopes.map((bytes) => (prepare(bytes) as { id: string }).id),
		);
	});

	test("queries, services and lists are read", async () => {
		const { account } = await register();
		const answer = await client.query<{ account: string }>("identity", "account", { account });
		assert.ok(answer);
		assert.equal(await client.query("identity", "account", { account: "citizen:nobody" }), undefined);
		const services = await client.services();
		assert.deepEqual(
			services.map(({ id }) => id),
			contracts.map(({ manifest }) => manifest.id),
		);
		const all: EntrySummary[] = [];
		for await (const entry of client.allEntries({ limit: 2 })) all.push(entry);
		assert.ok(all.length > 4);
		assert.deepEqual(
			all.map(({ index }) => index),
			all.map(({ index }) => index).toSorted((a, b) => a - b),
		);
		const mine = await client.entries({ actor: account });
		assert.deepEqual(mine.entries, all.slice(-1));
	});

	test("proof files of the node verify under the policy it publishes", async () => {
		const { account, receipt } = await register();
		const proof = verifyProofFile((await client.proof(receipt.id))!, policy);
		assert.ok(proof.ok && proof.value.kind === "entry");
		assert.deepEqual([proof.value.entry.id, proof.value.entry.index], [receipt.id, receipt.index]);
		const key = `identity.account/${account}`;
		const present = verifyProofFile(await client.stateProof(key), policy);
		assert.ok(present.ok && present.value.kind === "state" && present.value.asOf.newest);
		assert.equal(present.value.key, key);
		const absent = verifyProofFile(await client.stateProof("identity.account/谁?/也/不是 #1"), policy);
		assert.ok(absent.ok && absent.value.kind === "state");
		assert.deepEqual([absent.value.key, absent.value.value], ["identity.account/谁?/也/不是 #1", undefined]);
		assert.equal(await client.proof(1_000_000), undefined);
	});

	test("the whole record is audited over HTTP, and again from where it was", async () => {
		await client.postMany(Array.from({ length: 300 }, () => signed()));
		const options: AuditOptions = { contracts, check: () => true };
		const first = await audit(client, policy, options);
		assert.equal(first.divergence, undefined);
		assert.ok(first.entries > 300 && first.position!.size > 300);
		await register();
		const again = await audit(client, policy, { ...options, previous: first.position! });
		assert.equal(again.divergence, undefined);
		assert.equal(again.entries, first.entries + 1);
		const forked = { size: first.position!.size, root: fromHex("ab".repeat(32)) };
		const split = await audit(client, policy, { ...options, previous: forked });
		assert.deepEqual(split.divergence, { kind: "log-rewritten" });
	});

	test("trails are exported over HTTP and verified offline", async () => {
		const { account, signer } = await register();
		const other = newCitizen();
		const act = { service: "identity", action: "add-key", input: { key: other.key }, actor: account };
		await client.act([signer, other.signer], act);
		const record = verifyTrail(await exportRecordTrail(client, `identity.account/${account}`), policy);
		assert.ok(record.ok && record.value.kind === "record");
		assert.deepEqual(
			record.value.entries.map(({ payload }) => payload.action),
			["register", "add-key"],
		);
		await listed();
		const { size } = await client.head();
		const range = verifyTrail(await exportRangeTrail(client, { from: size - 20, until: size }), policy);
		assert.ok(range.ok && range.value.kind === "range");
		const day = { fromMs: testTimeMs, untilMs: testTimeMs + 86_400_000 };
		const period = verifyTrail(await exportRangeTrail(client, day), policy, { check: () => true });
		assert.ok(period.ok && period.value.kind === "range");
		const indices = [];
		for await (const { index } of client.allEntries({ limit: 200 })) indices.push(index);
		assert.deepEqual(
			period.value.entries.map(({ index }) => index),
			indices,
		);
	});

	test("events go on after a broken connection without gap or repeat", async () => {
		let connections = 0;
		const breaking: Fetch = async (address, init) => {
			const response = await fetch(address, init);
			return address.includes("/v1/events") ? brokenAfter(response, ++connections) : response;
		};
		const fragile = new MingjianClient(url, { clock, fetch: breaking, wait: async () => {} });
		const stop = new AbortController();
		const before = await client.head();
		const heard: number[] = [];
		const listening = (async () => {
			for await (const { index } of fragile.events({ after: before.size - 1 }, stop.signal)) {
				heard.push(index);
				if (heard.length === 30) stop.abort();
			}
		})();
		const receipts = await client.postMany(Array.from({ length: 30 }, () => signed()));
		await listening;
		assert.deepEqual(
			heard,
			(receipts as Receipt[]).map(({ index }) => index).toSorted((a, b) => a - b),
		);
		assert.ok(connections > 3, `${connections} connections`);
		const refused = client.events({ touched: "catalogue.nothing/1" });
		assert.equal((await refusalOf(refused.next())).code, "parameters-invalid");
	});
});

/** Lets ever more of a stream through and then breaks it, in the middle of an event. */
function brokenAfter(response: Response, times: number): Response {
	let left = 700 * times;
	const cut = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			controller.enqueue(chunk.subarray(0, left));
			left -= chunk.length;
			if (left <= 0) controller.error(new TypeError("terminated"));
		},
	});
	return new Response(response.body!.pipeThrough(cut), {
		status: response.status,
		headers: response.headers,
	});
}
