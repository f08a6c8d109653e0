import { hash } from "node:crypto";
import type { QueryManifest, ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { jsonType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { sendTagged } from "../send-tagged.ts";
import { askQuery } from "./ask-query.ts";
import { addTableRoute } from "./tables.ts";

/** `GET /v1/{service}/{query}` for every query of every service; one that lists rows is there as a table, too. */
export function addQueryRoutes(app: FastifyInstance, door: Door): void {
	for (const { manifest, queries } of door.node.registry.contracts.values()) {
		for (const [name, declared] of Object.entries(manifest.queries)) {
			const query = queries[name];
			if (!query) throw new TypeError(`${manifest.id} has no code for its query ${name}`);
			const question = { service: manifest.id, name, declared, query };
			const config = { operation: operationOf(manifest, name, declared) };
			app.get(`/v1/${manifest.id}/${name}`, { config }, async (request, reply) => {
				const { height, timeMs, found } = await askQuery(door, question, {
					url: request.url,
					read: (ask) => ask({}),
				});
				if (found instanceof Refusal) return sendProblem(door.codes, reply, found.code);
				return sendResult(reply, { height, timeMs, text: JSON.stringify(found) });
			});
			addTableRoute(app, door, question);
		}
	}
}

interface Outcome {
	readonly height: number;
	readonly timeMs: number;
	/** JSON of the result. */
	readonly text: string;
}

// The tag is of the result alone: a block that did not change it costs the reader nothing.
function sendResult(reply: FastifyReply, { height, timeMs, text }: Outcome): FastifyReply {
	return sendTagged(reply.header("mingjian-height", height), {
		type: jsonType,
		body: `{"height":${height},"timeMs":${timeMs},"result":${text}}`,
		tag: `W/"${hash("sha256", text).slice(0, 32)}"`,
		cache: "public, max-age=1",
	});
}

function operationOf(
	manifest: ServiceManifest,
	name: string,
	{ title, summary, parameters, result }: QueryManifest,
): Operation {
	return {
		id: `${manifest.id}-${name}`,
		tag: manifest.id,
		summary: title,
		description: summary,
		query: parameters,
		answer: {
			about: { zh: "截至该高度的结果", en: "The result as of the height" },
			content: {
				"application/json": {
					schema: Type.Object({ height: Type.Integer(), timeMs: Type.Integer(), result }),
				},
			},
		},
		otherAnswers: { 304: { about: { zh: "未变", en: "Not changed" } } },
		problems: ["parameters-invalid", "record-unknown", "query-refused", "not-ready"],
	};
}
