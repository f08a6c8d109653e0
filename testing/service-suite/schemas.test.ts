import assert from "node:assert/strict";
import { test } from "node:test";
import { contracts } from "@mingjian/services/contracts.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * Finds everything in a schema that an outsider could grow without bound or that a form could not show. A part that is open by
 * nature, such as a form's own schema, says in `boundedBy` which rule keeps it small.
 */
function faults(schema: Schema, at: string, depth = 0): string[] {
	if (depth > 24) return [`${at}: too deep`];
	if (typeof schema.boundedBy === "string" && schema.boundedBy !== "") return [];
	const inner = (each: unknown, step: string) => faults(each as Schema, `${at}/${step}`, depth + 1);
	const alternatives = (schema.anyOf ?? schema.allOf ?? schema.oneOf) as Schema[] | undefined;
	if (alternatives) return alternatives.flatMap((each, index) => inner(each, `${index}`));
	if ("const" in schema || "enum" in schema) return [];
	switch (schema.type) {
		case "object":
			return [...objectFaults(schema, at), ...members(schema).flatMap(([key, each]) => inner(each, key))];
		case "array":
			return [
				...(typeof schema.maxItems === "number" ? [] : [`${at}: array without maxItems`]),
				...inner(schema.items, "*"),
			];
		case "string":
			return typeof schema.maxLength === "number" ? [] : [`${at}: string without maxLength`];
		case "integer":
		case "boolean":
		case "null":
			return [];
		default:
			return [`${at}: ${schema.type ?? "anything"} is not allowed`];
	}
}

function members({ properties = {}, patternProperties = {} }: Schema): [string, Schema][] {
	return Object.entries({ ...(properties as object), ...(patternProperties as object) });
}

function objectFaults(schema: Schema, at: string): string[] {
	const open = schema.additionalProperties !== false;
	const boundless = schema.patternProperties !== undefined && typeof schema.maxProperties !== "number";
	const wordless = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
		.filter(([, each]) => !hasWords(each))
		.map(([key]) => `${at}/${key}: no words`);
	return [
		...(open ? [`${at}: open object`] : []),
		...(boundless ? [`${at}: any number of members`] : []),
		...wordless,
	];
}

function hasWords({ words, description }: Schema): boolean {
	const { zh, en } = (words ?? {}) as { zh?: unknown; en?: unknown };
	const spoken = [zh, en, description].every((each) => typeof each === "string" && each !== "");
	return spoken && /\p{Script=Han}/u.test(zh as string) && /[A-Za-z]/.test(en as string);
}

/** A member that fits into an address: a string, an integer, a boolean or one of a list. */
function isFlat(schema: Schema): boolean {
	if (Array.isArray(schema.anyOf)) return schema.anyOf.every(isFlat);
	return (
		"const" in schema || "enum" in schema || ["string", "integer", "boolean"].includes(schema.type as string)
	);
}

test("the walk notices what it is for", () => {
	const words = { words: { zh: "名", en: "Name" }, description: "名 / Name" };
	const object = (properties: object) => ({ type: "object", additionalProperties: false, properties });
	const found = (schema: Schema) => faults(schema, "").map((each) => each.replace(/.*: /, ""));
	assert.deepEqual(found(object({ a: { type: "string", maxLength: 1, ...words } })), []);
	assert.deepEqual(found(object({ a: { type: "string", ...words } })), ["string without maxLength"]);
	assert.deepEqual(found(object({ a: { type: "string", maxLength: 1 } })), ["no words"]);
	assert.deepEqual(found({ type: "object", properties: {} }), ["open object"]);
	assert.deepEqual(found({ type: "array", items: { type: "integer" } }), ["array without maxItems"]);
	assert.deepEqual(found({ type: "number" }), ["number is not allowed"]);
	assert.deepEqual(found({}), ["anything is not allowed"]);
	assert.deepEqual(found({ boundedBy: "some-limit" }), []);
	assert.deepEqual(found({ boundedBy: "" }), ["anything is not allowed"]);
});

for (const { manifest } of contracts) {
	const { id, actions, queries, collections } = manifest;

	test(`${id}: inputs, parameters and records are closed, bounded and in words`, () => {
		const found = [
			...Object.entries(actions).flatMap(([key, { input }]) => faults(input as Schema, `${key} input`)),
			...Object.entries(queries).flatMap(([key, { parameters }]) =>
				faults(parameters as Schema, `${key} parameters`),
			),
			...collections.flatMap(({ name, schema }) => faults(schema as Schema, name)),
		];
		assert.deepEqual(found, []);
	});

	test(`${id}: results are closed and in words`, () => {
		const found = Object.entries({ ...actions, ...queries }).flatMap(([key, { result }]) =>
			faults(result as Schema, `${key} result`),
		);
		// Results come from records, whose size is bounded, and a page has so many rows at most.
		const closedness = found.filter((each) => each.endsWith("no words") || each.endsWith("open object"));
		assert.deepEqual(closedness, []);
	});

	test(`${id}: inputs and parameters are objects, and parameters fit into an address`, () => {
		for (const { input } of Object.values(actions)) assert.equal((input as Schema).type, "object");
		for (const [key, { parameters }] of Object.entries(queries)) {
			assert.equal((parameters as Schema).type, "object");
			for (const [member, schema] of members(parameters as Schema)) {
				assert.ok(isFlat(schema), `${key} ${member}`);
			}
		}
	});
}
