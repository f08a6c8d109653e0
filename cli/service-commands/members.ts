import { readFileSync } from "node:fs";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { usageError } from "../program/cli-error.ts";
import type { Invocation, Option } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { readTime } from "../program/show-time.ts";

/** A schema as far as options follow from it. */
interface MemberSchema {
	readonly type?: string;
	readonly words?: Words;
	readonly enum?: readonly unknown[];
	/** Choices, each a constant with its words. */
	readonly anyOf?: readonly { readonly const?: unknown }[];
	readonly items?: MemberSchema;
}

export interface RecordSchema {
	readonly properties?: Readonly<Record<string, MemberSchema>>;
	readonly required?: readonly string[];
}

/** An option of a service's command, and how its text becomes the member's value. */
export interface Member {
	readonly name: string;
	readonly option: Option;
	read(text: string): Json;
}

/**
 * Options for the members of a schema: `--valid-from-ms` for validFromMs. A name the command needs itself is put after `input-`. Times
 * are read as people write them; lists and records as JSON, or from @FILE.
 */
export function membersOf(
	{ properties = {}, required = [] }: RecordSchema,
	taken: ReadonlySet<string>,
): Member[] {
	return Object.entries(properties).map(([name, schema]) => {
		const plainName = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		const own = taken.has(plainName) ? `input-${plainName}` : plainName;
		const words = schema.words ?? plain(name);
		const option: Option = {
			name: own,
			value: placeholder(name, schema),
			about: required.includes(name) ? words : { zh: `${words.zh}（可选）`, en: `${words.en} (optional)` },
			...(isTexts(schema) ? { many: true as const } : {}),
		};
		return { name, option, read: (text) => readMember(text, { name, option: own, schema }) };
	});
}

/** The input the options of a command line say. */
export function inputOf(
	members: readonly Member[],
	{ values, lists }: Pick<Invocation, "values" | "lists">,
): { [name: string]: Json } {
	const input: { [name: string]: Json } = {};
	for (const { name, option, read } of members) {
		const given = option.many ? lists[option.name] : values[option.name];
		if (given === undefined) continue;
		// Object.create(null) would not compare equal to what is parsed; names come from the schema, not from outside.
		input[name] = typeof given === "string" ? read(given) : [...given];
	}
	return input;
}

/** JSON as given, or from a file where it begins with @. Refuses a text that is no JSON (exit 2). */
export function readJson(option: string, text: string): Json {
	const source = text.startsWith("@") ? readFileSync(text === "@-" ? 0 : text.slice(1), "utf8") : text;
	try {
		return JSON.parse(source) as Json;
	} catch (error) {
		throw usageError(
			"json",
			{ zh: `--${option} 不是 JSON`, en: `--${option} is not JSON` },
			{
				details: [plain((error as Error).message)],
				advice: {
					zh: "写成 JSON，或 @文件名 从文件读取。",
					en: "Give JSON, or @FILE to read it from a file.",
				},
			},
		);
	}
}

interface Reading {
	readonly name: string;
	readonly option: string;
	readonly schema: MemberSchema;
}

function readMember(text: string, { name, option, schema }: Reading): Json {
	if (isText(schema)) return text;
	if (schema.type === "boolean") return readBoolean(option, text);
	if (schema.type !== "integer" && schema.type !== "number") return readJson(option, text);
	const value = /Ms$/.test(name) ? readTime(text) : /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
	if (value !== undefined) return value;
	throw usageError(
		"option-value",
		/Ms$/.test(name)
			? {
					zh: `--${option} 应为日期或时间，如 2026-03-01`,
					en: `--${option} must be a day or a time, such as 2026-03-01`,
				}
			: { zh: `--${option} 应为整数`, en: `--${option} must be an integer` },
		{ details: [plain(text)] },
	);
}

function readBoolean(option: string, text: string): boolean {
	if (text === "true" || text === "false") return text === "true";
	throw usageError("option-value", {
		zh: `--${option} 应为 true 或 false`,
		en: `--${option} must be true or false`,
	});
}

function isText(schema: MemberSchema): boolean {
	return schema.type === "string" || choicesOf(schema)?.every((value) => typeof value === "string") === true;
}

function choicesOf({ enum: listed, anyOf }: MemberSchema): readonly unknown[] | undefined {
	return listed ?? anyOf?.map((choice) => choice.const);
}

function isTexts({ type, items }: MemberSchema): boolean {
	return type === "array" && items !== undefined && isText(items);
}

function placeholder(name: string, schema: MemberSchema): string {
	const choices = choicesOf(schema);
	if (choices && isText(schema)) return choices.join("|");
	if (isText(schema) || isTexts(schema)) return "TEXT";
	if (schema.type === "boolean") return "true|false";
	if (schema.type === "integer") return /Ms$/.test(name) ? "TIME" : "N";
	return "JSON";
}
