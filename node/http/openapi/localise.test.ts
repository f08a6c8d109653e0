import assert from "node:assert/strict";
import { test } from "node:test";
import { localise } from "./localise.ts";

const name = { zh: "名称", en: "Name" };

test("pairs of words become text, and a schema's words its description", () => {
	const schema = { type: "string", words: name, description: "名称 / Name" };
	assert.deepEqual(localise({ summary: name, list: [schema] }, "en"), {
		summary: "Name",
		list: [{ type: "string", description: "Name" }],
	});
	assert.equal(localise(name, "zh"), "名称");
});

test("data keeps its pairs, and members that others named are never taken for ours", () => {
	assert.deepEqual(localise({ example: name, const: name, default: name }, "en"), {
		example: name,
		const: name,
		default: name,
	});
	const properties = {
		words: { words: name },
		enum: { title: name },
		example: { title: name },
		zh: { type: "string" },
		en: { type: "string" },
	};
	assert.deepEqual(localise({ properties }, "en"), {
		properties: {
			words: { description: "Name" },
			enum: { title: "Name" },
			example: { title: "Name" },
			zh: { type: "string" },
			en: { type: "string" },
		},
	});
});
