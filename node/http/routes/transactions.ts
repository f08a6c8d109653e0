import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { BodyGate } from "../bodies/body-parsers.ts";
import { splitBatch } from "../bodies/envelope-batch.ts";
import { plainBytes } from "../bodies/plain-bytes.ts";
import { envelopeOfJson, SignedJson } from "../bodies/signed-json.ts";
import type { Door } from "../door.ts";
import { envelopesType, envelopeType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";
import { DoorError } from "../problems/problem.ts";
import { submitMany, submitOne } from "./submission.ts";
import { jsonProblems, receiptAnswer, refusalAnswer } from "./submission-operation.ts";

/** A signed transaction as it looks in JSON; the signature is of the right shape and verifies nothing. */
export const signedExample = {
	payload:
		'{"ledger":"pingshan-demo","service":"catalogue","action":"publish","input":{},"actor":"department:demo","issuedAt":1767600000000,"nonce":"5bq0f9wXk2Q"}',
	signatures: [
		{
			algorithm: "Ed25519",
			publicKey: toBase64(new Uint8Array(32)),
			signature: toBase64(new Uint8Array(64)),
		},
	],
};

const operation: Operation = {
	id: "submit-transaction",
	tag: "transactions",
	summary: { zh: "提交已签署的交易", en: "Submit a signed transaction" },
	description: {
		zh: "一个二进制信封、一批信封（每个前有四字节大端长度），或 JSON。登记并落盘之后才答复；同样的字节提交两次得到同一回执。一批信封按顺序答复一个数组，每项是回执或问题文档。",
		en: "One binary envelope, a batch (each after its length as u32be), or JSON. Answered once it is recorded and durable; the same bytes twice get the same receipt. A batch is answered by an array in order, each item a receipt or a problem.",
	},
	body: {
		"application/json": { schema: SignedJson, example: signedExample },
		[envelopeType]: { schema: {} },
		[envelopesType]: { schema: {} },
	},
	answer: {
		about: receiptAnswer.about,
		content: {
			"application/json": {
				schema: {
					oneOf: [
						shape("Receipt"),
						{ type: "array", items: { anyOf: [shape("Receipt"), shape("Problem")] } },
					],
				},
			},
		},
	},
	otherAnswers: { 422: refusalAnswer },
	problems: [
		...jsonProblems,
		"envelope-truncated",
		"envelope-version",
		"envelope-trailing-bytes",
		"envelope-signature-count",
		"envelope-signature-size",
		"envelopes-framing",
		"envelopes-too-many",
	],
};

/** `POST /v1/transactions`. A single binary envelope is the hot path: nothing is parsed here that the node parses. */
export function addTransactionRoutes(app: FastifyInstance, door: Door, gate: BodyGate): void {
	const { batchEnvelopes } = door.configuration.limits;
	app.post("/v1/transactions", { config: { operation }, onRequest: gate }, (request, reply) => {
		const type = request.headers["content-type"];
		if (type === envelopeType) return submitOne(door, plainBytes(request.body), reply);
		const kind = mediaTypeOf(request);
		const body = plainBytes(request.body);
		if (kind === envelopeType) return submitOne(door, body, reply);
		if (kind !== envelopesType) return submitOne(door, envelopeOfJson(body), reply);
		const envelopes = splitBatch(body, batchEnvelopes);
		if (typeof envelopes === "string") throw new DoorError(envelopes);
		return submitMany(door, envelopes, reply);
	});
}

function mediaTypeOf({ headers }: FastifyRequest): string {
	return (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
}
