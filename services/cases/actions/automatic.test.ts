import assert from "node:assert/strict";
import { test } from "node:test";
import { ageRules } from "../../../testing/service-suite/case-wiring.ts";
import { application, automaticFlow, CasesCity, hashOf, landFlow, law } from "../cases-city.test.ts";

test("a rule accepts and grants through the department's seal without a human step", () => {
	const city = CasesCity.withRule();
	const id = city.submitted();
	const ruleDecision = city.ruled(id);
	city.ok(city.planning, "accept", { case: id, ruleDecision });
	city.ok(city.planning, "decide", { case: id, outcome: "granted", ruleDecision });
	city.ok(city.planning, "deliver", { case: id, channel: "electronic", certificate: "1.2.156.3005.2.X" });
	city.ok(city.planning, "archive", { case: id, file: hashOf("file") });
	const { status, decision, acceptance } = city.get(id);
	assert.equal(status, "archived");
	assert.deepEqual([decision?.automatic, decision?.by], [true, city.planning.id]);
	assert.deepEqual(decision?.basis, acceptance);
	const { inputCommitments, ruleHash: _, traceCommitment: __, ...named } = decision!.basis!;
	assert.deepEqual(named, { decision: ruleDecision, rule: "age-rule", version: 1 });
	assert.equal(inputCommitments.length, 1);
});

test("a seal does nothing without a rule's decision on this very case that says yes", () => {
	const city = CasesCity.withRule();
	const id = city.submitted();
	const code = (ruleDecision?: string) =>
		city.code(city.planning, "accept", { case: id, ...(ruleDecision ? { ruleDecision } : {}) });
	assert.equal(code(), "rule-decision-needed");
	assert.equal(code("00".repeat(16)), "rule-decision-unknown");
	assert.equal(code(city.ruled(city.submitted(city.li))), "rule-decision-other");
	assert.equal(code(city.ruled(id, 79)), "rule-not-met");
	assert.equal(code(city.ruled(id, 80)), "ok");
	const grant = (ruleDecision: string) =>
		city.code(city.planning, "decide", { case: id, outcome: "granted", ruleDecision });
	assert.equal(grant(city.ruled(id, 79)), "rule-not-met");
	assert.equal(city.get(id).status, "reviewing");
});

test("a decision by rule that is older than the applicant's correction counts no more", () => {
	const city = CasesCity.withRule();
	const id = city.submitted();
	const before = city.ruled(id);
	city.ok(city.clerk, "return", { case: id, stage: "intake", materials: ["map"], explanation: hashOf("x") });
	city.days(1);
	city.ok(city.wang, "correct", { case: id, materials: application.materials });
	const accept = (ruleDecision: string) => city.code(city.planning, "accept", { case: id, ruleDecision });
	assert.equal(accept(before), "rule-decision-stale");
	assert.equal(accept(city.ruled(id)), "ok");
});

test("what the rule does not grant is for a named officer, who may rest a denial on it", () => {
	const city = CasesCity.withRule();
	const id = city.accepted();
	const no = city.ruled(id, 79);
	const decide = (by: typeof city.planning, more: object) => city.code(by, "decide", { case: id, ...more });
	assert.equal(
		decide(city.planning, { outcome: "denied", clause: law, ruleDecision: no }),
		"automatic-denial",
	);
	assert.equal(decide(city.planning, { outcome: "granted" }), "rule-decision-needed");
	assert.equal(decide(city.land, { outcome: "granted", ruleDecision: city.ruled(id) }), "office-other");
	assert.equal(decide(city.decider, { outcome: "granted", ruleDecision: no }), "rule-not-met");
	assert.equal(decide(city.decider, { outcome: "denied", clause: law, ruleDecision: no }), "ok");
	const { decision } = city.get(id);
	assert.deepEqual([decision?.automatic, decision?.basis?.decision], [false, no]);
});

