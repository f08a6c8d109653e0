import assert from "node:assert/strict";
import { test } from "node:test";
import { formOfAccept, formOfPath } from "./form.ts";

test("takes the form from a path's ending", () => {
	assert.deepEqual(formOfPath("/policy.json"), { path: "/policy", form: "json" });
	assert.deepEqual(formOfPath("/policy.txt"), { path: "/policy", form: "txt" });
	assert.deepEqual(formOfPath("/certificates/1.2.156"), { path: "/certificates/1.2.156", form: undefined });
});

const accepted: readonly (readonly [string | undefined, string])[] = [
	[undefined, "html"],
	["*/*", "html"],
	["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"],
	["application/json", "json"],
	["text/plain", "txt"],
	["application/json;q=0.5, text/plain", "txt"],
	["application/json, */*;q=0.1", "json"],
	["image/png", "html"],
	["application/json;q=nonsense", "json"],
	["x".repeat(2000), "html"],
];

for (const [accept, form] of accepted) {
	test(`gives ${form} to who accepts ${accept?.slice(0, 70)}`, () => {
		assert.equal(formOfAccept(accept), form);
	});
}
