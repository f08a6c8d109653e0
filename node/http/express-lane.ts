import type { IncomingMessage, ServerResponse } from "node:http";
import { limits } from "@mingjian/ledger/record/limits.ts";
import type { Answer, Answerer } from "./answerer.ts";
import { plainBytes } from "./bodies/plain-bytes.ts";
import type { Door } from "./door.ts";
import { envelopeType } from "./media-types.ts";

/** Takes a request and says so, or leaves it to the router. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => boolean;

const url = "/v1/transactions";
// What is larger is counted by the router's gate.
const mostBytes = Math.min(64 * 1024, limits.envelope);

/**
 * Answers single binary envelopes ahead of the router, which would cost the main thread as much again as reading and writing
 * the request. It takes only what is certain to be in order; everything else, and every refusal of a request, is the router's.
 */
export function expressLane(door: Door, answerer: Answerer): Lane {
	return (request, response) => {
		if (!mayPass(request, door)) return false;
		const accept = () => request.headers["accept-language"];
		collect(request, (body) => {
			answerer(plainBytes(body), accept, (answer) => write(response, answer));
		});
		return true;
	};
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
	if (response.destroyed) return;
	response.writeHead(status, [...headers, "content-length", String(Buffer.byteLength(body))]);
	response.end(body);
}

function mayPass({ method, url: asked, headers }: IncomingMessage, { node, stop }: Door): boolean {
	if (method !== "POST" || asked !== url || headers["content-type"] !== envelopeType) return false;
	const size = Number(headers["content-length"]);
	const whole = headers["transfer-encoding"] === undefined && headers["content-encoding"] === undefined;
	return whole && size > 0 && size <= mostBytes && node.trouble() === undefined && !stop.aborted;
}

// The parser gives exactly content-length octets, or never says that the body ended.
function collect(request: IncomingMessage, done: (body: Uint8Array) => void): void {
	let first: Buffer | undefined;
	let more: Buffer[] | undefined;
	request.on("data", (chunk: Buffer) => {
		if (!first) first = chunk;
		else if (more) more.push(chunk);
		else more = [first, chunk];
	});
	request.on("end", () => done(more ? Buffer.concat(more) : first!));
	request.on("error", () => {});
}