test("a rule decides nothing where the flow leaves it to officers, for its own department, or after an appeal", () => {
	const plain = CasesCity.withRule(landFlow());
	const id = plain.reviewed();
	const granted = { outcome: "granted", ruleDecision: plain.ruled(id) };
	assert.equal(plain.code(plain.planning, "decide", { case: id, ...granted }), "officer-needed");
	assert.equal(plain.code(plain.decider, "decide", { case: id, ...granted }), "rule-decision-other");
	assert.equal(
		plain.code(plain.planning, "deliver", { case: plain.decided(), channel: "post" }),
		"officer-needed",
	);
	const ruled = CasesCity.withRule();
	const own = ruled.submitted(ruled.planning);
	const ruleDecision = ruled.ruled(own);
	assert.equal(ruled.code(ruled.planning, "accept", { case: own, ruleDecision }), "ok");
	assert.equal(
		ruled.code(ruled.planning, "decide", { case: own, outcome: "granted", ruleDecision }),
		"own-case",
	);
	const { appeal } = landFlow();
	const again = CasesCity.withRule(automaticFlow({ appeal: appeal! }));
	const appealed = again.accepted();
	const grant = () => ({ case: appealed, outcome: "granted", ruleDecision: again.ruled(appealed) });
	again.ok(again.planning, "decide", grant());
	again.ok(again.planning, "deliver", { case: appealed, channel: "electronic" });
	again.ok(again.wang, "appeal", { case: appealed, grounds: hashOf("g") });
	again.ok(again.landDecider, "decide-appeal", { case: appealed, outcome: "overturned", clause: law });
	assert.equal(again.code(again.planning, "decide", grant()), "officer-needed");
	assert.equal(again.code(again.decider, "decide", { case: appealed, outcome: "granted" }), "ok");
});

const fee = { rule: "age-rule", outcome: "feeFen", facts: { age: { answer: "age" } } };

test("a grant says its fee: by rule, or by an officer who names the law", () => {
	const city = CasesCity.withRule(automaticFlow({ rules: { ...ageRules, fee } }));
	const id = city.accepted();
	const ruleDecision = city.ruled(id, 86);
	const grant = { case: id, outcome: "granted", ruleDecision };
	assert.equal(city.code(city.planning, "decide", grant), "fee-needed");
	assert.equal(city.code(city.planning, "decide", { ...grant, feeFen: 9, clause: law }), "fee-needed");
	assert.equal(city.code(city.decider, "decide", { ...grant, feeFen: 9 }), "fee-needed");
	const denied = { case: id, outcome: "denied", clause: law, feeFen: 0 };
	assert.equal(city.code(city.decider, "decide", denied), "fee-unasked");
	city.ok(city.planning, "decide", { ...grant, feeDecision: ruleDecision });
	const { decision } = city.get(id);
	assert.deepEqual([decision?.feeFen, decision?.feeBasis?.decision], [9, ruleDecision]);
	const other = city.accepted(city.li);
	city.ok(city.decider, "decide", { case: other, outcome: "granted", feeFen: 5, clause: law });
	assert.deepEqual([city.get(other).decision?.feeFen, city.get(other).decision?.feeBasis], [5, undefined]);
	const free = CasesCity.withRule();
	const none = free.accepted();
	const asked = { case: none, outcome: "granted", feeDecision: free.ruled(none) };
	assert.equal(free.code(free.decider, "decide", asked), "fee-unasked");
});

test("a flow that a rule may run names its rules, and each fact comes from one place", () => {
	const code = (more: object) => {
		const city = new CasesCity();
		const input = { item: application.item, flow: automaticFlow(more) };
		return city.code(city.planning, "publish-flow", input);
	};
	const grantBy = (age: object) => ({ rules: { ...ageRules, grant: { ...ageRules.grant, facts: { age } } } });
	assert.equal(code({}), "ok");
	assert.equal(code({ rules: {} }), "flow-rule-missing");
	assert.equal(code({ rules: { grant: ageRules.grant } }), "flow-rule-missing");
	assert.equal(code(grantBy({ day: "submitted" })), "ok");
	assert.equal(code(grantBy({ material: "map" })), "ok");
	assert.equal(code(grantBy({ material: "photo" })), "flow-facts");
	assert.equal(code(grantBy({})), "flow-facts");
	assert.equal(code(grantBy({ answer: "age", day: "submitted" })), "flow-facts");
	assert.equal(code(grantBy({ day: "submitted", otherwise: 1 })), "flow-facts");
	assert.equal(code({ proactive: true }), "flow-proactive");
});
