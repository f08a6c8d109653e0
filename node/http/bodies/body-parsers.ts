import { limits } from "@mingjian/ledger/record/limits.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Configuration } from "../../configuration/configuration.ts";
import { envelopesType, envelopeType } from "../media-types.ts";
import type { Codes } from "../problems/codes.ts";
import type { DoorCodeName } from "../problems/door-codes.ts";
import { sendProblem } from "../problems/send-problem.ts";

/** Looks at the head of a request before any of its body is read. */
export type BodyGate = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

// Smaller bodies are bounded by the number of connections.
const smallBody = 64 * 1024;

/** Has bodies read as bytes, each media type with its own limit; no other type is read. */
export function addBodyParsers(
	app: FastifyInstance,
	{ jsonBytes, batchBytes }: Configuration["limits"],
): void {
	app.removeAllContentTypeParsers();
	const asBytes = (type: string, bodyLimit: number) =>
		app.addContentTypeParser(type, { parseAs: "buffer", bodyLimit }, (_request, body, done) =>
			done(null, body),
		);
	asBytes(envelopeType, limits.envelope);
	asBytes(envelopesType, batchBytes);
	asBytes("application/json", jsonBytes);
}

/** Refuses bodies of no stated length, packed bodies and empty ones, and holds all of them together within a bound. */
export function bodyGate(codes: Codes, mostBytes: number): BodyGate {
	let inMemory = 0;
	return (request, reply, done) => {
		const { headers } = request;
		const size = Number(headers["content-length"] ?? 0);
		const fault = faultOf(headers, size);
		if (fault !== undefined) return turnAway(codes, reply, fault);
		if (size <= smallBody) return done();
		if (inMemory + size > mostBytes) return turnAway(codes, reply, "busy");
		inMemory += size;
		reply.raw.once("close", () => {
			inMemory -= size;
		});
		done();
	};
}

function faultOf(headers: FastifyRequest["headers"], size: number): DoorCodeName | undefined {
	if (headers["transfer-encoding"] !== undefined) return "length-required";
	if (headers["content-encoding"] !== undefined) return "content-encoding";
	return size === 0 ? "body-empty" : undefined;
}

// The body stays unread, so the connection cannot be used again.
function turnAway(codes: Codes, reply: FastifyReply, code: DoorCodeName): void {
	sendProblem(codes, reply.header("connection", "close"), code);
}
