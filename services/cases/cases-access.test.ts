import assert from "node:assert/strict";
import { test } from "node:test";
import { type Attempt, attempts, colleague, crowd, expected } from "../../testing/service-suite/case-acts.ts";
import { application, CasesCity, landFlow } from "./cases-city.test.ts";

test("role × action × department × whose case: only those named get through", (context) => {
	let cells = 0;
	for (const [action, attempt] of Object.entries(attempts)) {
		const names = crowd(new CasesCity()).map(({ name }) => name);
		const refusedCity = CasesCity.withFlow();
		const refusedCrowd = crowd(refusedCity);
		const refusedId = attempt.ready(refusedCity);
		for (const [at, name] of names.entries()) {
			cells++;
			if (!expected(attempt, refusedCrowd[at]!)) {
				const code = refusedCity.code(refusedCrowd[at]!.actor, action, attempt.input(refusedId));
				assert.notEqual(code, "ok", `${action} by ${name}`);
				assert.notEqual(code, "input-invalid", `${action} by ${name}`);
				continue;
			}
			const city = CasesCity.withFlow();
			const person = crowd(city)[at]!;
			assert.equal(
				city.code(person.actor, action, attempt.input(attempt.ready(city))),
				"ok",
				`${action} by ${name}`,
			);
		}
		cells += ownCases(action, attempt);
	}
	context.diagnostic(`${cells} cells`);
	assert.equal(cells, 424);
});

/** Officers whose turn it would be, on an application of their own: refused for every act of an office. */
function ownCases(action: string, attempt: Attempt): number {
	if (attempt.office === "applicant" || attempt.office === "anyone") return 0;
	for (const role of attempt.roles ?? []) {
		const city = CasesCity.withFlow();
		const officer = city.officer(`own ${role}`, city[attempt.office], role);
		const id = attempt.ready(city, { id: officer.id, by: officer.by });
		assert.equal(
			city.code(officer, action, attempt.input(id)),
			"own-case",
			`${action} by ${role} on their own`,
		);
	}
	return attempt.roles?.length ?? 0;
}

test("handing over is for the officer who has the stage, whatever their role", () => {
	for (const [at] of crowd(new CasesCity()).entries()) {
		const city = CasesCity.withFlow();
		const person = crowd(city)[at]!;
		const id = city.submitted();
		city.ok(city.clerk, "claim", { case: id, stage: "intake" });
		assert.notEqual(
			city.code(person.actor, "transfer", { case: id, stage: "intake", to: colleague }),
			"ok",
			person.name,
		);
		assert.equal(city.code(city.clerk, "transfer", { case: id, stage: "intake", to: colleague }), "ok");
	}
});

test("publishing is for the operator and for seals and flow editors", () => {
	const letIn = (action: string, input: object) => {
		const city = CasesCity.withFlow();
		return crowd(city)
			.filter(({ actor }) => city.code(actor, action, input) !== "not-allowed")
			.map(({ name }) => name);
	};
	const calendar = { year: 2027, notice: "n", holidays: [], workdays: [] };
	assert.deepEqual(letIn("publish-calendar", calendar), ["the operator"]);
	assert.deepEqual(letIn("publish-flow", { item: application.item, flow: landFlow() }), [
		"seal of planning",
		"seal of land",
		"flow-editor of planning",
		"flow-editor of land",
	]);
});
