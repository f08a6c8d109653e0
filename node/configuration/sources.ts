import { type Field, fields, variableOf } from "./fields.ts";
import type { ConfigurationFault } from "./load.ts";

export type Source = "default" | "file" | "environment" | "override";

/** A value somebody gave. */
export interface Given {
	readonly value: unknown;
	readonly from: Source;
}

/** What one source says. */
export interface SourceRead {
	readonly given: ReadonlyMap<string, Given>;
	readonly faults: readonly ConfigurationFault[];
	readonly notices: readonly ConfigurationFault[];
}

const byPath = new Map(fields.map((field) => [field.path, field]));
const byVariable = new Map(fields.map((field) => [variableOf(field), field]));

/** Reads the text of `mingjian.json`: an object of the members of Configuration, nested the same way. */
export function readFile(text: string | undefined): SourceRead {
	if (text === undefined) return { given: new Map(), faults: [], notices: [] };
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		value = undefined;
	}
	if (!isObject(value)) return { given: new Map(), faults: [notAnObject], notices: [] };
	const given = new Map<string, Given>();
	const faults: ConfigurationFault[] = [];
	for (const [path, member] of leaves(value, "")) {
		if (byPath.has(path)) given.set(path, { value: member, from: "file" });
		else faults.push(unknown(path, "file"));
	}
	return { given, faults, notices: [] };
}

/** Reads MINGJIAN_ variables. One that means nothing here is noticed, not refused: other programs have theirs. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>> = {}): SourceRead {
	const given = new Map<string, Given>();
	const notices: ConfigurationFault[] = [];
	for (const [name, text] of Object.entries(environment)) {
		if (!name.startsWith("MINGJIAN_") || text === undefined) continue;
		const field = byVariable.get(name);
		if (field) given.set(field.path, { value: fromText(field, text), from: "environment" });
		else notices.push(unknown(name, "environment"));
	}
	return { given, faults: [], notices };
}

/** Reads options by path; texts are read as in the environment. */
export function readOverrides(overrides: Readonly<Record<string, unknown>> = {}): SourceRead {
	const given = new Map<string, Given>();
	const faults: ConfigurationFault[] = [];
	for (const [path, value] of Object.entries(overrides)) {
		const field = byPath.get(path);
		if (value === undefined) continue;
		if (!field) faults.push(unknown(path, "override"));
		else
			given.set(path, {
				value: typeof value === "string" ? fromText(field, value) : value,
				from: "override",
			});
	}
	return { given, faults, notices: [] };
}

// A text that is not of the field's kind stays a text, and is refused as what was given.
function fromText(field: Field, text: string): unknown {
	const { type } = field.schema as { type?: string };
	if (type === "integer") return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
	if (type === "array") return text.split(",").map((each) => each.trim());
	return text;
}

function* leaves(of: Readonly<Record<string, unknown>>, prefix: string): Generator<[string, unknown]> {
	for (const [member, value] of Object.entries(of)) {
		const path = prefix === "" ? member : `${prefix}.${member}`;
		const inner = fields.some((field) => field.path.startsWith(`${path}.`));
		if (inner && isObject(value)) yield* leaves(value, path);
		else yield [path, value];
	}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknown(name: string, from: Source): ConfigurationFault {
	return { name, value: undefined, from, message: { zh: "没有这个设置", en: "there is no such setting" } };
}

const notAnObject: ConfigurationFault = {
	name: "mingjian.json",
	value: undefined,
	from: "file",
	message: { zh: "不是一个 JSON 对象", en: "is not a JSON object" },
};
