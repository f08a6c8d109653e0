import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Codes } from "./problems/codes.ts";
import type { DoorCodeName } from "./problems/door-codes.ts";
import { problemOf, problemType } from "./problems/problem.ts";

const byError: Readonly<Record<string, DoorCodeName>> = {
	ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
	HPE_HEADER_OVERFLOW: "headers-too-large",
};

/** Answers what is not HTTP, too slow, or has too large a head, and closes the connection. */
export function answerClientError(
	codes: Codes,
	error: Error & { readonly code?: string },
	socket: Socket,
): void {
	if (error.code === "ECONNRESET" || !socket.writable) {
		socket.destroy();
		return;
	}
	const problem = problemOf(codes, byError[error.code ?? ""] ?? "request-malformed", "zh");
	const body = JSON.stringify(problem);
	socket.end(
		`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: ${problemType}\r\n` +
			`content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
	);
	// A client that does not close its side must not keep the socket.
	socket.destroySoon();
}
