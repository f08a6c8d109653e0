import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Bytes, concat, u32, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { envelopesType, envelopeType } from "./media-types.ts";
import {
	asJson,
	newCitizen,
	type OpenDoor,
	openDoor,
	signed,
	signedInVain,
	signedPayload,
	testTimeMs,
} from "./testing/open-door.ts";

describe("submitting transactions", () => {
	let door: OpenDoor;
	before(async () => {
		door = await openDoor();
	});
	after(() => door.close());

	const post = async (payload: Bytes | string, type: string, headers = {}, url = "/v1/transactions") => {
		const body = typeof payload === "string" ? payload : Buffer.from(payload);
		const answer = await door.app.inject({
			method: "POST",
			url,
			payload: body,
			headers: { "content-type": type, ...headers },
		});
		return {
			status: answer.statusCode,
			type: answer.headers["content-type"],
			body: answer.json(),
			headers: answer.headers,
		};
	};
	const batch = (...envelopes: Bytes[]) => concat(...envelopes.flatMap((each) => [u32(each.length), each]));

	test("a signed envelope is answered with its receipt", async () => {
		const citizen = newCitizen();
		const size = door.node.head().size;
		const { status, body, type } = await post(signed({}, citizen), envelopeType);
		assert.equal(status, 200);
		assert.equal(type, "application/json; charset=utf-8");
		assert.match(body.id, /^[0-9a-f]{64}$/);
		const { id, ...rest } = body;
		assert.deepEqual(rest, {
			index: size,
			height: door.node.head().height,
			timeMs: testTimeMs,
			code: "ok",
			result: { account: citizen.account },
		});
	});

	test("the same bytes twice get the same receipt and one entry", async () => {
		const envelope = signed();
		const once = await post(envelope, envelopeType);
		const size = door.node.head().size;
		const twice = await post(envelope, `${envelopeType}; v=1`);
		assert.deepEqual(twice.body, once.body);
		assert.equal(door.node.head().size, size);
	});

	test("a refusal on the record is answered 422, with words, advice and the receipt's members", async () => {
		const size = door.node.head().size;
		const answer = await post(signedInVain(), envelopeType, { "accept-language": "en" });
		assert.equal(answer.status, 422);
		assert.equal(answer.type, "application/problem+json; charset=utf-8");
		assert.equal(answer.headers["content-location"], `/v1/entries/${size}`);
		const { id, ...rest } = answer.body;
		assert.match(id, /^[0-9a-f]{64}$/);
		const title = "The account id does not follow from the first key. Derive it from that key.";
		assert.deepEqual(rest, {
			type: "/problems/identity/account-id",
			title,
			titles: { zh: "账户标识与首个公钥不符。请用该公钥计算账户标识。", en: title },
			status: 422,
			detail: "The refusal is on the record. Remove its cause and send a new transaction.",
			index: size,
			height: door.node.head().height,
			timeMs: testTimeMs,
			code: "identity/account-id",
			result: null,
		});
	});

	test("many envelopes in one request are answered in order, receipts and problems alike", async () => {
		const { status, body } = await post(
			batch(signed(), signedInVain(), Uint8Array.of(9, 9), signed()),
			envelopesType,
		);
		assert.equal(status, 200);
		assert.deepEqual(
			body.map((each: { code: string }) => each.code),
			["ok", "identity/account-id", "envelope-truncated", "ok"],
		);
		assert.equal(body[1].status, 422);
		assert.equal(body[2].index, undefined);
	});

	test("the JSON form is taken as well, here and at the action's own address", async () => {
		const here = await post(JSON.stringify(asJson(signed())), "application/json");
		assert.equal(here.status, 200);
		const there = await post(
			JSON.stringify(asJson(signed())),
			"application/json; charset=utf-8",
			{},
			"/v1/identity/register",
		);
		assert.equal(there.status, 200);
		assert.equal(there.body.code, "ok");
	});

	const refused = async (
		answer: Promise<{ status: number; body: Record<string, unknown>; type: unknown }>,
		status: number,
		code: string,
	) => {
		const before = door.node.head().size;
		const { status: given, body, type } = await answer;
		assert.deepEqual([given, body.code, body.status], [status, code, status]);
		assert.equal(type, "application/problem+json; charset=utf-8");
		assert.equal(body.type, `/problems/${code}`);
		assert.equal(body.index, undefined);
		assert.equal(door.node.head().size, before, "nothing went on the record");
		return body as { errors?: { pointer: string; code: string }[]; titles: { zh: string; en: string } };
	};

	test("a broken envelope is refused with its code and leaves nothing", async () => {
		const envelope = signed();
		const broken = envelope.slice();
		broken[broken.length - 1]! ^= 1;
		await refused(post(broken, envelopeType), 403, "signature-invalid");
		await refused(post(envelope.subarray(0, -1), envelopeType), 400, "envelope-truncated");
		await refused(post(concat(envelope, Uint8Array.of(0)), envelopeType), 400, "envelope-trailing-bytes");
		await refused(
			post(concat(Uint8Array.of(2), envelope.subarray(1)), envelopeType),
			400,
			"envelope-version",
		);
		await refused(post(signedPayload(utf8("{}")), envelopeType), 400, "payload-members");
		await refused(post(signedPayload(utf8("{ }")), envelopeType), 400, "payload-not-exact");
		await refused(post(signedPayload(utf8("nonsense")), envelopeType), 400, "payload-not-json");
		await refused(post(signedPayload(Uint8Array.of(0xff)), envelopeType), 400, "payload-not-utf8");
		await refused(post(signedPayload(utf8('{"a":0.5}')), envelopeType), 400, "payload-not-integer");
	});

	test("an act that could only be refused is turned away with the core code", async () => {
		await refused(post(signed({ ledger: "other" }), envelopeType), 400, "ledger-other");
		await refused(post(signed({ issuedAt: 0 }), envelopeType), 400, "transaction-expired");
		await refused(post(signed({ service: "nothing" }), envelopeType), 400, "service-unknown");
		await refused(post(signed({ action: "nothing" }), envelopeType), 400, "action-unknown");
		await refused(post(signed({ actor: "department:nobody" }), envelopeType), 400, "account-unknown");
	});

	test("an input that misses its schema is refused with a pointer for each place, in both languages", async () => {
		const envelope = signed({
			input: { keys: [{ algorithm: "Ed25519", publicKey: "?" }, {}], colour: "red" },
		});
		const zh = await refused(post(envelope, envelopeType), 400, "input-invalid");
		assert.deepEqual(zh.errors?.map(({ pointer, code }) => [pointer, code]).sort(), [
			["/input/colour", "additionalProperties"],
			["/input/keys/0/publicKey", "pattern"],
			["/input/keys/1/algorithm", "required"],
			["/input/keys/1/publicKey", "required"],
		]);
		assert.match(JSON.stringify(zh.errors), /缺少必填项/);
		const en = await refused(
			post(envelope, envelopeType, { "accept-language": "en-GB,en;q=0.9" }),
			400,
			"input-invalid",
		);
		assert.match(JSON.stringify(en.errors), /is required/);
		assert.deepEqual(en.titles, zh.titles);
	});

	test("a batch that is not framed correctly submits nothing", async () => {
		await refused(post(batch(signed()).subarray(0, -1), envelopesType), 400, "envelopes-framing");
		await refused(post(concat(batch(signed()), Uint8Array.of(0)), envelopesType), 400, "envelopes-framing");
		await refused(post(Uint8Array.of(0, 0, 0), envelopesType), 400, "envelopes-framing");
	});

	test("JSON that is not a signed transaction is refused where it is wrong", async () => {
		const good = asJson(signed());
		const send = (value: unknown) =>
			post(typeof value === "string" ? value : JSON.stringify(value), "application/json");
		await refused(send("{"), 400, "body-not-json");
		await refused(send({ ...good, payload: "\ud800{}" }), 400, "payload-not-utf8");
		const unknown = await refused(send({ ...good, extra: 1 }), 400, "body-invalid");
		assert.deepEqual(
			unknown.errors?.map(({ pointer }) => pointer),
			["/extra"],
		);
		const signature = { ...good.signatures[0], publicKey: "AB==" };
		const spelled = await refused(send({ ...good, signatures: [signature] }), 400, "body-invalid");
		assert.deepEqual(
			spelled.errors?.map(({ pointer, code }) => [pointer, code]),
			[["/signatures/0/publicKey", "base64"]],
		);
		await refused(post(utf8("\ufeff{}"), "application/json"), 400, "body-invalid");
		await refused(post(Uint8Array.of(0x22, 0xff, 0x22), "application/json"), 400, "body-not-json");
	});

	test("an act sent to another action's address is refused", async () => {
		const body = await refused(
			post(
				JSON.stringify(asJson(signed({ action: "withdraw" }))),
				"application/json",
				{},
				"/v1/identity/register",
			),
			400,
			"action-mismatch",
		);
		assert.deepEqual(
			body.errors?.map(({ pointer }) => pointer),
			["/action"],
		);
	});

	test("other bodies are refused unread", async () => {
		await refused(post("<a/>", "text/xml"), 415, "content-type");
		await refused(post("x", "nonsense"), 415, "content-type");
		await refused(post(signed(), envelopeType, { "content-encoding": "gzip" }), 415, "content-encoding");
		await refused(post(signed(), envelopeType, { "transfer-encoding": "chunked" }), 411, "length-required");
		await refused(post("", "application/json"), 400, "body-empty");
		await refused(post(signed(), envelopeType, {}, "/v1/identity/register"), 415, "content-type");
		await refused(post("x".repeat(1024 * 1024 + 1), "application/json"), 413, "body-too-large");
	});
});
