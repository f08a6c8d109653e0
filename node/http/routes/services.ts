import type { ActionManifest, QueryManifest, ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { jsonType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";
import { DoorError } from "../problems/problem.ts";

const services: Operation = {
	id: "services",
	tag: "services",
	summary: { zh: "服务清单", en: "The services" },
	description: {
		zh: "各服务的声明：操作、查询、角色、拒绝代码，含输入的 JSON Schema。客户端与表单由此生成。",
		en: "What each service declares: actions, queries, roles and refusal codes, with JSON Schemas. Clients and forms follow from it.",
	},
	answer: {
		about: { zh: "声明的列表", en: "The declarations" },
		content: {
			"application/json": { schema: Type.Array(Type.Object({ id: Type.String(), version: Type.String() })) },
		},
	},
	problems: [],
};

const problems: Operation = {
	id: "problems",
	tag: "services",
	summary: { zh: "全部代码及说明", en: "All codes and their words" },
	answer: {
		about: { zh: "代码列表", en: "The codes" },
		content: { "application/json": { schema: { type: "array", items: shape("Code") } } },
	},
	problems: [],
};

const problem: Operation = {
	...problems,
	id: "problem",
	summary: { zh: "一个代码的说明", en: "The words of one code" },
	path: {
		code: { about: { zh: "代码", en: "The code" }, schema: Type.String({ maxLength: 130 }), example: "busy" },
	},
	answer: {
		about: { zh: "代码", en: "The code" },
		content: { "application/json": { schema: shape("Code") } },
	},
	problems: ["problem-unknown"],
};

const cache = "public, max-age=60";

/** What this node can do and what it can answer: manifests for clients, and the words of every code. */
export function addServiceRoutes(app: FastifyInstance, { node, codes }: Door): void {
	const manifests = [...node.registry.contracts.values()].map(({ manifest }) => publicManifest(manifest));
	const serve = (url: string, operation: Operation, document: unknown) => {
		const text = JSON.stringify(document);
		app.get(url, { config: { operation } }, (_request, reply) =>
			reply.header("content-type", jsonType).header("cache-control", cache).send(text),
		);
	};
	serve("/v1/services", services, manifests);
	serve("/problems", problems, codes.all());
	app.get<{ Params: { "*": string } }>(
		"/problems/*",
		{ config: { operation: problem } },
		(request, reply) => {
			const entry = codes.find(request.params["*"]);
			if (!entry) throw new DoorError("problem-unknown");
			return reply
				.header("content-type", jsonType)
				.header("cache-control", cache)
				.send(JSON.stringify(entry));
		},
	);
}

// Collections are for the node; of an action and a query everything is public.
function publicManifest(manifest: ServiceManifest): object {
	const { id, version, title, summary, roles, refusals } = manifest;
	const actions = Object.entries(manifest.actions).map(([name, action]: [string, ActionManifest]) => ({
		name,
		...action,
	}));
	const queries = Object.entries(manifest.queries).map(([name, query]: [string, QueryManifest]) => ({
		name,
		...query,
	}));
	return { id, version, title, summary, actions, queries, roles, refusals };
}
