import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { PublishFlowInput } from "../cases/inputs.ts";
import { flowFault } from "../cases/rules/flow-fault.ts";
import { PublishInput } from "../catalogue/inputs.ts";
import { guideFault } from "../catalogue/rules/check-guide.ts";
import { DefineTypeInput } from "../certificates/inputs.ts";
import { DraftInput } from "../rulebook/inputs.ts";
import { bindPack, unboundDepartments } from "./bind-pack.ts";
import { packFaultWords } from "./pack-fault.ts";
import { packFiles, packFolders } from "./pack-files.test.ts";
import { readPack } from "./read-pack.ts";

const day = Date.parse("2026-03-02T09:00:00+08:00");
const credit = "11449900MB0000004X";

for (const id of packFolders) {
	test(`the pack ${id} is whole, and what it publishes fits the services`, () => {
		const { pack, faults } = readPack(packFiles(id));
		assert.deepEqual(faults, []);
		assert.equal(pack!.head.id, id);
		const departments = Object.fromEntries(
			pack!.head.departments.map(({ alias }, at) => [alias, `department:${credit.slice(0, 17)}${at}`]),
		);
		const bound = bindPack(pack!, { departments, divisionCode: "449900", effectiveFromMs: day });
		const { item, guide, flow, rules, certificate } = bound;
		const fits = (schema: Parameters<typeof validator>[0], value: unknown) =>
			assert.ok(validator(schema).Check(value), JSON.stringify(validator(schema).Errors(value)));
		fits(PublishInput, { code: item, guide });
		assert.equal(guideFault(guide), undefined);
		fits(PublishFlowInput, { item, flow });
		assert.equal(flowFault(flow), undefined);
		for (const rule of rules) fits(DraftInput, { rule });
		if (certificate) fits(DefineTypeInput, certificate);
		const aliases = new RegExp(
			`"department:(${pack!.head.departments.map(({ alias }) => alias).join("|")})"`,
		);
		assert.doesNotMatch(canonicalJson(flow), aliases);
	});
}

type Change = (files: Record<string, Record<string, never>>) => void;

/** The codes and places of everything wrong with the land pack after a change. */
function found(change: Change, id = "land-pre-approval"): string[] {
	const files = Object.fromEntries(
		Object.entries(packFiles(id)).map(([name, text]) => [name, JSON.parse(text) as Record<string, never>]),
	);
	change(files);
	const texts = Object.fromEntries(
		Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]),
	);
	return readPack(texts).faults.map(({ file, pointer, code }) => `${code} ${file}${pointer}`);
}

/** Sets a member deep inside a file; undefined removes it. */
function set(path: string, value: unknown): Change {
	const [file, ...steps] = path.split("#/").flatMap((part, at) => (at === 0 ? [part] : part.split("/")));
	return (files) => {
		const last = steps.pop()!;
		const owner = steps.reduce((so, step) => so[step] as never, files[file!] as Record<string, unknown>);
		if (value === undefined) delete owner[last];
		else owner[last] = value;
	};
}

