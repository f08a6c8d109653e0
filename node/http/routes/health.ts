import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { jsonType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { languageOf } from "../problems/language.ts";
import { DoorError, problemOf } from "../problems/problem.ts";
import { sendDocument } from "../problems/send-problem.ts";

const status = { "application/json": { schema: Type.Object({ status: Type.String() }) } };

const live: Operation = {
	id: "live",
	tag: "operation",
	summary: { zh: "进程存活", en: "The process lives" },
	answer: { about: { zh: "存活", en: "It lives" }, content: status },
	problems: [],
};

const ready: Operation = {
	id: "ready",
	tag: "operation",
	summary: { zh: "可以服务", en: "The node may serve" },
	answer: { about: { zh: "可以服务", en: "It may serve" }, content: status },
	problems: ["not-ready", "stopping"],
};

const metrics: Operation = {
	id: "metrics",
	tag: "operation",
	summary: { zh: "Prometheus 指标", en: "Prometheus metrics" },
	answer: { about: { zh: "指标", en: "The metrics" }, content: { "text/plain": { schema: Type.String() } } },
	problems: ["unauthorised"],
};

/** For the operator's tools: they answer whatever state the node is in. */
export function addHealthRoutes(app: FastifyInstance, door: Door): void {
	const { node, stop } = door;
	app.get("/health/live", { config: { operation: live } }, (_request, reply) =>
		sendStatus(reply, { status: "live" }),
	);
	app.get("/health/ready", { config: { operation: ready } }, (_request, reply) => {
		const trouble = node.trouble();
		if (trouble !== undefined) return notReady(door, reply, { code: "not-ready", reason: reasonOf(trouble) });
		if (stop.aborted) return notReady(door, reply, { code: "stopping", reason: "stopping" });
		const { height, size } = node.head();
		// An anchor that waits or a chain that is away holds nobody up: it is said, and the node is ready all the same.
		const anchoring = door.anchors && { anchors: door.anchors.anchoring.trouble ?? "ok" };
		return sendStatus(reply, { status: "ready", height, size, ...anchoring });
	});
	app.get("/metrics", { config: { operation: metrics } }, async (request, reply) => {
		const { metricsToken } = door.configuration;
		if (metricsToken !== undefined && !bears(request.headers.authorization, metricsToken)) {
			reply.header("www-authenticate", "Bearer");
			throw new DoorError("unauthorised");
		}
		const { type, text } = await door.metrics.text();
		return reply.header("content-type", type).header("cache-control", "no-store").send(text);
	});
}

function sendStatus(reply: FastifyReply, body: object): FastifyReply {
	return reply
		.header("content-type", jsonType)
		.header("cache-control", "no-store")
		.send(JSON.stringify(body));
}

function notReady(
	{ codes }: Door,
	reply: FastifyReply,
	{ code, reason }: { readonly code: string; readonly reason: string },
): FastifyReply {
	const language = languageOf(reply.request.headers["accept-language"]);
	return sendDocument(reply, { ...problemOf(codes, code, language), reason });
}

// Only a code leaves the node; a sentence could name files.
function reasonOf(trouble: string): string {
	return /^[a-z][a-z0-9-]{0,63}$/.test(trouble) ? trouble : "trouble";
}

function bears(authorization: string | undefined, token: string): boolean {
	const given = Buffer.from(authorization ?? "");
	const expected = Buffer.from(`Bearer ${token}`);
	return given.length === expected.length && timingSafeEqual(given, expected);
}
