import assert from "node:assert/strict";
import { test } from "node:test";
import { application, CasesCity, hashOf, heardFlow, item, landFlow, law } from "../cases-city.test.ts";
import { tasksOf } from "../rules/tasks-of.ts";
import type { FlowChartView, InboxPage, MetricsView } from "../views.ts";

const reasons = hashOf("why it takes longer");
const notice = hashOf("notice");
const record = hashOf("minutes");
const grounds = hashOf("what is to be heard");

function dayOf(ms: number | undefined): string {
	return ms === undefined ? "rests" : new Date(ms + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/** Last days of the promise, of the limit by law and of the deciding stage. */
function lastDays(city: CasesCity, id: string): string[] {
	const found = city.get(id);
	const decision = found.stages.find((stage) => stage.id === "decision");
	return [found.promised, found.statutory, decision?.clock].map((clock) => dayOf(clock?.deadlineMs));
}

test("the head of the department lets the limits run ten working days longer, once and in time", () => {
	const city = CasesCity.withFlow(heardFlow());
	city.until("2026-03-02");
	const id = city.reviewed();
	assert.deepEqual(lastDays(city, id), ["2026-03-18", "2026-03-30", "2026-03-04"]);
	const extend = (who: "head" | "supervisor") => city.code(city[who], "extend", { case: id, reasons });
	assert.equal(extend("supervisor"), "not-allowed");
	const landHead = city.officer("head of land", city.land, "department-head");
	assert.equal(city.code(landHead, "extend", { case: id, reasons }), "office-other");
	city.until("2026-03-18");
	assert.equal(extend("head"), "ok");
	// 清明 2026-04-04 to 06 are days off.
	assert.deepEqual(lastDays(city, id), ["2026-04-01", "2026-04-14", "2026-03-18"]);
	assert.equal(extend("head"), "extended-already");
	const { extension, log } = city.get(id);
	assert.deepEqual([extension?.days, extension?.by, extension?.reasons], [10, city.head.id, reasons]);
	assert.deepEqual([log.at(-1)?.act, log.at(-1)?.clause?.article], ["extended", "第四十二条"]);
	assert.equal(city.ask<MetricsView>("metrics", { item }).extensions, 1);
	for (const by of [city.supervisor, city.second])
		city.ok(by, "decide", { case: id, outcome: "denied", clause: law });
	assert.equal(city.get(id).decision?.overdue, false);
});

test("a limit that is over, rests or has no extension in its flow is not extended", () => {
	const city = CasesCity.withFlow(heardFlow());
	city.until("2026-03-02");
	const [broken, late, waiting] = [city.reviewed(), city.reviewed(), city.returned()];
	const extend = (id: string) => city.code(city.head, "extend", { case: id, reasons });
	assert.equal(extend(waiting), "case-status");
	city.until("2026-03-19");
	assert.equal(extend(broken), "ok");
	for (const by of [city.decider, city.second]) city.ok(by, "decide", { case: broken, outcome: "granted" });
	assert.equal(city.get(broken).decision?.overdue, true, "a promise that was broken stays broken");
	city.until("2026-03-31");
	assert.equal(extend(late), "limit-over");
	const plain = CasesCity.withFlow();
	assert.equal(plain.code(plain.head, "extend", { case: plain.accepted(), reasons }), "no-extension");
	const self = city.reviewed({ id: city.head.id, by: city.head.by });
	assert.equal(extend(self), "own-case");
});

test("limits rest while a hearing is held, for as long as was announced and no longer", () => {
	const city = CasesCity.withFlow(heardFlow());
	city.until("2026-03-02");
	const id = city.reviewed();
	city.until("2026-03-03");
	const begin = (who: "decider" | "reviewer", procedure = "hearing") =>
		city.code(city[who], "begin-procedure", { case: id, procedure, notice });
	assert.equal(begin("reviewer"), "role-missing");
	assert.equal(begin("reviewer", "experts"), "stage-closed");
	assert.equal(begin("decider", "survey"), "procedure-unknown");
	assert.equal(begin("decider"), "ok");
	assert.deepEqual(lastDays(city, id), ["rests", "rests", "rests"]);
	assert.equal(city.get(id).status, "in-procedure");
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "granted" }), "case-status");
	const [task] = tasksOf(city.get(id));
	assert.deepEqual([dayOf(task?.deadlineMs), task?.paused], ["2026-03-31", false]);
	assert.equal(city.ask<InboxPage>("inbox", { department: city.planning.id }).rows.length, 1);
	city.until("2026-03-31");
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
	city.until("2026-04-01");
	assert.equal(city.code(city.li, "escalate", { case: id }), "ok");
	assert.equal(city.get(id).log.at(-1)?.act, "procedure-overran");
	// One working day was used before; the day on which the limits run again does not count. 清明 is 2026-04-04 to 06.
	assert.deepEqual(lastDays(city, id), ["2026-04-17", "2026-04-29", "2026-04-02"]);
	assert.equal(city.code(city.decider, "decide", { case: id, outcome: "granted" }), "procedure-open");
	assert.equal(city.code(city.surveyor, "end-procedure", { case: id, record }), "office-other");
	assert.equal(city.code(city.decider, "end-procedure", { case: id, record }), "ok");
	assert.equal(city.code(city.decider, "end-procedure", { case: id, record }), "procedure-none");
	assert.equal(begin("decider"), "procedure-repeated");
	assert.deepEqual(lastDays(city, id), ["2026-04-17", "2026-04-29", "2026-04-02"]);
	for (const by of [city.decider, city.second]) city.ok(by, "decide", { case: id, outcome: "granted" });
});

