import type { Fetch } from "@mingjian/client/api/transport.ts";
import type { WebApp } from "./web.ts";

/** A `fetch` that reaches the API of the very server the portal is mounted on, without a network. */
export function ownApi(app: WebApp): Fetch {
	return async (url, init = {}) => {
		const { pathname, search } = new URL(url);
		const { body } = init;
		const answer = await app.inject({
			method: init.method === "POST" ? "POST" : "GET",
			url: pathname + search,
			headers: Object.fromEntries(new Headers(init.headers).entries()),
			...(body instanceof Uint8Array ? { payload: Buffer.from(body) } : {}),
		});
		const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
			name,
			String(value),
		]);
		return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
	};
}
