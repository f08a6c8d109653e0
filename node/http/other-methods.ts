import type { FastifyInstance, RouteOptions } from "fastify";
import type { Codes } from "./problems/codes.ts";
import { sendProblem } from "./problems/send-problem.ts";
import { preflightHeaders } from "./security-headers.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Remembers which methods each address answers, so that the others can be answered properly. */
export class KnownMethods {
	readonly #byUrl = new Map<string, Set<string>>();

	/** To be called for each route added. */
	note({ url, method, config }: RouteOptions): void {
		if (config?.otherMethods) return;
		const known = this.#byUrl.get(url) ?? new Set();
		this.#byUrl.set(url, known);
		for (const each of Array.isArray(method) ? method : [method]) known.add(each);
	}

	/** Adds, for every address, an answer to each method it does not have: 405 with Allow, or what OPTIONS asks. */
	addOthers(app: FastifyInstance, codes: Codes): void {
		for (const [url, known] of this.#byUrl) {
			const method = methods.filter((each) => !known.has(each));
			const allow = [...known, ...(known.has("OPTIONS") ? [] : ["OPTIONS"])].join(", ");
			const readable = known.has("GET");
			app.route({
				method,
				url,
				config: { otherMethods: true },
				// Before the body: what this address does not answer it does not read either.
				onRequest: (request, reply) => {
					reply.header("allow", allow);
					if (request.method !== "OPTIONS") return void sendProblem(codes, reply, "method-not-allowed");
					if (readable) reply.headers(preflightHeaders);
					reply.code(204).send();
				},
				handler: () => {
					throw new TypeError("answered before");
				},
			});
		}
	}
}
