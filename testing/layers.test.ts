import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { test } from "node:test";

/** Who may import whom; a folder may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	ledger: [],
	services: ["ledger"],
	consensus: ["ledger"],
	client: ["services", "ledger"],
	node: ["client", "services", "consensus", "ledger"],
	portal: ["client", "services", "ledger"],
	cli: ["client", "services", "consensus", "node", "portal", "ledger"],
	testing: ["cli", "client", "services", "consensus", "node", "portal", "ledger"],
};

/** Folders that run in browsers too, or must give the same everywhere: no platform of their own. */
const pure = ["ledger", "services", "client"];

const root = resolve(import.meta.dirname, "..");
const sources = globSync("{ledger,services,consensus,client,node,portal,cli,testing}/**/*.{ts,tsx}", {
	cwd: root,
	exclude: (name) => /node_modules|\/dist(\/|$)/.test(name),
});
const pattern = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

function importsOf(file: string): string[] {
	return [...readFileSync(`${root}/${file}`, "utf8").matchAll(pattern)].map((match) => match[1]!);
}

/** The top folder and, among services, the service an import leads to; undefined for a package from outside. */
function target(file: string, specifier: string): string | undefined {
	const own = /^@mingjian\/(.+)$/.exec(specifier)?.[1];
	if (own) return own;
	if (!specifier.startsWith(".")) return undefined;
	return resolve(root, dirname(file), specifier).slice(root.length + 1);
}

const isTest = (file: string) => file.endsWith(".test.ts") || /(^|\/)testing\//.test(file);

test("imports between folders point one way", () => {
	assert.ok(sources.length > 100, `only ${sources.length} sources found`);
	const wrong = sources
		.filter((file) => !isTest(file))
		.flatMap((file) => {
			const from = file.split("/")[0]!;
			return importsOf(file)
				.map((specifier) => ({ specifier, to: target(file, specifier)?.split("/")[0] }))
				.filter(({ to }) => to !== undefined && to !== from && to in allowed && !allowed[from]!.includes(to))
				.map(({ specifier }) => `${file} imports ${specifier}`);
		});
	assert.deepEqual(wrong, []);
});

test("services never import one another", () => {
	const services = new Set(
		sources
			.map((file) => /^services\/([^/]+)\/service\.ts$/.exec(file)?.[1])
			.filter((name) => name !== undefined),
	);
	assert.ok(services.size >= 4, `only ${services.size} services found`);
	const wrong = sources
		.filter((file) => !isTest(file))
		.flatMap((file) => {
			const from = /^services\/([^/]+)\//.exec(file)?.[1];
			if (!from || !services.has(from)) return [];
			return importsOf(file)
				.map((specifier) => ({
					specifier,
					to: /^services\/([^/]+)\//.exec(target(file, specifier) ?? "")?.[1],
				}))
				.filter(({ to }) => to !== undefined && to !== from && services.has(to))
				.map(({ specifier }) => `${file} imports ${specifier}`);
		});
	assert.deepEqual(wrong, []);
});

test("folders that run in browsers import nothing of Node", () => {
	const wrong = sources
		.filter((file) => pure.includes(file.split("/")[0]!) && !isTest(file))
		.flatMap((file) =>
			importsOf(file)
				.filter((specifier) => specifier.startsWith("node:"))
				.map((specifier) => `${file} imports ${specifier}`),
		);
	assert.deepEqual(wrong, []);
});
