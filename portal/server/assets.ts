import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pageHeaders } from "./headers.ts";
import type { WebApp } from "./web.ts";

interface Asset {
	readonly type: string;
	readonly plain: Buffer;
	readonly gz: Buffer;
	readonly br: Buffer;
}

const types: Readonly<Record<string, string>> = {
	js: "text/javascript; charset=utf-8",
	css: "text/css; charset=utf-8",
	svg: "image/svg+xml",
};

/** Addresses of what pages load, by the name of its source. */
export interface AssetAddresses {
	readonly style: string;
	readonly islands: Readonly<Record<string, string>>;
}

interface Manifest {
	readonly [source: string]: { readonly file: string; readonly isEntry?: boolean; readonly name?: string };
}

/**
 * Serves the built files at `/assets/`: their names hold a hash of their content, so whoever has one never asks again.
 * Refuses a build without its list of files (Error).
 */
export function addAssets(app: WebApp, folder: string): AssetAddresses {
	const manifestPath = join(folder, ".vite/manifest.json");
	if (!existsSync(manifestPath)) throw new Error("the portal is not built: run `npm run build`");
	const assets = readAssets(folder);
	app.get("/assets/:name", (request, reply) => {
		const { name } = request.params as { name: string };
		const asset = assets.get(name);
		if (!asset) return reply.callNotFound();
		const tag = `"${name}"`;
		reply.headers(pageHeaders).header("etag", tag).header("vary", "accept-encoding");
		reply.header("cache-control", "public, max-age=31536000, immutable");
		if (request.headers["if-none-match"] === tag) return reply.code(304).send();
		const accepted = String(request.headers["accept-encoding"] ?? "");
		const encoding = accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gz" : "plain";
		if (encoding !== "plain") reply.header("content-encoding", encoding === "gz" ? "gzip" : "br");
		return reply.header("content-type", asset.type).send(asset[encoding]);
	});
	return addressesOf(JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest);
}

function readAssets(folder: string): Map<string, Asset> {
	const assets = new Map<string, Asset>();
	for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		const type = types[/\.([a-z]+)$/.exec(name)?.[1] ?? ""];
		if (!type) continue;
		const path = join(folder, name);
		const [plain, gz, br] = [path, `${path}.gz`, `${path}.br`].map((file) => readFileSync(file));
		assets.set(name.split("/").at(-1)!, { type, plain: plain!, gz: gz!, br: br! });
	}
	return assets;
}

function addressesOf(manifest: Manifest): AssetAddresses {
	const address = (file: string) => `/assets/${file.split("/").at(-1)}`;
	const entries = Object.values(manifest).filter(({ isEntry }) => isEntry);
	const style = entries.find(({ file }) => file.endsWith(".css"));
	if (!style) throw new Error("the portal's build has no style sheet");
	const islands = entries
		.filter(({ file }) => file.endsWith(".js"))
		.map(({ file, name }) => [name!, address(file)]);
	return { style: address(style.file), islands: Object.fromEntries(islands) };
}
