import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { worded } from "@mingjian/services/schema-words.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { type DeclaredRoute, openapiDocument } from "../openapi/document.ts";
import type { Operation } from "../openapi/operation.ts";
import { readParameters } from "../parameters.ts";

const OpenapiQuery = Type.Object(
	{ lang: worded(Type.Optional(Type.Enum(["zh", "en"])), "语言，默认中文", "Language, zh if not given") },
	{ additionalProperties: false },
);

const operation: Operation = {
	id: "openapi",
	tag: "services",
	summary: { zh: "本接口的 OpenAPI 3.1 文件", en: "This API as OpenAPI 3.1" },
	query: OpenapiQuery,
	answer: {
		about: { zh: "OpenAPI 文件", en: "The document" },
		content: { "application/json": { schema: Type.Object({}) } },
	},
	problems: ["parameters-invalid"],
};

/** `GET /openapi.json`, made of what the routes declared, once for each language. */
export function addOpenapiRoute(app: FastifyInstance, door: Door, routes: readonly DeclaredRoute[]): void {
	const texts = new Map<Language, string>();
	app.get("/openapi.json", { config: { operation } }, (request, reply) => {
		const language = readParameters(OpenapiQuery, request.url).lang ?? "zh";
		const text = texts.get(language) ?? JSON.stringify(openapiDocument(routes, door, language));
		texts.set(language, text);
		return reply
			.header("content-type", "application/json; charset=utf-8")
			.header("cache-control", "public, max-age=60")
			.send(text);
	});
}
