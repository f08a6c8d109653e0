import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface Locked {
	readonly resolved?: string;
	readonly link?: boolean;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
	readonly packages: Readonly<Record<string, Locked>>;
};

test("the lock file has every platform's variant of a package, so that it installs on all of them", () => {
	const held = Object.keys(packages);
	const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !held.some((each) => each.endsWith(`node_modules/${name}`)))
			.map((name) => `${path} wants ${name}`),
	);
	assert.ok(held.length > 100, `only ${held.length} packages locked`);
	assert.deepEqual(missing, []);
});

test("the lock file names no host: packages come from whatever registry the machine uses", () => {
	const named = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link);
	assert.deepEqual(named, []);
});
