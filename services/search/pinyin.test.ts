import assert from "node:assert/strict";
import { test } from "node:test";
import { demoDepartments } from "../catalogue/demo/demo-departments.ts";
import { pinyinReadings, pinyinTokens, readingOf } from "./pinyin.ts";
import { syllableOf } from "./pinyin-syllables.ts";
import { synonyms } from "./synonyms.ts";

test("every syllable a Chinese text of ours is read by is one a person can type", () => {
	const chinese =
		`${JSON.stringify(demoDepartments)}${JSON.stringify(synonyms)}`.match(/\p{Script=Han}+/gu) ?? [];
	const read = new Set(chinese.flatMap(readingOf));
	assert.ok(read.size > 200, `${read.size} syllables`);
	assert.deepEqual(
		[...read].filter((each) => syllableOf(each) === undefined),
		[],
	);
});

test("a text is found by neighbouring syllables and by three initials", () => {
	assert.deepEqual(pinyinTokens("居住证"), ["juʼzhu", "zhuʼzheng", "ʼjzz"]);
	assert.deepEqual(pinyinTokens("证"), []);
});

test("a word is read in every way it can be, and an unfinished end is left out", () => {
	assert.deepEqual(pinyinReadings(["xian"]), [["xiʼan"]]);
	assert.deepEqual(pinyinReadings(["fangan"]), [["fangʼan"], ["fanʼgan"]]);
	assert.deepEqual(pinyinReadings(["juzhuzh"]), [["juʼzhu"]]);
	assert.deepEqual(pinyinReadings(["qinlue"])[0], ["qinʼlve"]);
});

test("words that are not pinyin have no reading, however long", () => {
	for (const word of ["permit", "", "zh", "x9", "a".repeat(200), "residence"])
		assert.ok(pinyinReadings([word]).length <= 4, word);
	assert.deepEqual(pinyinReadings(["permit"]), []);
	assert.deepEqual(pinyinReadings(["zh"]), []);
});
