import type { IncomingMessage, ServerResponse } from "node:http";
import { limits } from "@mingjian/ledger/record/limits.ts";
import type { Language } from "@mingjian/ledger/runtime/words.ts";
import type { Receipt, Rejection } from "../pipeline/receipt.ts";
import { plainBytes } from "./bodies/plain-bytes.ts";
import type { Door } from "./door.ts";
import { envelopeType, jsonType } from "./media-types.ts";
import { languageOf } from "./problems/language.ts";
import { type Problem, problemOf } from "./problems/problem.ts";
import { problemHeaders, problemOfError } from "./problems/send-problem.ts";
import { isDone, problemOfAnswer, receiptText } from "./receipt-text.ts";
import { securityHeaders } from "./security-headers.ts";

/** Takes a request and says so, or leaves it to the router. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => boolean;

const url = "/v1/transactions";
// What is larger is counted by the router's gate.
const mostBytes = Math.min(64 * 1024, limits.envelope);

/** An answer, ready to be written. */
interface Answer {
	readonly status: number;
	/** Names and values in turn. */
	readonly headers: readonly string[];
	readonly body: string;
}

/**
 * Answers single binary envelopes ahead of the router, which would cost the main thread as much again as reading and writing
 * the request. It takes only what is certain to be in order; everything else, and every refusal of a request, is the router's.
 */
export function expressLane(door: Door): Lane {
	const security = Object.entries(securityHeaders(door.configuration)).flat();
	const receiptHeaders = [...security, "content-type", jsonType];
	const record = door.metrics.recorder("POST", url);
	const refusal = (problem: Problem): Answer => {
		const headers = [...security, ...Object.entries(problemHeaders(problem)).flat()];
		return { status: problem.status, headers, body: JSON.stringify(problem) };
	};
	const outcome = (answer: Receipt | Rejection, language: () => Language): Answer => {
		door.metrics.countTransaction(answer.code);
		if (isDone(answer)) return { status: 200, headers: receiptHeaders, body: receiptText(answer) };
		return refusal(problemOfAnswer(door.codes, answer, language()));
	};
	const failure = (error: unknown, language: () => Language): Answer => {
		const { code, faults } = problemOfError(error, door.node);
		if (code === "internal") door.log.error({ err: error }, "request failed");
		return refusal(problemOf(door.codes, code, language(), faults));
	};
	return (request, response) => {
		if (!mayPass(request, door)) return false;
		const begun = performance.now();
		const language = () => languageOf(request.headers["accept-language"]);
		const send = (answer: Answer) => {
			write(response, answer);
			record(answer.status, performance.now() - begun);
		};
		collect(request, (body) => {
			door.node.submit(plainBytes(body)).then(
				(answer) => send(outcome(answer, language)),
				(error) => send(failure(error, language)),
			);
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