test("what an applicant demanded is heard before anything is decided", () => {
	const city = CasesCity.withFlow(heardFlow());
	const id = city.accepted();
	const demand = (who: "wang" | "li") => city.code(city[who], "demand-hearing", { case: id, grounds });
	assert.equal(demand("li"), "not-applicant");
	assert.equal(demand("wang"), "ok");
	assert.equal(demand("wang"), "hearing-demanded");
	city.ok(city.surveyor, "review", { case: id, stage: "site", outcome: "agree" });
	for (const by of [city.fireman, city.surveyor])
		city.ok(by, "review", { case: id, stage: "joint", outcome: "agree" });
	city.ok(city.reviewer, "begin-procedure", { case: id, procedure: "experts", notice });
	city.ok(city.reviewer, "end-procedure", { case: id, record });
	city.ok(city.reviewer, "review", { case: id, stage: "legal", outcome: "agree" });
	const decide = () => city.code(city.decider, "decide", { case: id, outcome: "granted" });
	assert.equal(decide(), "hearing-due");
	city.ok(city.decider, "begin-procedure", { case: id, procedure: "hearing", notice });
	city.ok(city.second, "end-procedure", { case: id, record });
	assert.equal(typeof city.get(id).hearing?.heldMs, "number");
	assert.equal(decide(), "ok");
	const plain = CasesCity.withFlow();
	assert.equal(
		plain.code(plain.wang, "demand-hearing", { case: plain.accepted(), grounds }),
		"procedure-unknown",
	);
});

test("after an appeal that succeeded limits, extension and hearing begin anew; in a hearing a case can be withdrawn", () => {
	const city = CasesCity.withFlow(heardFlow());
	const id = city.reviewed();
	city.ok(city.head, "extend", { case: id, reasons });
	city.ok(city.wang, "demand-hearing", { case: id, grounds });
	city.ok(city.decider, "begin-procedure", { case: id, procedure: "hearing", notice });
	city.ok(city.decider, "end-procedure", { case: id, record });
	for (const by of [city.decider, city.second])
		city.ok(by, "decide", { case: id, outcome: "denied", clause: law });
	city.ok(city.clerk, "deliver", { case: id, channel: "post" });
	city.ok(city.wang, "appeal", { case: id, grounds });
	city.ok(city.landDecider, "decide-appeal", { case: id, outcome: "overturned", clause: law });
	const { extension, hearing, statutory } = city.get(id);
	assert.deepEqual([extension, hearing, statutory?.limitDays], [undefined, undefined, 20]);
	city.ok(city.head, "extend", { case: id, reasons });
	const begin = { case: id, procedure: "hearing", notice };
	assert.equal(city.code(city.decider, "begin-procedure", begin), "took-part");
	city.ok(city.supervisor, "begin-procedure", begin);
	city.ok(city.wang, "withdraw", { case: id });
	const { status, procedure } = city.get(id);
	assert.deepEqual([status, procedure], ["withdrawn", undefined]);
});

test("a case over its limit by law is marked so by anyone, once, and counted", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.reviewed();
	city.until("2026-03-20");
	city.ok(city.li, "escalate", { case: id });
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
	city.until("2026-03-31");
	city.ok(city.li, "escalate", { case: id });
	assert.deepEqual(
		city
			.get(id)
			.log.slice(-2)
			.map(({ act, stage }) => [act, stage]),
		[
			["escalated", "decision"],
			["limit-passed", undefined],
		],
	);
	assert.equal(city.code(city.li, "escalate", { case: id }), "not-overdue");
	assert.equal(city.ask<MetricsView>("metrics", { item }).unlawful, 1);
});

test("the chart shows what the limits rest for; a flow whose procedures could not be held is refused", () => {
	const city = CasesCity.withFlow(heardFlow());
	const { edges, nodes } = city.ask<FlowChartView>("flow-chart", { item });
	assert.ok(nodes.some(({ id, kind, days }) => id === "procedure-hearing" && kind === "wait" && days === 20));
	const around = edges.filter(({ from, to }) => [from, to].includes("procedure-hearing"));
	assert.deepEqual(
		around.map(({ from, to }) => [from, to]),
		[
			["decision", "procedure-hearing"],
			["procedure-hearing", "decision"],
		],
	);
	const [hearing, experts] = heardFlow().procedures!;
	const publish = (...procedures: object[]) =>
		city.code(city.planning, "publish-flow", { item, flow: landFlow({ procedures: procedures as never }) });
	assert.equal(publish({ ...hearing, stage: "legal" }), "flow-procedure");
	assert.equal(publish({ ...experts, onDemand: true, stage: "decision" }), "flow-procedure");
	assert.equal(publish({ ...experts, stage: "nowhere" }), "flow-procedure");
	assert.equal(publish(hearing!, hearing!), "flow-name-repeated");
	assert.equal(publish(hearing!, { ...hearing, id: "second" }), "flow-procedure");
	assert.equal(publish(experts!), "ok");
	assert.equal(city.get(city.submitted(city.wang, application)).flowVersion, 2);
});
