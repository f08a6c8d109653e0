import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { decodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import { parsePayload } from "@mingjian/ledger/record/payload.ts";
import type { ActionManifest, ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { BodyGate } from "../bodies/body-parsers.ts";
import { plainBytes } from "../bodies/plain-bytes.ts";
import { envelopeOfJson, SignedJson } from "../bodies/signed-json.ts";
import type { Door } from "../door.ts";
import type { Operation } from "../openapi/operation.ts";
import { payloadSchema } from "../openapi/payload-schema.ts";
import { DoorError } from "../problems/problem.ts";
import { submitOne } from "./submission.ts";
import { jsonProblems, refusalAnswer } from "./submission-operation.ts";

/** `POST /v1/{service}/{action}` for every action of every service: the same JSON as /v1/transactions. */
export function addActionRoutes(app: FastifyInstance, door: Door, gate: BodyGate): void {
	for (const { manifest } of door.node.registry.contracts.values()) {
		for (const [action, declared] of Object.entries(manifest.actions)) {
			const config = { operation: operationOf(manifest, action, declared) };
			app.post(`/v1/${manifest.id}/${action}`, { config, onRequest: gate }, (request, reply) => {
				if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
					throw new DoorError("content-type");
				const envelope = envelopeOfJson(plainBytes(request.body));
				assertNames(envelope, manifest.id, action);
				return submitOne(door, envelope, reply);
			});
		}
	}
}

// What is wrong with the envelope or payload itself is for the node to say.
function assertNames(bytes: Bytes, service: string, action: string): void {
	const envelope = decodeEnvelope(bytes);
	const payload = typeof envelope === "string" ? envelope : parsePayload(envelope.payload);
	if (typeof payload === "string") throw new DoorError(payload);
	const faults = [
		...(payload.service === service
			? []
			: [{ pointer: "/service", keyword: "const", params: { allowedValue: service } }]),
		...(payload.action === action
			? []
			: [{ pointer: "/action", keyword: "const", params: { allowedValue: action } }]),
	];
	if (faults.length > 0) throw new DoorError("action-mismatch", faults);
}

function operationOf(manifest: ServiceManifest, action: string, declared: ActionManifest): Operation {
	const { title, summary, result } = declared;
	return {
		id: `${manifest.id}-${action}`,
		tag: manifest.id,
		summary: title,
		description: summary,
		body: {
			"application/json": {
				schema: {
					...SignedJson,
					properties: {
						...SignedJson.properties,
						payload: payloadSchema(manifest.id, action, declared.input),
					},
				},
			},
		},
		answer: {
			about: { zh: "已登记且已落盘", en: "On the record and durable" },
			content: {
				"application/json": {
					schema: Type.Object({
						id: Type.String(),
						index: Type.Integer(),
						height: Type.Integer(),
						timeMs: Type.Integer(),
						code: Type.Literal("ok"),
						result,
					}),
				},
			},
		},
		otherAnswers: { 422: refusalAnswer },
		problems: [...jsonProblems, "action-mismatch"],
	};
}
