import assert from "node:assert/strict";
import { test } from "node:test";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { Compile } from "typebox/compile";
import { isUscc } from "../../rules/uscc.ts";
import { matchesTerms, searchTerms } from "../../search/search-terms.ts";
import { segment } from "../../search/segment.ts";
import { CatalogueCity } from "../catalogue-city.test.ts";
import { Guide } from "../guide-schema.ts";
import { items } from "../state.ts";
import { demoItems } from "./demo-catalogue.ts";
import { demoDepartmentCode, demoDepartments } from "./demo-departments.ts";

const division = "990100";
const all = demoDepartments.flatMap((department) =>
	demoItems(department, demoDepartmentCode(department, division), division),
);

test("the demo city has eight departments with three items each, under distinct valid codes", () => {
	assert.equal(demoDepartments.length, 8);
	assert.equal(all.length, 24);
	assert.equal(new Set(all.map(({ code }) => code)).size, 24);
	assert.equal(new Set(all.map(({ guide }) => guide.title.zh)).size, 24);
	for (const department of demoDepartments) assert.ok(isUscc(demoDepartmentCode(department, division)));
});

test("every demo item is accepted by the contract", () => {
	const city = new CatalogueCity();
	assert.equal(city.act(city.police, "publish-many", { items: all }).code, "ok");
	for (const { code, guide } of all) assert.deepEqual(city.ledger.get(items, code)?.title, guide.title);
});

/** Chinese without English beside it, and members of the guide that are left out. */
function gaps(value: unknown, at: string): string[] {
	if (typeof value !== "object" || value === null) return [];
	const own = Object.hasOwn(value, "zh") && !(value as { en?: unknown }).en ? [at] : [];
	return [...own, ...Object.entries(value).flatMap(([name, member]) => gaps(member, `${at}/${name}`))];
}

test("every demo guide is complete in both languages", () => {
	const members = Object.keys(Guide.properties).filter((name) => name !== "origin");
	for (const { guide } of all) {
		assert.ok(validator(Guide).Check(guide));
		assert.deepEqual(gaps(guide, guide.title.zh), []);
		assert.deepEqual(Object.keys(guide).sort(), members.sort());
		for (const list of [guide.legalBasis, guide.conditions, guide.materials, guide.steps, guide.results])
			assert.ok(list && list.length > 0, guide.title.zh);
	}
});

test("English texts of the demo have no Chinese in them", () => {
	const chinese: string[] = [];
	JSON.stringify(all, (name, value) => {
		if (name === "en" && typeof value === "string" && /\p{Script=Han}/u.test(value)) chinese.push(value);
		return value;
	});
	assert.deepEqual(chinese, []);
});

test("the steps of a demo item take no longer than is promised", () => {
	for (const { guide } of all) {
		const days = guide.steps!.reduce((total, step) => total + (step.days ?? 0), 0);
		assert.equal(days, guide.limits?.promisedDays, guide.title.zh);
	}
});

test("every demo form is a JSON Schema that refuses an empty application", () => {
	for (const { guide } of all)
		assert.equal(Compile(guide.formSchema as never).Check({}), false, guide.title.zh);
});

const questions: readonly (readonly [question: string, title: string])[] = [
	["暂住证怎么办", "居住证申领"],
	["我要开店", "个体工商户设立登记"],
	["开饭店", "食品经营许可"],
	["给宝宝上户口", "出生登记"],
	["房产过户", "不动产转移登记（房屋买卖）"],
	["公积金租房提取", "住房公积金提取（租赁住房）"],
	["挖路", "占用、挖掘城市道路许可"],
	["old age allowance", "高龄津贴申领"],
	["residence permit", "居住证申领"],
	["building permit", "建筑工程施工许可证核发"],
];

for (const [question, title] of questions) {
	test(`a citizen who asks 「${question}」 finds 「${title}」`, () => {
		const terms = searchTerms(question);
		const found = all.filter(({ guide: { title, summary, keywords } }) => {
			const words = [title.zh, title.en, summary?.zh, summary?.en, ...keywords!.zh, ...keywords!.en];
			return matchesTerms(terms, new Set(words.flatMap((each) => segment(each ?? ""))));
		});
		assert.ok(
			found.some(({ guide }) => guide.title.zh === title),
			found.map(({ guide }) => guide.title.zh).join(),
		);
	});
}
