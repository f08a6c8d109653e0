import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CliError } from "./cli-error.ts";
import type { Option } from "./command.ts";
import { parseOptions } from "./parse-options.ts";
import { splitCommand } from "./split-command.ts";

const about = { zh: "项", en: "item" };
const options: readonly Option[] = [
	{ name: "out", value: "FILE", about },
	{ name: "key", value: "FILE", about, many: true },
	{ name: "demo", short: "d", about },
];
const positionals = [{ name: "FILE", about }];

const parse = (line: string) => parseOptions(line.split(" "), options, positionals);

test("values, lists, flags and arguments are told apart in any order", () => {
	const { positionals: given, values, lists, flags } = parse("--out a x --key k1 --key=k2 -d");
	assert.deepEqual(
		[given, values, lists, [...flags]],
		[["x"], { out: "a" }, { key: ["k1", "k2"] }, ["demo"]],
	);
});

test("what the command does not have is refused, with what was meant", () => {
	const refused: readonly (readonly [line: string, code: string])[] = [
		["x --uot a", "option-unknown"],
		["x --out", "option-value"],
		["x --out=", "option-value"],
		["x --demo=yes", "option-value"],
		["--demo", "argument-missing"],
		["x y", "argument-surplus"],
		["x -z", "option-unknown"],
	];
	for (const [line, code] of refused)
		assert.throws(
			() => parse(line),
			(error) => error instanceof CliError && error.code === code && error.exit === 2,
			line,
		);
});

test("no words whatever make it throw anything but words for people", () => {
	const words = fc.array(
		fc.oneof(
			fc.string({ maxLength: 12 }),
			fc.constantFrom("--", "-", "--out", "--key", "-d", "--__proto__", "--constructor"),
		),
		{ maxLength: 8 },
	);
	fc.assert(
		fc.property(words, (line) => {
			try {
				parseOptions(line, options, positionals);
			} catch (error) {
				assert.ok(error instanceof CliError, String(error));
			}
		}),
	);
});

test("the command's words are found wherever the common options stand", () => {
	assert.deepEqual(splitCommand(["--json", "keys", "--lang", "en", "new", "x", "--out", "y"], 2), {
		names: ["keys", "new"],
		rest: ["--json", "--lang", "en", "x", "--out", "y"],
	});
	assert.deepEqual(splitCommand(["verify", "--policy", "p"], 2), {
		names: ["verify"],
		rest: ["--policy", "p"],
	});
});
