import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import fc from "fast-check";
import { indexTokens } from "./index-tokens.ts";
import { matchExpression, matchesTerms, maxTerms, searchTerms } from "./search-terms.ts";
import { segment } from "./segment.ts";
import { noise, synonyms } from "./synonyms.ts";

const found: readonly (readonly [query: string, text: string])[] = [
	["居住证", "居住证申领"],
	["暂住证怎么办理", "居住证申领"],
	["我要开店", "营业执照核发（个体工商户）"],
	["社保", "社会保险登记"],
	["五险", "Social insurance registration"],
	["公积金提取", "住房公积金提取"],
	["取出公积金", "住房公积金提取"],
	["how to get a residence permit", "居住证申领 Residence Permit"],
	["食品经营许可证", "食品经营许可"],
	["511A0138000000-511602000000", "511A0138000000-511602000000-000"],
	["建设用地规划", "建设用地规划许可证核发"],
	["办", "补办"],
	["Birth Registrations", "birth registration"],
];

for (const [query, text] of found) {
	test(`「${query}」 finds 「${text}」`, () => {
		assert.ok(matchesTerms(searchTerms(query), new Set(segment(text))));
	});
}

const missed: readonly (readonly [query: string, text: string])[] = [
	["居住证", "居民身份证申领"],
	["居住证 驾驶证", "居住证申领"],
	["taxi", "tax registration"],
	["", "居住证申领"],
	["！？", "居住证申领"],
];

for (const [query, text] of missed) {
	test(`「${query}」 does not find 「${text}」`, () => {
		assert.equal(matchesTerms(searchTerms(query), new Set(segment(text))), false);
	});
}

const byPinyin: readonly (readonly [query: string, text: string])[] = [
	["juzhuzheng", "居住证申领"],
	["Ju Zhu Zheng", "居住证申领"],
	["juzhuzhengsh", "居住证申领"],
	["jzz", "居住证申领"],
	["sfz", "居民身份证申领"],
	["shebao", "社会保险登记"],
	["she bao", "单位社会保险登记"],
	["gongjijin tiqu", "住房公积金提取"],
	["shigong xuke", "建筑工程施工许可证核发"],
	["xingzheng fuyi", "行政复议"],
	["yinhang", "银行开户"],
	["lvyou", "旅游经营许可"],
	["xianshi", "西安市户口迁移"],
	["juzhu 证", "居住证申领"],
];

for (const [query, text] of byPinyin) {
	test(`「${query}」 finds 「${text}」 by its pinyin`, () => {
		assert.ok(
			matchesTerms(searchTerms(query), new Set(indexTokens(text))),
			JSON.stringify(searchTerms(query)),
		);
	});
}

const missedByPinyin: readonly (readonly [query: string, text: string])[] = [
	["juzhuzheng", "居民身份证申领"],
	["zhengzhuju", "居住证申领"],
	["yinxing", "银行开户"],
	["jzz", "建筑工程施工许可证核发"],
	["ju", "居住证申领"],
	["change", "居住证申领"],
];

for (const [query, text] of missedByPinyin) {
	test(`「${query}」 does not find 「${text}」 by its pinyin`, () => {
		assert.equal(matchesTerms(searchTerms(query), new Set(indexTokens(text))), false);
	});
}

test("a Latin word is looked for as it is written, whether or not it could be pinyin", () => {
	for (const word of ["women", "change", "tax", "dig", "bmw"])
		assert.ok(matchesTerms(searchTerms(word), new Set(segment(word))), word);
});

test("each word of a row of synonyms finds every other word of the row", () => {
	for (const row of synonyms) {
		for (const asked of row) {
			for (const written of row)
				assert.ok(matchesTerms(searchTerms(asked), new Set(segment(written))), `${asked} → ${written}`);
		}
	}
});

test("no word is both a synonym and noise, and none stands in two rows", () => {
	const words = [...synonyms.flat(), ...noise];
	assert.deepEqual(
		words.filter((word, index) => words.indexOf(word) !== index),
		[],
	);
});

test("a question keeps sixteen terms at most", () => {
	assert.equal(searchTerms("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏").length, maxTerms);
});

function ftsIndex(texts: readonly string[]): DatabaseSync {
	const database = new DatabaseSync(":memory:");
	database.exec("CREATE VIRTUAL TABLE words USING fts5(tokens, tokenize = 'unicode61')");
	const insert = database.prepare("INSERT INTO words(tokens) VALUES (?)");
	for (const text of texts) insert.run(segment(text).join(" "));
	return database;
}

test("the full-text index finds what the terms mean", () => {
	const texts = [...new Set([...found, ...missed].map(([, text]) => text))];
	const database = ftsIndex(texts);
	const ask = database.prepare("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid");
	for (const [query] of [...found, ...missed]) {
		const terms = searchTerms(query);
		const expression = matchExpression(terms, "all");
		const rows = expression ? ask.all(expression).map((row) => texts[Number(row.rowid) - 1]) : [];
		assert.deepEqual(
			rows,
			texts.filter((text) => matchesTerms(terms, new Set(segment(text)))),
			query,
		);
	}
});

test("no question is a syntax error in the index, and asking for any term finds at least as much", () => {
	const database = ftsIndex(["居住证申领", "营业执照", "tax registration"]);
	const count = database.prepare("SELECT count(*) AS n FROM words WHERE words MATCH ?");
	const parts = fc.oneof(
		fc.constantFrom("居住", '"', "AND", "NEAR(", "*", "^", "tax", "-", ":"),
		fc.string(),
	);
	fc.assert(
		fc.property(fc.array(parts, { maxLength: 8 }), (query) => {
			const terms = searchTerms(query.join(" "));
			const all = matchExpression(terms, "all");
			const any = matchExpression(terms, "any");
			if (!all || !any) return;
			assert.ok(Number(count.get(any)?.n) >= Number(count.get(all)?.n));
		}),
	);
});
