// Stands in for `typebox/compile` in the bundles for browsers, where 30 KB of schema compiler would be for two schemas.

interface Schema {
	readonly [keyword: string]: unknown;
}

type Rule = (value: unknown, schema: Schema) => boolean;

const record = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
	object: record,
	array: Array.isArray,
	string: (value) => typeof value === "string",
	integer: Number.isInteger,
	boolean: (value) => typeof value === "boolean",
};

/** Each keyword of JSON Schema 2020-12 that this portal's verifier meets; a keyword says nothing of values of other kinds. */
const rules: Readonly<Record<string, Rule>> = {
	type: (value, { type }) => kinds[type as string]?.(value) ?? false,
	const: (value, schema) => value === schema.const,
	enum: (value, schema) => (schema.enum as unknown[]).includes(value),
	anyOf: (value, { anyOf }) => (anyOf as Schema[]).some((each) => fits(each, value)),
	pattern: (value, { pattern }) =>
		typeof value !== "string" || new RegExp(pattern as string, "u").test(value),
	minLength: (value, { minLength }) =>
		typeof value !== "string" || [...value].length >= (minLength as number),
	maxLength: (value, { maxLength }) =>
		typeof value !== "string" || [...value].length <= (maxLength as number),
	minimum: (value, { minimum }) => typeof value !== "number" || value >= (minimum as number),
	maximum: (value, { maximum }) => typeof value !== "number" || value <= (maximum as number),
	maxItems: (value, { maxItems }) => !Array.isArray(value) || value.length <= (maxItems as number),
	items: (value, { items }) => !Array.isArray(value) || value.every((each) => fits(items as Schema, each)),
	maxProperties: (value, schema) =>
		!record(value) || Object.keys(value).length <= (schema.maxProperties as number),
	required: (value, { required }) =>
		!record(value) || (required as string[]).every((name) => Object.hasOwn(value, name)),
	properties: (value, { properties }) =>
		!record(value) ||
		Object.entries(properties as Record<string, Schema>).every(
			([name, schema]) => !Object.hasOwn(value, name) || fits(schema, value[name]),
		),
	patternProperties: (value, schema) =>
		!record(value) ||
		patternsOf(schema).every(([pattern, each]) =>
			Object.keys(value).every((name) => !pattern.test(name) || fits(each, value[name])),
		),
	additionalProperties: (value, schema) =>
		!record(value) ||
		Object.keys(value).every(
			(name) => isNamed(schema, name) || fits(schema.additionalProperties as Schema, value[name]),
		),
};

const annotations = new Set(["description", "words", "title", "$id", "format"]);

/** A validator of a schema. Refuses a keyword it does not know (TypeError), so that none is passed over. */
export function Compile(schema: object) {
	return {
		Check: (value: unknown): boolean => fits(schema as Schema, value),
		Errors: (): never[] => [],
	};
}

export interface Validator {
	Check(value: unknown): boolean;
	Errors(value: unknown): never[];
}

function fits(schema: Schema | boolean, value: unknown): boolean {
	if (typeof schema === "boolean") return schema;
	return Object.keys(schema).every((keyword) => {
		if (annotations.has(keyword) || keyword.startsWith("~")) return true;
		const rule = rules[keyword];
		if (!rule) throw new TypeError(`the small validator does not know ${keyword}`);
		return rule(value, schema);
	});
}

function isNamed(schema: Schema, name: string): boolean {
	return (
		Object.hasOwn((schema.properties ?? {}) as object, name) ||
		patternsOf(schema).some(([pattern]) => pattern.test(name))
	);
}

function patternsOf({ patternProperties = {} }: Schema): [RegExp, Schema][] {
	return Object.entries(patternProperties as Record<string, Schema>).map(([pattern, schema]) => [
		new RegExp(pattern, "u"),
		schema,
	]);
}
