import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Documents } from "../design.ts";
import { emptyOf, kindOfMember } from "./member-schema.ts";
import { pageOf } from "./page-of.ts";
import { type Place, placeAt, stepInto, withValue } from "./place.ts";
import { placeForm, readPlace, writtenAt } from "./place-form.ts";

const packs = join(import.meta.dirname, "../../../services/packs");

/** The documents of a pack as the designer opens them. */
function documentsOf(pack: string): Documents {
	const read = (name: string) => JSON.parse(readFileSync(join(packs, pack, name), "utf8")) as never;
	const names = readdirSync(join(packs, pack));
	const rules = names
		.filter((name) => name.startsWith("rule-"))
		.map((name) => read(name) as { readonly id: string });
	return {
		guide: read("guide.json"),
		form: read("form.json"),
		flow: read("flow.json"),
		rules: Object.fromEntries(rules.map((rule) => [rule.id, rule])) as never,
		...(names.includes("certificate.json") ? { certificate: read("certificate.json") as never } : {}),
	};
}

const all = [
	"land-pre-approval",
	"residence-permit",
	"road-works",
	"company-registration",
	"elderly-allowance",
];

/** Every place below one that has a page of its own. */
function pagesBelow(documents: Documents, place: Place): Place[] {
	const value = (place.value ?? {}) as object;
	const kind = kindOfMember(place.schema);
	const steps =
		kind === "object"
			? Object.keys(place.schema.properties!)
			: ["list", "map"].includes(kind)
				? Object.keys(value)
				: [];
	const below = steps.flatMap((step) => {
		const next = stepInto(documents, place, step);
		return next && next.value !== undefined ? pagesBelow(documents, next) : [];
	});
	const own = pageOf(documents, place.path)?.at === place.path && kind === "object";
	return own ? [place, ...below] : below;
}

/** What a browser sends of a form that nobody changed. */
function unchanged(written: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
	return new URLSearchParams(
		Object.entries(written).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
	);
}

test("every page of every pack, sent as it came, leaves the documents as they were", () => {
	let pages = 0;
	for (const pack of all) {
		const documents = documentsOf(pack);
		const roots = ["guide", "flow", "certificate", ...Object.keys(documents.rules).map((id) => `rule:${id}`)];
		for (const place of roots.flatMap((root) => pagesBelow(documents, placeAt(documents, root)!))) {
			if (place.value === undefined) continue;
			const departments = [...JSON.stringify(documents.flow).matchAll(/"(department:[^"]+)"/g)].map(
				([, value]) => ({ value: value!, words: { zh: value!, en: value! } }),
			);
			const form = placeForm({ documents, departments, hidden: [] }, place);
			const read = readPlace(form, place, unchanged(writtenAt(form, place.value)));
			assert.deepEqual(read.faults, [], `${pack} ${place.path}`);
			assert.deepEqual(read.value, place.value, `${pack} ${place.path}`);
			pages += 1;
		}
	}
	assert.ok(pages > 200, `${pages} pages`);
});

test("a row is written, moved into place and taken away again", () => {
	const documents = documentsOf("residence-permit");
	const place = placeAt(documents, "guide/conditions/-")!;
	assert.equal(place.value, undefined);
	const form = placeForm({ documents, departments: [], hidden: [] }, place);
	const empty = readPlace(form, place, new URLSearchParams());
	assert.deepEqual(empty.faults, [{ name: "zh", fault: "missing" }]);
	const { value } = readPlace(form, place, new URLSearchParams({ zh: "年满十八", en: "An adult" }));
	const longer = withValue(documents, place.path, value);
	assert.deepEqual(longer.guide.conditions!.at(-1), { zh: "年满十八", en: "An adult" });
	const at = longer.guide.conditions!.length - 1;
	assert.deepEqual(withValue(longer, `guide/conditions/${at}`, undefined), documents);
});

test("an object that may be left out is whole or not there", () => {
	const documents = documentsOf("residence-permit");
	const place = placeAt(documents, "flow")!;
	const ground = {
		documents,
		departments: [{ value: "department:civil-affairs", words: { zh: "民政", en: "Civil" } }],
		hidden: [],
	};
	const form = placeForm(ground, place);
	const fields = unchanged(writtenAt(form, place.value));
	for (const name of ["appeal.office.department", "appeal.office.role", "appeal.withinDays", "appeal.days"])
		fields.delete(name);
	assert.equal("appeal" in (readPlace(form, place, fields).value as object), false);
	fields.set("appeal.days", "10");
	const { faults } = readPlace(form, place, fields);
	assert.deepEqual(
		faults.map(({ name, fault }) => [name, fault]),
		["appeal.office.department", "appeal.office.role", "appeal.withinDays"].map((name) => [name, "missing"]),
	);
});

test("no path leads out of the documents", () => {
	const documents = documentsOf("residence-permit");
	for (const path of [
		"",
		"pack",
		"rules",
		"__proto__",
		"guide/__proto__",
		"guide/constructor",
		"rule:constructor",
		"flow/stages/1",
		"flow/stages/-1",
		"flow/stages/0x0",
		"flow/stages/0/title/zh/length",
		"form/properties/__proto__",
		`flow${"/stages".repeat(20)}`,
	])
		assert.equal(placeAt(documents, path), undefined, path);
	const polluted = JSON.parse('{"__proto__":{"a":1}}') as object;
	assert.equal((withValue(documents, "guide/summary", polluted) as { readonly a?: number }).a, undefined);
});

test("what a rule's example holds, the rule itself says", () => {
	const documents = documentsOf("residence-permit");
	const facts = placeAt(documents, "rule:residence-permit/examples/0/facts")!;
	assert.deepEqual(
		Object.keys(facts.schema.properties!),
		documents.rules["residence-permit"]!.facts.map(({ name }) => name),
	);
	assert.equal(facts.schema.properties!.since!.format, "date");
	assert.deepEqual(emptyOf(placeAt(documents, "rule:residence-permit/examples/-")!.schema), {
		title: {},
		facts: {},
	});
});
