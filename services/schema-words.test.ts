import assert from "node:assert/strict";
import { test } from "node:test";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { Type } from "typebox";
import { closed, worded } from "./schema-words.ts";

test("words are added to a copy and the schema stays what it was", () => {
	const plain = Type.String({ maxLength: 3 });
	const named = worded(plain, "名称", "Name");
	assert.deepEqual(JSON.parse(JSON.stringify(named)), {
		type: "string",
		maxLength: 3,
		words: { zh: "名称", en: "Name" },
		description: "名称 / Name",
	});
	assert.equal("words" in plain, false);
});

test("an optional property stays optional with its words", () => {
	const schema = closed({ note: worded(Type.Optional(Type.String()), "备注", "Note") });
	assert.equal(validator(schema).Check({}), true);
	assert.equal(validator(schema).Check({ note: 1 }), false);
	assert.equal(JSON.stringify(schema).includes('"required"'), false);
});

test("a closed object refuses a member it does not name", () => {
	const schema = closed({ a: Type.Integer() });
	assert.equal(validator(schema).Check({ a: 1 }), true);
	assert.equal(validator(schema).Check({ a: 1, b: 2 }), false);
});
