import type { FastifyReply } from "fastify";

/** A whole answer and how long it may be kept. */
export interface Tagged {
	readonly type: string;
	readonly body: string | Uint8Array;
	/** As it stands in the ETag header. */
	readonly tag: string;
	readonly cache: string;
}

/** For what never changes once it is there. */
export const immutable = "public, max-age=31536000, immutable";

/** Answers 304 where the reader has it already (RFC 9110 §13.1.2), else the whole. */
export function sendTagged(reply: FastifyReply, { type, body, tag, cache }: Tagged): FastifyReply {
	reply.header("etag", tag).header("cache-control", cache);
	if (matches(reply.request.headers["if-none-match"], tag)) return reply.code(304).send();
	return reply
		.header("content-type", type)
		.send(typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.length));
}

function matches(condition: string | undefined, tag: string): boolean {
	if (condition === undefined) return false;
	const bare = (text: string) => text.trim().replace(/^W\//, "");
	return condition.trim() === "*" || condition.split(",").some((each) => bare(each) === bare(tag));
}
