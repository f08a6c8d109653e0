import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned } from "./aligned.ts";
import type { Documents } from "./design.ts";
import { newDocuments, newRule } from "./new-design.ts";

const title = { zh: "养犬登记", en: "Dog registration" };
const begun = (): Documents =>
	newDocuments({
		title,
		taskType: "07",
		audience: "person",
		department: "department:a1",
		law: { name: title, article: { zh: "第一条", en: "Article 1" } },
	});

const material = (zh: string) =>
	({ name: { zh, en: zh }, kind: "electronic", source: "other", required: true, held: false }) as const;

test("a material is written in the guide, asked for by the flow, and keeps its code when it is renamed or moved", () => {
	const documents = begun();
	const first = aligned({
		...documents,
		guide: { ...documents.guide, materials: [material("照片"), material("证明")] },
	});
	assert.deepEqual(
		first.flow.materials.map(({ code, title: { zh } }) => [code, zh]),
		[
			["material-a", "照片"],
			["material-b", "证明"],
		],
	);
	const moved = aligned({
		...first,
		guide: { ...first.guide, materials: [material("证明"), material("照片")] },
	});
	assert.deepEqual(
		moved.flow.materials.map(({ code }) => code),
		["material-b", "material-a"],
	);
	const renamed = aligned({
		...moved,
		guide: { ...moved.guide, materials: [material("证明书"), material("照片")] },
	});
	assert.deepEqual(
		renamed.flow.materials.map(({ code }) => code),
		["material-b", "material-a"],
	);
	const fewer = aligned({ ...renamed, guide: { ...renamed.guide, materials: [material("照片")] } });
	assert.deepEqual(
		fewer.flow.materials.map(({ code }) => code),
		["material-a"],
	);
});

test("facts of a rule come from the question of their name, and go with the fact", () => {
	const documents = begun();
	const rule = newRule("dog", title);
	const facts = [
		{ name: "phone", title, type: "string" },
		{ name: "onDate", title, type: "date" },
		{ name: "height", title, type: "int" },
	] as never;
	const use = { rule: "dog", outcome: "eligible", facts: { gone: { answer: "gone" } } };
	const wired = aligned({
		...documents,
		rules: { dog: { ...rule, facts } },
		flow: { ...documents.flow, rules: { grant: use } },
	});
	assert.deepEqual(wired.flow.rules!.grant!.facts, {
		phone: { answer: "phone" },
		onDate: { day: "submitted" },
	});
});

test("the guide states the limits of the flow", () => {
	const documents = begun();
	const limits = { statutoryDays: 7, promisedDays: 6 };
	assert.deepEqual(aligned({ ...documents, flow: { ...documents.flow, limits } }).guide.limits, limits);
});
