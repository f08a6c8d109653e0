import type { ServerResponse } from "node:http";
import { worded } from "@mingjian/services/schema-words.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { EventSink } from "../events/subscription.ts";
import type { Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";
import { readParameters } from "../parameters.ts";
import { DoorError } from "../problems/problem.ts";
import { entryConditions } from "./entries-operations.ts";

const EventsQuery = Type.Object(
	{
		...entryConditions,
		after: worded(
			Type.Optional(Type.Integer({ minimum: 0 })),
			"从该序号之后开始",
			"Begin after this log index",
		),
	},
	{ additionalProperties: false },
);

const operation: Operation = {
	id: "events",
	tag: "entries",
	summary: { zh: "实时订阅新登记的各项", en: "Live stream of new entries" },
	description: {
		zh: "Server-sent events：id 是账本序号，data 是 CloudEvents 1.0 JSON。断线后凭 Last-Event-ID（或 after）续传，无遗漏、无重复。",
		en: "Server-sent events: the id is the log index, the data a CloudEvent 1.0 in JSON. Resumes after Last-Event-ID (or `after`) without gaps or repeats.",
	},
	query: EventsQuery,
	headers: {
		"Last-Event-ID": {
			about: { zh: "最后收到的序号，优先于 after", en: "Index received last; wins over `after`" },
			schema: Type.Integer({ minimum: 0 }),
		},
	},
	answer: {
		about: { zh: "事件流", en: "The stream" },
		content: {
			"text/event-stream": {
				schema: { type: "string", contentMediaType: "application/json", contentSchema: shape("EntryEvent") },
			},
		},
	},
	problems: ["parameters-invalid", "streams-full", "not-ready", "stopping"],
};

const streamHeaders = {
	"content-type": "text/event-stream; charset=utf-8",
	"cache-control": "no-store",
	"x-accel-buffering": "no",
};

/** `GET /v1/events`. HEAD answers what GET would begin with. */
export function addEventRoute(app: FastifyInstance, { node }: Door, hub: EventHub): void {
	const checked = (request: FastifyRequest) => {
		const { after, ...wanted } = readParameters(EventsQuery, request.url);
		for (const name of ["touched", "about"] as const) {
			const key = wanted[name];
			if (key !== undefined && !keepsHistory(node.registry, key))
				throw new DoorError("parameters-invalid", [{ pointer: `/${name}`, keyword: "history" }]);
		}
		const from = resumeAt(request.headers["last-event-id"], after);
		if (!hub.open) throw new DoorError("streams-full");
		return { wanted, from };
	};
	app.head("/v1/events", (request, reply) => {
		checked(request);
		return reply.headers(streamHeaders).send();
	});
	app.get("/v1/events", { config: { operation }, exposeHeadRoute: false }, (request, reply) => {
		const { wanted, from } = checked(request);
		const response = begin(reply);
		const subscription = hub.subscribe(sinkOf(response), wanted, from);
		response.on("drain", () => subscription.drained());
		response.on("close", () => hub.leave(subscription));
		response.on("error", () => hub.leave(subscription));
	});
}

function keepsHistory({ contracts }: Door["node"]["registry"], key: string): boolean {
	const collections = [...contracts.values()].flatMap(({ manifest }) => manifest.collections);
	return collections.some(({ name, history }) => history === true && key.startsWith(`${name}/`));
}

function resumeAt(lastEventId: string | string[] | undefined, after: number | undefined): number | undefined {
	if (lastEventId === undefined || lastEventId === "") return after === undefined ? undefined : after + 1;
	const text = String(lastEventId);
	if (!/^(0|[1-9][0-9]{0,14})$/.test(text))
		throw new DoorError("parameters-invalid", [{ pointer: "/Last-Event-ID", keyword: "decimal-integer" }]);
	return Number(text) + 1;
}

function begin(reply: FastifyReply): ServerResponse {
	reply.headers(streamHeaders);
	const headers = reply.getHeaders();
	reply.hijack();
	const { raw } = reply;
	raw.socket?.setTimeout(0);
	raw.writeHead(200, headers as Record<string, string>);
	return raw;
}

function sinkOf(response: ServerResponse): EventSink {
	return {
		write: (text) => void (response.writable && response.write(text)),
		waiting: () => response.writableLength + (response.socket?.writableLength ?? 0),
		end: () => void response.end(),
		cut: () => void response.destroy(),
	};
}
