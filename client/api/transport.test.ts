import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { MingjianClient } from "./mingjian-client.ts";
import { ProblemError } from "./problem-error.ts";
import { TroubleError } from "./transport.ts";

const receipt = { id: "ab".repeat(32), index: 3, height: 2, timeMs: 5, code: "ok", result: null };
const busy = { type: "/problems/busy", title: "busy", status: 503, code: "busy" };
const unknown = { type: "/problems/input-invalid", title: "no", status: 400, code: "input-invalid" };
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** A network that gives one answer after the other; what was sent and waited is noted. */
function network(...answers: (Response | Error)[]) {
	const sent: Bytes[] = [];
	const waits: number[] = [];
	const client = new MingjianClient("https://record.example/", {
		fetch: async (_, init) => {
			sent.push(init?.body as Bytes);
			const next = answers.shift();
			if (next instanceof Error) throw next;
			return next!;
		},
		wait: async (ms) => void waits.push(ms),
	});
	return { client, sent, waits };
}

test("trouble is retried with the same bytes, waiting longer each time", async () => {
	const { client, sent, waits } = network(
		new TypeError("fetch failed"),
		answer(503, busy),
		new Response("<html>502</html>", { status: 502 }),
		answer(200, receipt),
	);
	const envelope = utf8("envelope");
	assert.deepEqual(await client.post(envelope), receipt);
	assert.deepEqual(sent, [envelope, envelope, envelope, envelope]);
	assert.deepEqual(waits, [250, 500, 1000]);
});

test("a refusal is final", async () => {
	const { client, sent } = network(answer(400, unknown), answer(200, receipt));
	await assert.rejects(
		client.post(utf8("envelope")),
		(error) => error instanceof ProblemError && error.code === "input-invalid",
	);
	assert.equal(sent.length, 1);
});

test("trouble that does not pass is told as trouble, with the node's own words where it had some", async () => {
	const { client, waits } = network(...Array.from({ length: 5 }, () => answer(503, busy)));
	await assert.rejects(client.post(utf8("envelope")), (error) => {
		assert.ok(error instanceof TroubleError);
		assert.equal(error.code, "unavailable");
		return error.cause instanceof ProblemError && error.cause.code === "busy";
	});
	assert.deepEqual(waits, [250, 500, 1000, 2000]);
});

test("something else that answers in the node's place is not believed", async () => {
	const page = () => new Response("<html>please log in</html>", { status: 403 });
	const { client } = network(page(), page(), page(), page(), page());
	const malformed = (error: unknown) => error instanceof TroubleError && error.code === "answer-malformed";
	await assert.rejects(client.head(), malformed);
	const portal = network(new Response("<html>welcome</html>", { status: 200 }));
	await assert.rejects(portal.client.head(), malformed);
});

test("a batch frames each envelope with its length", async () => {
	const { client, sent } = network(answer(200, [receipt, unknown]));
	const [first, second] = await client.postMany([utf8("one"), utf8("three")]);
	assert.deepEqual(first, receipt);
	assert.ok(second instanceof ProblemError);
	assert.deepEqual(
		sent[0],
		concat(Uint8Array.of(0, 0, 0, 3), utf8("one"), Uint8Array.of(0, 0, 0, 5), utf8("three")),
	);
});
