import { limits } from "@mingjian/ledger/record/limits.ts";
import { envelopeType } from "./media-types.ts";

const requestLine = "POST /v1/transactions HTTP/1.1";
const headEnd = "\r\n\r\n";
// A longer head, or a larger body, is the router's to bound.
const longestHead = 2048;
const largestBody = Math.min(64 * 1024, limits.envelope);
const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([!-~](?:[ -~]*[!-~])?)?[ \t]*$/;
const decimal = /^[1-9][0-9]{0,5}$/;
/** Fields that change what a message is or how it is answered. */
const decisive = new Set([
	"transfer-encoding",
	"content-encoding",
	"expect",
	"upgrade",
	"te",
	"trailer",
	"http2-settings",
]);
const once = new Set(["host", "content-type", "content-length", "accept-language", "connection"]);

/** The head of a request that posts one binary envelope over a connection that is kept. */
export class RequestHead {
	readonly bodyLength: number;
	readonly acceptLanguage: string | undefined;
	readonly #bytes: Buffer;

	/** Reads the head at the front of the octets; undefined where it is any other, or not there as a whole. */
	static read(chunk: Buffer): RequestHead | undefined {
		const end = chunk.subarray(0, longestHead).indexOf(headEnd, 0, "latin1");
		if (end < 0) return undefined;
		const lines = chunk.toString("latin1", 0, end).split("\r\n");
		if (lines.shift() !== requestLine) return undefined;
		const fields = fieldsOf(lines);
		return fields && headOf(Buffer.from(chunk.subarray(0, end + headEnd.length)), fields);
	}

	constructor(bytes: Buffer, bodyLength: number, acceptLanguage: string | undefined) {
		this.#bytes = bytes;
		this.bodyLength = bodyLength;
		this.acceptLanguage = acceptLanguage;
	}

	get length(): number {
		return this.#bytes.length;
	}

	/** True where the octets begin with this very head. */
	begins(chunk: Buffer): boolean {
		const { length } = this.#bytes;
		return chunk.length >= length && this.#bytes.compare(chunk, 0, length) === 0;
	}
}

function fieldsOf(lines: readonly string[]): Map<string, string> | undefined {
	const fields = new Map<string, string>();
	for (const line of lines) {
		const [, name, value = ""] = field.exec(line) ?? [];
		const known = name?.toLowerCase();
		if (known === undefined || decisive.has(known) || (once.has(known) && fields.has(known)))
			return undefined;
		fields.set(known, value);
	}
	return fields;
}

function headOf(bytes: Buffer, fields: ReadonlyMap<string, string>): RequestHead | undefined {
	const length = fields.get("content-length") ?? "";
	const kept = (fields.get("connection") ?? "keep-alive").toLowerCase() === "keep-alive";
	if (!kept || !fields.has("host") || fields.get("content-type") !== envelopeType) return undefined;
	if (!decimal.test(length) || Number(length) > largestBody) return undefined;
	return new RequestHead(bytes, Number(length), fields.get("accept-language"));
}
