import type { FastifyReply } from "fastify";
import type { RecordNode } from "../../pipeline/record-node.ts";
import { IndexTrouble, QuestionFault } from "../../store/index/index-trouble.ts";
import type { Door } from "../door.ts";
import type { Codes } from "./codes.ts";
import type { Fault } from "./fault-words.ts";
import { languageOf } from "./language.ts";
import { DoorError, type Problem, problemOf, problemType } from "./problem.ts";

const retrySeconds = "1";

/** Answers with the problem of a code, in the reader's language. */
export function sendProblem(
	codes: Codes,
	reply: FastifyReply,
	code: string,
	faults: readonly Fault[] = [],
): FastifyReply {
	const language = languageOf(reply.request.headers["accept-language"]);
	return sendDocument(reply, problemOf(codes, code, language, faults));
}

/** Headers of a problem document. It is never cached, and a 503 says when to come back. */
export function problemHeaders({ status, index }: Problem): Readonly<Record<string, string>> {
	return {
		"content-type": problemType,
		"cache-control": "no-store",
		vary: "accept-language",
		...(status === 503 ? { "retry-after": retrySeconds } : {}),
		...(index === undefined ? {} : { "content-location": `/v1/entries/${index}` }),
	};
}

/** Answers with a problem document. */
export function sendDocument(reply: FastifyReply, problem: Problem): FastifyReply {
	return reply.code(problem.status).headers(problemHeaders(problem)).send(JSON.stringify(problem));
}

/** What an error thrown on the way means to the client. Anything not known is the server's own failure. */
export function problemOfError(error: unknown, node: Pick<RecordNode, "trouble">): Meaning {
	if (error instanceof DoorError) return { code: error.code, faults: error.faults };
	if (error instanceof QuestionFault) {
		const pointer = error.code === "after-invalid" ? "/after" : "/limit";
		return { code: "parameters-invalid", faults: [{ pointer, keyword: "format" }] };
	}
	if (error instanceof IndexTrouble || node.trouble() !== undefined) return { code: "not-ready", faults: [] };
	const known = error instanceof Error && "code" in error ? fastifyCodes[String(error.code)] : undefined;
	return { code: known ?? "internal", faults: [] };
}

interface Meaning {
	readonly code: string;
	readonly faults: readonly Fault[];
}

/** Answers an error. The server's own failures go to the operator's log, and only there. */
export function sendError({ codes, node, log }: Door, error: unknown, reply: FastifyReply): FastifyReply {
	const { code, faults } = problemOfError(error, node);
	if (code === "internal") log.error({ err: error }, "request failed");
	return sendProblem(codes, reply, code, faults);
}

const fastifyCodes: Readonly<Record<string, string>> = {
	FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
	FST_ERR_CTP_INVALID_MEDIA_TYPE: "content-type",
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: "body-incomplete",
	FST_ERR_CTP_EMPTY_JSON_BODY: "body-empty",
	FST_ERR_BAD_URL: "url-invalid",
	FST_ERR_MAX_PARAM_LENGTH: "url-too-long",
	ECONNRESET: "body-incomplete",
	ERR_STREAM_PREMATURE_CLOSE: "body-incomplete",
};
