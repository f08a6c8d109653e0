import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Receipt, Rejection } from "../pipeline/receipt.ts";
import type { Door } from "./door.ts";
import { jsonType } from "./media-types.ts";
import { languageOf } from "./problems/language.ts";
import { type Problem, problemOf } from "./problems/problem.ts";
import { problemHeaders, problemOfError } from "./problems/send-problem.ts";
import { isDone, problemOfAnswer, receiptText } from "./receipt-text.ts";
import { securityHeaders } from "./security-headers.ts";

/** An answer, ready to be written. */
export interface Answer {
	readonly status: number;
	/** Names and values in turn. */
	readonly headers: readonly string[];
	/** The same as lines of HTTP/1.1. */
	readonly head: string;
	readonly body: string;
}

/** Submits an envelope and hands the answer on; `accept` gives the reader's languages (Accept-Language). Never throws. */
export type Answerer = (
	envelope: Bytes,
	accept: () => string | undefined,
	send: (answer: Answer) => void,
) => void;

/** Answers single envelopes as the router does, for the lanes ahead of it, and counts and times them. */
export function envelopeAnswerer(door: Door): Answerer {
	const security = Object.entries(securityHeaders(door.configuration)).flat();
	const receiptHeaders = [...security, "content-type", jsonType];
	const receiptHead = headOf(receiptHeaders);
	const record = door.metrics.recorder("POST", "/v1/transactions");
	const refusal = (problem: Problem): Answer => {
		const headers = [...security, ...Object.entries(problemHeaders(problem)).flat()];
		return { status: problem.status, headers, head: headOf(headers), body: JSON.stringify(problem) };
	};
	const outcome = (answer: Receipt | Rejection, accept: () => string | undefined): Answer => {
		door.metrics.countTransaction(answer.code);
		if (!isDone(answer)) return refusal(problemOfAnswer(door.codes, answer, languageOf(accept())));
		return { status: 200, headers: receiptHeaders, head: receiptHead, body: receiptText(answer) };
	};
	const failure = (error: unknown, accept: () => string | undefined): Answer => {
		const { code, faults } = problemOfError(error, door.node);
		if (code === "internal") door.log.error({ err: error }, "request failed");
		return refusal(problemOf(door.codes, code, languageOf(accept()), faults));
	};
	return (envelope, accept, send) => {
		const begun = performance.now();
		const finish = (answer: Answer) => {
			send(answer);
			record(answer.status, performance.now() - begun);
		};
		door.node.submit(envelope).then(
			(answer) => finish(outcome(answer, accept)),
			(error) => finish(failure(error, accept)),
		);
	};
}

function headOf(headers: readonly string[]): string {
	let head = "";
	for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`;
	return head;
}
