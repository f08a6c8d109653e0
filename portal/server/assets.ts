import { createHash } from "node:crypto";
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
	wasm: "application/wasm",
};

/** Addresses of what pages load, by the name of its source. */
export interface AssetAddresses {
	readonly style: string;
	readonly islands: Readonly<Record<string, string>>;
}

interface Manifest {
	readonly [source: string]: {
		readonly file: string;
		readonly isEntry?: boolean;
		readonly name?: string;
		readonly imports?: readonly string[];
		readonly dynamicImports?: readonly string[];
	};
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
	const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest;
	addVerifyWorker(app, manifest, assets);
	return addressesOf(manifest);
}

// A worker is found at one address for ever; which files it keeps is written above its code.
function addVerifyWorker(app: WebApp, manifest: Manifest, assets: ReadonlyMap<string, Asset>): void {
	const { style, islands } = addressesOf(manifest);
	const own = assets.get(islands["verify-worker"]?.split("/").at(-1) ?? "");
	if (!own) throw new Error("the portal's build has no verify worker");
	const files = [style, ...scriptsOf(manifest, "islands/verify-anything.ts")];
	const version = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 16);
	const code = `self.kept=${JSON.stringify({ files, version })};\n${own.plain.toString("utf8")}`;
	app.get("/verify-worker.js", (_request, reply) =>
		reply
			.headers(pageHeaders)
			.header("content-type", types.js!)
			.header("cache-control", "no-cache")
			.send(code),
	);
}

/** An island with everything it may load, but the code reader: most browsers have one of their own. */
function scriptsOf(manifest: Manifest, source: string, found: Set<string> = new Set()): readonly string[] {
	const part = manifest[source];
	if (!part || source.includes("fetched-reader") || found.has(addressOf(part.file))) return [...found];
	found.add(addressOf(part.file));
	for (const each of [...(part.imports ?? []), ...(part.dynamicImports ?? [])])
		scriptsOf(manifest, each, found);
	return [...found];
}

function addressOf(file: string): string {
	return `/assets/${file.split("/").at(-1)}`;
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
	const entries = Object.values(manifest).filter(({ isEntry }) => isEntry);
	const style = entries.find(({ file }) => file.endsWith(".css"));
	if (!style) throw new Error("the portal's build has no style sheet");
	const islands = entries
		.filter(({ file }) => file.endsWith(".js"))
		.map(({ file, name }) => [name!, addressOf(file)]);
	return { style: addressOf(style.file), islands: Object.fromEntries(islands) };
}
