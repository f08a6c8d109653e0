import assert from "node:assert/strict";
import { test } from "node:test";
import { casesService } from "@mingjian/services/cases/service.ts";
import { certificatesService } from "@mingjian/services/certificates/service.ts";
import { actForm, inputOf } from "./act-form.ts";

const query = (given: Record<string, string> = {}) => new URLSearchParams(given);
const id = "0".repeat(64);

test("a form asks for what the address does not give, member of member, and never for a hash or a moment", () => {
	const form = actForm(casesService.actions.decide.input, query({ case: id }))!;
	assert.deepEqual(form.given, { case: id });
	assert.deepEqual(Object.keys(form.schema.properties), [
		"outcome",
		"clause.law",
		"clause.article",
		"ruleDecision",
		"feeDecision",
		"feeFen",
	]);
	assert.deepEqual(form.schema.required, ["outcome"]);
});

test("what is answered becomes the input the action wants", () => {
	const form = actForm(casesService.actions.decline.input, query({ case: id }))!;
	assert.deepEqual(form.schema.required, ["clause.law", "clause.article"]);
	assert.deepEqual(inputOf(form, { "clause.law": "行政许可法", "clause.article": "第三十二条" }), {
		case: id,
		clause: { law: "行政许可法", article: "第三十二条" },
	});
});

test("codes without words get ours", () => {
	const form = actForm(certificatesService.actions.revoke.input, query())!;
	assert.deepEqual(form.schema.properties.reason?.anyOf?.[0], {
		const: "annulled",
		words: { zh: "撤销：颁发本来违法", en: "annulled: it was issued unlawfully" },
	});
});

test("there is no form for an act that needs a hash or a list of things", () => {
	assert.equal(actForm(casesService.actions.return.input, query({ case: id, stage: "check" })), undefined);
	assert.equal(actForm(certificatesService.actions.issue.input, query()), undefined);
});
