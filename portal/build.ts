import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { InlineConfig } from "vite";
import { packAssets } from "./server/pack-assets.ts";

const portal = import.meta.dirname;
const root = resolve(portal, "..");
const dist = join(portal, "dist");
const stamp = join(dist, "built-from");

/** Files the bundles are made of: when none has changed, nothing is built. */
const inputs = [
	"portal/{build,mount,pages}.ts",
	"portal/{city,design,kit,frame,islands,me,pages,parts,policy,server,session,words,work}/**/*.{ts,tsx,css,svg}",
	"{client,ledger,services}/**/*.ts",
	"package-lock.json",
];

/** Browsers of the last years and the phones people still carry. */
const target = ["es2022", "chrome107", "safari16", "firefox104"];

/** Builds what browsers are sent and the views the server renders, unless both are up to date. */
export async function buildPortal(): Promise<"built" | "up to date"> {
	const digest = digestOfInputs();
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return "up to date";
	// Loaded only where there is something to build: a second start should cost nothing.
	const { build } = await import("vite");
	// Put together aside and moved into place, so that two builds at once leave one whole.
	const aside = join(dist, `.new-${process.pid}`);
	await build(forBrowsers(join(aside, "browser")));
	await build(forServer(join(aside, "server")));
	packAssets(join(aside, "browser"));
	replace(aside);
	writeFileSync(stamp, digest);
	return "built";
}

function replace(aside: string): void {
	rmSync(stamp, { force: true });
	mkdirSync(dist, { recursive: true });
	for (const part of ["browser", "server"]) {
		rmSync(join(dist, part), { recursive: true, force: true });
		renameSync(join(aside, part), join(dist, part));
	}
	rmSync(aside, { recursive: true });
}

function digestOfInputs(): string {
	const hash = createHash("sha256").update(process.version);
	const files = inputs.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
	for (const file of files) {
		if (/\.test\.tsx?$/.test(file)) continue;
		hash
			.update(`${file}\n`)
			.update(readFileSync(join(root, file)))
			.update("\n");
	}
	return hash.digest("hex");
}

const common: InlineConfig = {
	root: portal,
	configFile: false,
	logLevel: "warn",
	publicDir: false,
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};

function forBrowsers(outDir: string): InlineConfig {
	const islands = globSync("islands/*.ts", { cwd: portal }).filter((file) => !file.endsWith(".test.ts"));
	const entries = islands.map((file) => [basename(file, ".ts"), join(portal, file)]);
	return {
		...common,
		// Thirty kilobytes of schema compiler for two schemas would be more than all the rest of the page.
		resolve: { alias: { "typebox/compile": join(portal, "islands/verify/small-validator.ts") } },
		build: {
			outDir,
			emptyOutDir: true,
			target,
			manifest: true,
			assetsInlineLimit: 0,
			modulePreload: false,
			rolldownOptions: {
				input: { ...Object.fromEntries(entries), site: join(portal, "kit/style/site.css") },
				output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" },
			},
		},
	};
}

function forServer(outDir: string): InlineConfig {
	return {
		...common,
		build: {
			ssr: join(portal, "pages/views.tsx"),
			outDir,
			emptyOutDir: true,
			target: "es2024",
			rolldownOptions: { output: { entryFileNames: "views.js" } },
		},
		ssr: { noExternal: ["preact", "preact-render-to-string"] },
	};
}

if (import.meta.main) {
	const begun = performance.now();
	const outcome = await buildPortal();
	console.log(`portal ${outcome} (${Math.round(performance.now() - begun)} ms)`);
}
