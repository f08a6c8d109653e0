import { parseArgs } from "node:util";
import { usageError } from "./cli-error.ts";
import { closest } from "./closest.ts";
import type { Option, Positional } from "./command.ts";
import { plain } from "./language.ts";

/** A command line taken apart. */
export interface Parsed {
	readonly positionals: readonly string[];
	readonly values: Readonly<Record<string, string>>;
	readonly lists: Readonly<Record<string, readonly string[]>>;
	readonly flags: ReadonlySet<string>;
}

/** Takes a command line apart. Refuses options the command does not have, values missing or too many (exit 2), and says what was meant. */
export function parseOptions(
	words: readonly string[],
	options: readonly Option[],
	positionals: readonly Positional[],
): Parsed {
	const { tokens, positionals: given } = parseArgs({
		args: [...words],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(
			options.map(({ name, short, value }) => [
				name,
				{ type: value ? ("string" as const) : ("boolean" as const), ...(short ? { short } : {}) },
			]),
		),
	});
	const values: Record<string, string> = {};
	const lists: Record<string, string[]> = {};
	const flags = new Set<string>();
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		const option = options.find(({ name }) => name === token.name) ?? refuseUnknown(token.rawName, options);
		if (!option.value) {
			if (token.value !== undefined) throw flagWithValue(token.rawName);
			flags.add(option.name);
			continue;
		}
		if (token.value === undefined || token.value === "") throw valueMissing(token.rawName, option.value);
		if (option.many) lists[option.name] = [...(lists[option.name] ?? []), token.value];
		else values[option.name] = token.value;
	}
	checkPositionals(given, positionals);
	return { positionals: given, values, lists, flags };
}

function checkPositionals(given: readonly string[], expected: readonly Positional[]): void {
	const missing = expected.find(({ optional }, at) => !optional && given[at] === undefined);
	if (missing) {
		throw usageError("argument-missing", {
			zh: `缺少 ${missing.name}：${missing.about.zh}`,
			en: `${missing.name} is missing: ${missing.about.en}`,
		});
	}
	const surplus = given[expected.length];
	if (surplus !== undefined) {
		throw usageError("argument-surplus", {
			zh: `多余的参数：${surplus}`,
			en: `there is no place for the argument ${surplus}`,
		});
	}
}

function refuseUnknown(raw: string, options: readonly Option[]): never {
	const meant = closest(
		raw.replace(/^-+/, ""),
		options.map(({ name }) => name),
	);
	throw usageError(
		"option-unknown",
		{ zh: `没有选项 ${raw}`, en: `there is no option ${raw}` },
		meant ? { advice: { zh: `是不是 --${meant}？`, en: `Did you mean --${meant}?` } } : {},
	);
}

function valueMissing(raw: string, value: string) {
	return usageError("option-value", {
		zh: `${raw} 之后应有 ${value}`,
		en: `${raw} needs ${value} after it`,
	});
}

function flagWithValue(raw: string) {
	return usageError("option-value", {
		zh: `${raw} 不带值`,
		en: `${raw} takes no value`,
	});
}

/** A whole number of an option. Refuses anything else and what is out of range (exit 2). */
export function integerOption(name: string, text: string, [least, most]: readonly [number, number]): number {
	const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
	if (value >= least && value <= most) return value;
	throw usageError(
		"option-value",
		{
			zh: `--${name} 应为 ${least} 至 ${most} 的整数`,
			en: `--${name} must be an integer from ${least} to ${most}`,
		},
		{ details: [plain(text)] },
	);
}
