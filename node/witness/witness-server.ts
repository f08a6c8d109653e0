import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { MAX_ADD_CHECKPOINT_BYTES } from "@mingjian/ledger/note/add-checkpoint.ts";
import type { WitnessAnswer } from "./witness.ts";

/** Something that answers add-checkpoint. */
export interface Cosigner {
	addCheckpoint(body: Bytes): Promise<WitnessAnswer>;
}

const requestMs = 30_000;
const connections = 256;

/** The door of a witness: `POST /add-checkpoint`, and its verifier key at `GET /`. Not listening yet. */
export function witnessServer(cosigner: Cosigner, vkey: string, failed: (error: unknown) => void): Server {
	const server = createServer({ requestTimeout: requestMs, maxHeaderSize: 8192 }, async (request, reply) => {
		const say = (status: number, type: string, body: string) =>
			reply.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff" }).end(body);
		try {
			if (request.url === "/" && request.method === "GET")
				return say(200, "text/plain; charset=utf-8", `${vkey}\n`);
			if (request.url !== "/add-checkpoint") return say(404, "text/plain; charset=utf-8", "not-found\n");
			if (request.method !== "POST") return say(405, "text/plain; charset=utf-8", "method-not-allowed\n");
			const body = await bodyOf(request);
			if (!body) return say(413, "text/plain; charset=utf-8", "request-too-large\n");
			const { status, type, body: text } = await cosigner.addCheckpoint(body);
			say(status, type, text);
		} catch (error) {
			failed(error);
			if (!reply.headersSent) say(500, "text/plain; charset=utf-8", "internal\n");
		}
	});
	server.maxConnections = connections;
	return server;
}

/** The whole body; undefined where it is larger than a request can be. */
async function bodyOf(request: IncomingMessage): Promise<Bytes | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MAX_ADD_CHECKPOINT_BYTES) return undefined;
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}
