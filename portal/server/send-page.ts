import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Form } from "./form.ts";
import { pageHeaders } from "./headers.ts";
import type { WebReply, WebRequest } from "./web.ts";

const types: Readonly<Record<Form, string>> = {
	html: "text/html; charset=utf-8",
	json: "application/json; charset=utf-8",
	txt: "text/plain; charset=utf-8",
};

/** A page, rendered. */
export interface Rendered {
	readonly status: number;
	readonly form: Form;
	readonly body: string;
	readonly language: string;
	readonly headers: Readonly<Record<string, string>>;
	/** One person's: kept nowhere, and read by no other site. */
	readonly personal?: boolean;
	/** `Set-Cookie` lines. */
	readonly cookies?: readonly string[];
}

// Below this a packet is a packet.
const leastGzipped = 1200;

/** Sends a page, compressed where the reader takes it; 304 where the reader has it already. Pages are asked for anew each time. */
export function sendPage(request: WebRequest, reply: WebReply, page: Rendered): WebReply {
	const packed = packedOf(page);
	const { tag } = packed;
	reply.headers({ ...pageHeaders, ...page.headers });
	reply.header("content-language", page.language).header("vary", "accept, accept-encoding, cookie");
	if (page.cookies?.length) reply.header("set-cookie", page.cookies);
	if (page.status === 303) return reply.code(303).header("cache-control", "no-store").send();
	if (page.status !== 200 || page.personal) reply.header("cache-control", "no-store");
	else {
		reply.header("cache-control", "no-cache").header("etag", tag);
		if (request.headers["if-none-match"] === tag) return reply.code(304).send();
	}
	// Scripts of any page may read what is public anyway.
	if (page.form !== "html" && !page.personal) reply.header("access-control-allow-origin", "*");
	reply.code(page.status).header("content-type", types[page.form]);
	const accepted = String(request.headers["accept-encoding"] ?? "");
	if (page.body.length < leastGzipped || !/\bgzip\b/.test(accepted)) return reply.send(page.body);
	return reply.header("content-encoding", "gzip").send(packed.gzip());
}

interface Packed {
	readonly tag: string;
	/** The body compressed, once, for whoever takes it. */
	gzip(): Buffer;
}

// A page that many are sent is digested and compressed once.
const known = new WeakMap<Rendered, Packed>();

function packedOf(page: Rendered): Packed {
	const before = known.get(page);
	if (before) return before;
	let compressed: Buffer | undefined;
	const packed: Packed = {
		tag: `W/"${createHash("sha256").update(page.body).digest("base64url").slice(0, 22)}"`,
		gzip: () => {
			compressed ??= gzipSync(page.body, { level: 6 });
			return compressed;
		},
	};
	known.set(page, packed);
	return packed;
}
