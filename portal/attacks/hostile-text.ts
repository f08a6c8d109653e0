// biome-ignore-all lint/correctness/noUndeclaredDependencies: fast-check belongs to the tests of the whole
import type { Json } from "@mingjian/ledger/record/payload.ts";
import fc from "fast-check";

/** An element no page of ours has: where it is found, text became markup. */
export const foreignElement = "x-planted";
/** What a script that ran would have left behind. */
export const ranMark = "plantedRan";

const script = `globalThis.${ranMark}=1`;

/** Text that ends attributes, comments, titles, text fields and scripts, then puts elements and handlers of its own; the longest first. */
const texts: readonly string[] = [
	`'"></title></textarea></script>--><${foreignElement} onclick=${script}></${foreignElement}><img src=x onerror="${script}"><script>${script}</script>`,
	`'"><${foreignElement}><script>${script}</script>`,
	`'"><${foreignElement}>`,
	`<${foreignElement}>`,
	`<b>`,
	`<`,
];

/** The worst text a field of this length takes; undefined where the field takes none that could be markup. */
export function hostileText({
	maxLength = 10_000,
	pattern,
}: Pick<Schema, "maxLength" | "pattern">): string | undefined {
	const taken = pattern === undefined ? undefined : new RegExp(pattern, "u");
	return texts.find((text) => text.length <= maxLength && (taken?.test(text) ?? true));
}

/** The texts, to be looked for on a page. */
export const hostileTexts: readonly string[] = texts.slice(0, 4);

/** A JSON Schema, as far as manifests and forms use it. */
export interface Schema {
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly anyOf?: readonly Schema[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly patternProperties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly minItems?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly pattern?: string;
	readonly format?: string;
	readonly example?: string;
}

/** Something a schema takes, with hostile text wherever it takes text; `planted` is told of every field by its path. */
export function hostileValue(schema: Schema, planted: (path: string, text: string) => void, path = ""): Json {
	if (schema.const !== undefined) return schema.const as Json;
	if (schema.enum) return schema.enum[0] as Json;
	if (schema.anyOf) return hostileValue(schema.anyOf[0]!, planted, path);
	switch (schema.type) {
		case "object":
			return hostileObject(schema, planted, path);
		case "array":
			return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, (_, at) =>
				hostileValue(schema.items ?? {}, planted, `${path}/${at}`),
			);
		case "boolean":
			return true;
		case "integer":
		case "number":
			return Math.min(schema.maximum ?? 1, Math.max(schema.minimum ?? 1, 1));
		default:
			return textOf(schema, planted, path);
	}
}

function hostileObject(schema: Schema, planted: (path: string, text: string) => void, path: string): Json {
	const named = Object.entries(schema.properties ?? {}).map(([name, member]): [string, Json] => [
		name,
		hostileValue(member, planted, `${path}/${name}`),
	]);
	const free = Object.entries(schema.patternProperties ?? {}).map(([pattern, member]): [string, Json] => {
		const name = hostileText({ pattern, maxLength: 200 }) ?? matching(pattern);
		return [name, hostileValue(member, planted, `${path}/*`)];
	});
	return Object.fromEntries([...named, ...free]);
}

function textOf(schema: Schema, planted: (path: string, text: string) => void, path: string): string {
	const hostile = schema.format === undefined ? hostileText(schema) : undefined;
	if (hostile !== undefined && hostile.length >= (schema.minLength ?? 0)) {
		planted(path, hostile);
		return hostile;
	}
	if (schema.format !== undefined && formats[schema.format]) return formats[schema.format]!;
	if (schema.example !== undefined) return schema.example;
	return schema.pattern === undefined ? "x".repeat(schema.minLength ?? 1) : matching(schema.pattern, schema);
}

/** Something right of each form of text that has a check of its own. */
const formats: Readonly<Record<string, string>> = {
	date: "2026-01-31",
	tel: "13800138000",
	email: "lin@example.org",
	"citizen-id": "11010519491231002X",
	"credit-code": "11449900MB9D00041T",
};

function matching(pattern: string, { maxLength = 200, minLength = 0 }: Schema = {}): string {
	const whole = pattern.startsWith("^") ? pattern : `^(?:${pattern})$`;
	const found = fc
		.stringMatching(new RegExp(whole, "u"))
		.filter((text) => text.length <= maxLength && text.length >= minLength);
	return fc.sample(found, { seed: 1, numRuns: 1 })[0]!;
}

/** A copy of what a page shows with hostile text in place of every text of it. `spare` names members that are left, by their paths. */
export function poisoned<T>(value: T, spare: ReadonlySet<string>, path = ""): T {
	if (typeof value === "string") return (spare.has(path) ? value : texts[0]) as T;
	if (Array.isArray(value)) return value.map((each) => poisoned(each, spare, `${path}/0`)) as T;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => [name, poisoned(member, spare, `${path}/${name}`)]),
	) as T;
}

/** Paths of all texts in what a page shows; the members of a list count as one. */
export function textPaths(value: unknown, path = ""): Set<string> {
	if (typeof value === "string") return new Set([path]);
	if (typeof value !== "object" || value === null) return new Set();
	const members = Array.isArray(value)
		? value.map((each) => textPaths(each, `${path}/0`))
		: Object.entries(value).map(([name, member]) => textPaths(member, `${path}/${name}`));
	return new Set(members.flatMap((each) => [...each]));
}
