import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, verifyReasons } from "./words.ts";

test("every reason has a sentence in Chinese and one in English", () => {
	assert.ok(verifyReasons.length > 50);
	for (const reason of verifyReasons) {
		const { zh, en } = explain(reason);
		assert.match(zh, /^\p{Script=Han}.*。$/u, reason);
		assert.match(en, /^[A-Z].*\.$/, reason);
	}
});
