import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "./language.ts";

test("the language is the one asked for, else the locale's, else Chinese", () => {
	assert.equal(languageOf({}), "zh");
	assert.equal(languageOf({ LANG: "C.UTF-8" }), "zh");
	assert.equal(languageOf({ LANG: "POSIX" }), "zh");
	assert.equal(languageOf({ LANG: "zh_CN.UTF-8" }), "zh");
	assert.equal(languageOf({ LANG: "en_GB.UTF-8" }), "en");
	assert.equal(languageOf({ LANG: "de_DE" }), "en");
	assert.equal(languageOf({ LANG: "en_GB", LC_ALL: "zh_CN" }), "zh");
	assert.equal(languageOf({ LANG: "zh_CN", MINGJIAN_LANG: "en" }), "en");
	assert.equal(languageOf({ LANG: "zh_CN", MINGJIAN_LANG: "xx" }), "zh");
});
