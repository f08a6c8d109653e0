import assert from "node:assert/strict";
import { test } from "node:test";
import { answerFaults } from "./answer-faults.ts";
import type { Form } from "./form-schema.ts";
import { packFiles } from "./pack-files.test.ts";
import { readPack } from "./read-pack.ts";

const words = (zh: string, en: string) => ({ zh, en });

const form: Form = {
	type: "object",
	properties: {
		name: { type: "string", words: words("姓名", "Name"), minLength: 2, maxLength: 5, group: "person" },
		number: {
			type: "string",
			words: words("公民身份号码", "Identity number"),
			format: "citizen-id",
			group: "person",
		},
		born: { type: "string", words: words("出生日期", "Date of birth"), format: "date", group: "person" },
		rooms: {
			type: "integer",
			words: words("几间房？", "How many rooms?"),
			minimum: 1,
			maximum: 9,
			group: "home",
		},
		rents: { type: "boolean", words: words("是否租住？", "Do you rent?"), group: "home" },
		rent: {
			type: "integer",
			words: words("月租（分）", "Rent, fen"),
			minimum: 0,
			maximum: 99,
			group: "home",
			showIf: { name: "rents", is: true },
		},
		code: {
			type: "string",
			words: words("编码", "Code"),
			maxLength: 9,
			pattern: "[A-Z]{2}-[0-9]{2}",
			example: "PS-17",
			group: "home",
		},
		ground: {
			words: words("理由", "Ground"),
			anyOf: [
				{ const: "work", words: words("就业", "Work") },
				{ const: "home", words: words("住所", "Home") },
			],
			group: "home",
		},
	},
	required: ["name", "number", "born", "rooms", "rents", "rent", "ground"],
	additionalProperties: false,
	sections: [
		{
			id: "all",
			words: words("全部", "All"),
			questions: ["name", "number", "born", "rooms", "rents", "rent", "code", "ground"],
		},
	],
};

const good = {
	name: "林晓",
	number: "11010519491231002X",
	born: "2024-02-29",
	rooms: 3,
	rents: false,
	ground: "work",
};

function codes(answers: object): string[] {
	return answerFaults(form, answers as Record<string, unknown>).map(
		({ code, pointer }) => `${code} ${pointer}`,
	);
}

test("answers that are all in order have no fault", () => {
	assert.deepEqual(codes(good), []);
	assert.deepEqual(codes({ ...good, rents: true, rent: 0, code: "PS-17" }), []);
});

const wrong: readonly (readonly [object, string])[] = [
	[{ name: undefined }, "required /name"],
	[{ name: "林" }, "too-short /name"],
	[{ name: "林晓林晓林晓" }, "too-long /name"],
	[{ name: 7 }, "type /name"],
	[{ name: "林\ud800" }, "type /name"],
	[{ number: "110105194912310021" }, "citizen-id /number"],
	[{ born: "2023-02-29" }, "date /born"],
	[{ born: "2023-13-01" }, "date /born"],
	[{ rooms: 0 }, "too-small /rooms"],
	[{ rooms: 10 }, "too-large /rooms"],
	[{ rooms: 1.5 }, "type /rooms"],
	[{ rents: "yes" }, "type /rents"],
	[{ rents: true }, "required /rent"],
	[{ rent: 5 }, "not-asked /rent"],
	[{ code: "PS-170" }, "pattern /code"],
	[{ ground: "school" }, "choice /ground"],
	[{ colour: "red" }, "unknown /colour"],
];

for (const [change, expected] of wrong) {
	test(`says that ${JSON.stringify(change)} is ${expected}`, () => {
		assert.deepEqual(codes({ ...good, ...change }), [expected]);
	});
}

test("says in both languages what to do, question by question in the order of the pages", () => {
	const said = answerFaults(form, { rooms: 10, ground: "work", name: "林" });
	assert.deepEqual(
		said.map(({ words: { zh } }) => zh),
		[
			"“姓名”太短，至少 2 个字。",
			"请回答“公民身份号码”。",
			"请回答“出生日期”。",
			"“几间房”不能大于 9。",
			"请回答“是否租住”。",
		],
	);
	assert.equal(said[3]!.words.en, "The number must be 9 or less: How many rooms?");
});

test("every question of the land pack can be missed, and is named", () => {
	const { pack } = readPack(packFiles("land-pre-approval"));
	const missed = answerFaults(pack!.form, {});
	const asked = pack!.form.required.filter((name) => pack!.form.properties[name]!.showIf === undefined);
	assert.deepEqual(new Set(missed.map(({ name }) => name)), new Set(asked));
});