const question = "form.json#/properties/parcel";
const cases: readonly (readonly [string, Change, readonly string[]])[] = [
	["nothing", () => {}, []],
	["a missing member", set("flow.json#/title", undefined), ["required flow.json/title"]],
	["a member that is misspelt", set("guide.json#/titel", {}), ["additionalProperties guide.json/titel"]],
	[
		"an undeclared department",
		set("flow.json#/stages/0/offices/0/department", "department:tax"),
		["department-undeclared flow.json/tax"],
	],
	[
		"a flow that leads nowhere",
		set("flow.json#/stages/2/after", ["decision"]),
		["flow-unreachable flow.json"],
	],
	[
		"another promise in the guide",
		set("guide.json#/limits/promisedDays", 9),
		["limits-guide guide.json/limits"],
	],
	[
		"another material in the guide",
		set("guide.json#/materials/0/name/zh", "别的材料"),
		["material-guide guide.json/materials"],
	],
	[
		"a question of two kinds",
		set(`${question}/anyOf`, [
			{ const: "a", words: { zh: "甲", en: "A" } },
			{ const: "b", words: { zh: "乙", en: "B" } },
		]),
		["question-kind form.json/properties/parcel"],
	],
	[
		"a text without end",
		set(`${question}/maxLength`, undefined),
		["question-bound form.json/properties/parcel", "public-unfilled flow.json/publicMembers/0"],
	],
	[
		"an example that does not fit",
		set(`${question}/example`, "PS-1"),
		["question-pattern form.json/properties/parcel"],
	],
	[
		"a pattern that is none",
		set(`${question}/pattern`, "["),
		["question-pattern form.json/properties/parcel"],
	],
	[
		"two destinations",
		set(`${question}/group`, "project"),
		["question-destination form.json/properties/parcel"],
	],
	[
		"a question named as what every object inherits",
		(files) => {
			const { properties } = files["form.json"] as unknown as { properties: Record<string, object> };
			set("form.json#/properties/constructor", { ...properties.location })(files);
			set("form.json#/sections/1/questions", ["parcel", "location", "constructor"])(files);
		},
		["question-name form.json/properties/constructor"],
	],
	[
		"a question on no page",
		set("form.json#/sections/1/questions", ["location"]),
		["question-unplaced form.json/properties/parcel"],
	],
	[
		"a page with an unknown question",
		set("form.json#/sections/1/questions", ["parcel", "location", "colour"]),
		["question-unknown form.json/sections/1/questions/2"],
	],
	[
		"a condition on a later question",
		set("form.json#/sections/3/questions", ["basicFarmlandReason", "basicFarmland"]),
		["show-if form.json/properties/basicFarmlandReason"],
	],
	[
		"a group the flow does not seal",
		set("form.json#/properties/location/group", "wealth"),
		["group-undeclared form.json/properties/location"],
	],
	["a public member that may be empty", set("form.json#/required", []), []],
	[
		"an unknown rule",
		set("flow.json#/rules/accept/rule", "no-such-rule"),
		["rule-unused rule-land-pre-approval-intake.json", "rule-unknown flow.json/rules/accept/rule"],
	],
	[
		"an outcome that says nothing",
		set("flow.json#/rules/accept/outcome", "finding"),
		["rule-outcome flow.json/rules/accept/outcome"],
	],
	[
		"a fact without a source",
		set("flow.json#/rules/accept/facts/approval", undefined),
		["fact-source flow.json/rules/accept/facts/approval"],
	],
	[
		"a fact of another type",
		set("flow.json#/rules/accept/facts/approval", { answer: "basicFarmland" }),
		["fact-type flow.json/rules/accept/facts/approval"],
	],
	[
		"a value for what is always answered",
		set("flow.json#/rules/accept/facts/approval", { answer: "approval", otherwise: "file" }),
		["fact-otherwise flow.json/rules/accept/facts/approval"],
	],
	[
		"a certificate without a source",
		set("certificate.json#/members/parcel", undefined),
		["member-source certificate.json/members/parcel"],
	],
	[
		"a certificate the guide does not name",
		set("guide.json#/results/0/certificateType", "other"),
		["certificate-guide guide.json/results"],
	],
	[
		"a rule with a wrong example",
		set("rule-land-pre-approval-intake.json#/examples/0/outcome/acceptable", false),
		["example-failed rule-land-pre-approval-intake.json/examples/0"],
	],
];

for (const [what, change, expected] of cases) {
	test(`says where a pack has ${what}`, () => {
		const faults = found(change);
		if (what === "a public member that may be empty") {
			assert.ok(faults.includes("public-unfilled flow.json/publicMembers/0"), faults.join());
			assert.ok(faults.includes("group-empty flow.json/sealing/groups/0"), faults.join());
		} else assert.deepEqual(faults, expected);
	});
}

test("says everything that is wrong at once, files that are missing, surplus or no JSON among it", () => {
	const { "guide.json": _, ...files } = packFiles("land-pre-approval");
	const { pack, faults } = readPack({ ...files, "form.json": "{", "run.ts": "code" });
	assert.equal(pack, undefined);
	assert.deepEqual(
		faults.map(({ code, file }) => `${code} ${file}`),
		["file-missing guide.json", "not-json form.json", "file-surplus run.ts"],
	);
	for (const { zh, en } of Object.values(packFaultWords)) {
		assert.match(zh, /\p{Script=Han}.*。$/u);
		assert.match(en, /^[A-Z].*\.$/);
	}
});

test("is bound to a city only with all its departments", () => {
	const { pack } = readPack(packFiles("land-pre-approval"));
	const departments = { housing: "department:a1" };
	assert.deepEqual(unboundDepartments(pack!, departments), ["natural-resources", "urban-management"]);
	assert.throws(
		() => bindPack(pack!, { departments, divisionCode: "449900", effectiveFromMs: 1 }),
		RangeError,
	);
});
