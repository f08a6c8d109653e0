import { pageHeaders } from "./headers.ts";
import type { WebApp } from "./web.ts";

const text = `页面尚未构建。请运行 npm run build 后重新启动；接口不受影响，见 /openapi.json。
The pages are not built. Run npm run build and start again; the API works all the same, see /openapi.json.
`;

/** Says at the front door that the pages were not built: the record is served without them. */
export function addUnbuilt(app: WebApp): void {
	for (const path of ["/", "/en"]) {
		app.get(path, (_request, reply) =>
			reply
				.code(503)
				.headers(pageHeaders)
				.header("content-type", "text/plain; charset=utf-8")
				.header("cache-control", "no-store")
				.send(text),
		);
	}
}
