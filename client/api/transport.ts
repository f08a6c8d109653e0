import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { ProblemError, parseProblem } from "./problem-error.ts";

/** The platform's `fetch`, or something that behaves like it. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Why nothing is known: the node could not be reached, was unable to answer, or something else answered in its place. */
export type TroubleCode = "unreachable" | "unavailable" | "answer-malformed";

/** Outside trouble that outlasted every retry. What was sent may or may not be on the record; sending the same bytes again is safe. */
export class TroubleError extends Error {
	override readonly name = "TroubleError";
	readonly code: TroubleCode;

	constructor(code: TroubleCode, cause: unknown) {
		super(code, { cause });
		this.code = code;
	}
}

export interface TransportSetting {
	/** Such as `https://record.example`; paths are put below it. */
	readonly baseUrl: string;
	readonly fetch?: Fetch;
	/** Language of titles and advice. */
	readonly language?: "zh" | "en";
	/** How often a request is sent at most, and how long to wait before the second time; doubled each time after. */
	readonly attempts?: number;
	readonly firstWaitMs?: number;
	/** How long one attempt may take. */
	readonly timeoutMs?: number;
	/** How waiting is done. */
	readonly wait?: (ms: number) => Promise<void>;
}

/** One request; the body is sent again, byte for byte, on trouble. */
export interface Request {
	readonly path: string;
	readonly post?: { readonly type: string; readonly body: Bytes };
	readonly accept?: string;
	readonly signal?: AbortSignal;
}

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
const mostWaitMs = 10_000;

/** Sends requests to one node: tells refusals (ProblemError) from outside trouble, and retries the latter only. */
export class Transport {
	readonly #setting: Required<Omit<TransportSetting, "baseUrl">>;
	readonly #base: string;

	constructor({ baseUrl, ...setting }: TransportSetting) {
		this.#base = baseUrl.replace(/\/+$/, "");
		this.#setting = {
			fetch: (url, init) => globalThis.fetch(url, init),
			language: "zh",
			attempts: 5,
			firstWaitMs: 250,
			timeoutMs: 60_000,
			wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
			...setting,
		};
	}

	/** A 2xx answer, its body read whole. Throws ProblemError or, when every attempt met trouble, TroubleError. */
	async send(request: Request): Promise<{ readonly status: number; readonly body: Bytes }> {
		let trouble: TroubleError | undefined;
		for (let attempt = 0; attempt < this.#setting.attempts; attempt++) {
			if (attempt > 0) await this.pause(attempt);
			const answer = await this.#attempt(request);
			if (!(answer instanceof TroubleError)) return answer;
			trouble = answer;
		}
		throw trouble ?? new RangeError("a request is sent at least once");
	}

	/** The value of a JSON answer. */
	async json<T>(request: Request): Promise<T> {
		const { body } = await this.send({ accept: "application/json", ...request });
		try {
			return JSON.parse(new TextDecoder().decode(body)) as T;
		} catch (cause) {
			throw new TroubleError("answer-malformed", cause);
		}
	}

	/** The bytes of an answer; undefined where there is no such thing (404). */
	async bytes(request: Request): Promise<Bytes | undefined> {
		try {
			return (await this.send(request)).body;
		} catch (error) {
			if (error instanceof ProblemError && error.status === 404) return undefined;
			throw error;
		}
	}

	/** Opens an answer whose body is read as it comes; sent once. Throws as `send` does. */
	async open(request: Request): Promise<Response> {
		const response = await this.#fetch(request, request.signal ?? null).catch((cause) => {
			throw new TroubleError("unreachable", cause);
		});
		if (response.ok) return response;
		throw await failureOf(response);
	}

	/** Waits as long as is due after so many failures in a row. */
	pause(failures: number): Promise<void> {
		return this.#setting.wait(Math.min(this.#setting.firstWaitMs * 2 ** (failures - 1), mostWaitMs));
	}

	async #attempt(request: Request): Promise<{ status: number; body: Bytes } | TroubleError> {
		const timeout = AbortSignal.timeout(this.#setting.timeoutMs);
		const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
		try {
			const response = await this.#fetch(request, signal);
			if (response.ok) return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
			const failure = await failureOf(response);
			if (failure instanceof ProblemError) throw failure;
			return failure;
		} catch (error) {
			if (error instanceof ProblemError) throw error;
			// The caller's own wish to stop is no trouble.
			if (request.signal?.aborted) throw request.signal.reason;
			return new TroubleError("unreachable", error);
		}
	}

	#fetch({ path, post, accept }: Request, signal: AbortSignal | null): Promise<Response> {
		const headers: Record<string, string> = { "accept-language": this.#setting.language };
		if (accept) headers.accept = accept;
		if (post) headers["content-type"] = post.type;
		return this.#setting.fetch(`${this.#base}${path}`, {
			method: post ? "POST" : "GET",
			headers,
			...(post ? { body: post.body as Uint8Array<ArrayBuffer> } : {}),
			signal,
		});
	}
}

// Only what a node says in its own words is a refusal; a proxy's page is trouble.
async function failureOf(response: Response): Promise<ProblemError | TroubleError> {
	const { status } = response;
	const problem = problemIn(await response.text());
	if (problem && !passing.has(status)) return problem;
	return new TroubleError(
		passing.has(status) ? "unavailable" : "answer-malformed",
		problem ?? `HTTP ${status}`,
	);
}

function problemIn(text: string): ProblemError | undefined {
	try {
		const problem = parseProblem(JSON.parse(text));
		return problem && new ProblemError(problem);
	} catch {
		return undefined;
	}
}
