import assert from "node:assert/strict";
import { test } from "node:test";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { publishAgeRule } from "../../../testing/service-suite/case-wiring.ts";
import { addWorkingDays } from "../../calendar/working-days.ts";
import {
	application,
	automaticFlow,
	CasesCity,
	hashOf,
	item,
	landFlow,
	law,
	parcel,
} from "../cases-city.test.ts";
import { emptyTally, monthOf, tallied } from "../rules/tally.ts";
import { tasksOf } from "../rules/tasks-of.ts";
import type { Tally } from "../schema.ts";
import { casesService } from "../service.ts";
import type {
	CasePage,
	CaseView,
	FlowChartView,
	FlowView,
	InboxPage,
	MetricsView,
	NewsPage,
	TallyPage,
} from "../views.ts";

function fits(query: keyof typeof casesService.queries, answer: unknown): void {
	const check = validator(casesService.queries[query].result);
	assert.ok(check.Check(answer), JSON.stringify(check.Errors(answer)));
}

test("an inbox shows the soonest deadline first and what waits for applicants last", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const waiting = city.returned(city.li);
	city.until("2026-03-03");
	const first = city.submitted();
	city.until("2026-03-04");
	const second = city.submitted();
	const page = city.ask<InboxPage>("inbox", { department: city.planning.id });
	assert.deepEqual(
		page.rows.map((task) => task.case),
		[first, second, waiting],
	);
	city.ok(city.clerk, "claim", { case: second, stage: "intake" });
	const mine = city.ask<InboxPage>("inbox", { department: city.planning.id, assignee: city.clerk.id });
	assert.deepEqual(
		mine.rows.map((task) => task.case),
		[second],
	);
	assert.equal(city.ask<InboxPage>("inbox", { department: city.land.id }).total, 0);
	fits("inbox", page);
});

test("a case shows its log, its open work and how many days are left", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.accepted();
	city.until("2026-03-05");
	city.submitted(city.li);
	const view = city.ask<CaseView>("case", { case: id });
	assert.equal(view.daysLeft, 9);
	assert.deepEqual(view.departmentName, { zh: "planning 局", en: "Office planning" });
	assert.deepEqual(
		view.tasks.map(({ stage, department }) => [stage, department]),
		[
			["site", city.land.id],
			["joint", city.fire.id],
			["joint", city.land.id],
		],
	);
	assert.deepEqual(view.tasks, tasksOf(view.case));
	city.until("2026-03-20");
	city.submitted(city.li);
	assert.equal(city.ask<CaseView>("case", { case: id }).daysLeft, -2);
	fits("case", view);
});

test("whoever was told an outcome sees until when they can appeal, as long as they can", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const until = (id: string) => city.ask<CaseView>("case", { case: id }).appealUntilMs;
	assert.equal(until(city.decided("denied")), undefined);
	const id = city.delivered("denied");
	const { withinDays } = landFlow().appeal!;
	assert.equal(until(id), addWorkingDays(city.get(id).delivery!.atMs, withinDays));
	fits("case", city.ask<CaseView>("case", { case: id }));
	city.until("2026-06-02");
	city.submitted(city.li);
	assert.equal(until(id), undefined);
	const again = city.appealed();
	city.ok(city.landDecider, "decide-appeal", { case: again, outcome: "upheld", clause: law });
	assert.equal(until(again), undefined);
});

test("a neighbour finds land cases by the parcel, an applicant theirs by account or tag", () => {
	const city = CasesCity.withFlow();
	const tag = hashOf("blinded tag");
	const id = city.submitted(city.wang, { ...application, tag });
	city.submitted(city.li, { ...application, public: { parcel: "PS-2026-0099" } });
	const found = (parameters: object) => {
		const page = city.ask<CasePage>("cases", parameters);
		fits("cases", page);
		return page.rows.map((row) => row.id);
	};
	assert.deepEqual(found({ text: parcel }), [id]);
	assert.deepEqual(found({ publicValue: parcel }), [id]);
	assert.deepEqual(found({ publicValue: "PS-2026" }), []);
	assert.deepEqual(found({ tag }), [id]);
	assert.deepEqual(found({ applicant: city.wang.id }), [id]);
	assert.equal(found({ item }).length, 2);
	assert.deepEqual(found({ status: "reviewing" }), []);
	assert.deepEqual(found({ department: city.land.id }), []);
});

test("news tell stage, office, outcome and deadline, newest first, and of nobody", () => {
	const city = CasesCity.withFlow();
	city.until("2026-03-02");
	const id = city.accepted();
	city.until("2026-03-03");
	city.ok(city.surveyor, "review", { case: id, stage: "site", outcome: "agree" });
	city.ok(city.fireman, "claim", { case: id, stage: "joint" });
	city.submitted(city.li, { ...application, public: { parcel: "PS-2026-0099" } });
	const page = city.ask<NewsPage>("news", { publicValue: parcel });
	fits("news", page);
	assert.deepEqual(
		page.rows.map(({ headline, department }) => [headline.en, headline.zh, department]),
		[
			[
				"Land pre-approval: Site, Reviewed (Agrees)",
				"用地预审与选址：现场核查，审查完成（同意）",
				city.land.id,
			],
			["Land pre-approval: Accepted", "用地预审与选址：受理", city.planning.id],
			["Land pre-approval: Submitted", "用地预审与选址：提交申请", city.planning.id],
		],
	);
	const [newest] = page.rows;
	assert.deepEqual(
		newest?.open.map(({ stage, department }) => [stage.en, department]),
		[
			["Joint", city.fire.id],
			["Joint", city.land.id],
		],
	);
	assert.equal(newest?.deadlineMs, Date.parse("2026-03-19T00:00:00+08:00") - 1);
	const people = [city.wang, city.li, city.clerk, city.surveyor, city.fireman];
	for (const { id: account } of people) assert.ok(!JSON.stringify(page).includes(account));
	assert.deepEqual(city.ask("news", { case: id }), page);
	assert.deepEqual(city.ask("news", { publicValue: "PS-2026" }), { rows: [], total: 0 });
	assert.equal(city.ask("news", { case: "00".repeat(32) }), undefined);
	assert.throws(() => city.ask("news", {}), { code: "cases/news-of-what" });
});

test("a flow is shown as it is in force at a time or in one version", () => {
	const city = CasesCity.withFlow();
	const effectiveFromMs = city.small.ledger.timeMs + 1000;
	city.ok(city.planning, "publish-flow", { item, flow: landFlow({ deliveryDays: 1 }), effectiveFromMs });
	const shown = (parameters: object) => city.ask<FlowView>("flow", { item, ...parameters }).shown?.version;
	assert.deepEqual([shown({}), shown({ atMs: effectiveFromMs }), shown({ version: 2 })], [1, 2, 2]);
	assert.equal(city.ask("flow", { item, version: 3 }), undefined);
	assert.equal(city.ask("flow", { item: "A999" }), undefined);
	assert.equal(city.ask("flow-chart", { item: "A999" }), undefined);
	fits("flow", city.ask("flow", { item }));
	fits("flows", city.ask("flows", {}));
	fits("calendar", city.ask("calendar", { year: 2026 }));
});

test("the chart shows exactly the stages and the order that run", () => {
	const city = CasesCity.withFlow();
	const chart = city.ask<FlowChartView>("flow-chart", { item });
	fits("flow-chart", chart);
	const ids = new Set(chart.nodes.map(({ id }) => id));
	assert.equal(ids.size, chart.nodes.length);
	for (const { from, to } of chart.edges) assert.ok(ids.has(from) && ids.has(to), `${from} ${to}`);
	const kinds = Object.fromEntries(chart.nodes.map(({ id, kind }) => [id, kind]));
	assert.deepEqual(
		[kinds.site, kinds.joint, kinds.decision, kinds.appeal],
		["stage", "joint", "decision", "stage"],
	);
	const order = chart.edges.filter(({ title }) => !title).map(({ from, to }) => `${from}>${to}`);
	assert.deepEqual(order, [
		"submit>intake",
		"site>legal",
		"joint>legal",
		"legal>decision",
		"delivery>archive",
	]);
	const without = CasesCity.withFlow(automaticFlow({ corrections: { most: 0, days: 1 } }));
	const small = without.ask<FlowChartView>("flow-chart", { item });
	assert.deepEqual(
		small.nodes.map(({ id }) => id),
		["submit", "intake", "not-accepted", "decision", "delivery", "archive"],
	);
});

/** Some of everything: granted, denied, by rule, overdue, corrected, declined, withdrawn, lapsed, appealed, rated. */
function busyCity(): { city: CasesCity; ids: string[] } {
	const city = CasesCity.withFlow();
	city.ok(city.planning, "publish-flow", { item: "990100A000002", flow: automaticFlow() });
	city.until("2026-03-02");
	const ids: string[] = [];
	const slow = city.reviewed(city.li);
	ids.push(city.delivered(), city.declined(), city.returned(), slow);
	city.ok(city.wang, "rate", { case: ids[0]!, grade: 5 });
	city.ok(city.wang, "rate", { case: ids[1]!, grade: 1 });
	publishAgeRule(city.small, city.planning);
	const ruled = city.submitted(city.wang, { ...application, item: "990100A000002" });
	const ruleDecision = city.ruled(ruled);
	city.ok(city.planning, "accept", { case: ruled, ruleDecision });
	city.ok(city.planning, "decide", { case: ruled, outcome: "granted", ruleDecision });
	city.until("2026-04-02");
	city.ok(city.clerk, "lapse", { case: ids[2]!, clause: law });
	city.ok(city.li, "escalate", { case: slow });
	for (const by of [city.supervisor, city.second])
		city.ok(by, "decide", { case: slow, outcome: "denied", clause: law });
	city.ok(city.supervisor, "deliver", { case: slow, channel: "post" });
	city.ok(city.li, "appeal", { case: slow, grounds: hashOf("g") });
	city.ok(city.landDecider, "decide-appeal", { case: slow, outcome: "overturned", clause: law });
	const gone = city.submitted();
	city.ok(city.wang, "withdraw", { case: gone });
	return { city, ids: [...ids, ruled, gone] };
}

test("figures follow from the record alone", () => {
	const { city } = busyCity();
	const metrics = city.ask<MetricsView>("metrics", { item });
	fits("metrics", metrics);
	const { handling, ratings, ratingsAgain, baseline, ...figures } = metrics;
	assert.deepEqual(figures, {
		submitted: 5,
		accepted: 2,
		notAccepted: 1,
		corrections: 1,
		ended: 2,
		granted: 1,
		denied: 1,
		automatic: 0,
		overdue: 1,
		escalations: 1,
		extensions: 0,
		hearings: 0,
		unlawful: 1,
		appeals: 1,
		overturned: 1,
		complaints: 1,
		complaintsAnswered: 0,
		complaintsLate: 0,
		decided: 2,
		medianDays: 0,
		p90Days: 23,
		approvalPermille: 500,
		automationPermille: 0,
		overduePermille: 500,
		satisfiedPermille: 500,
	});
	assert.deepEqual(handling, [
		{ days: 0, cases: 1 },
		{ days: 23, cases: 1 },
	]);
	assert.deepEqual(ratingsAgain, [0, 0, 0, 0, 0]);
	assert.deepEqual([ratings, baseline?.medianDays], [[1, 0, 0, 0, 1], 18]);
	const march = city.ask<MetricsView>("metrics", { from: "2026-03", to: "2026-03" });
	assert.deepEqual([march.granted, march.denied, march.automatic], [2, 0, 1]);
	assert.equal(city.ask<MetricsView>("metrics", { department: city.land.id }).decided, 0);
	assert.equal(city.ask<MetricsView>("metrics", { department: city.land.id }).medianDays, undefined);
});

test("whoever counts every line of every case gets the same monthly figures", () => {
	const { city, ids } = busyCity();
	const counted = new Map<string, Tally>();
	for (const record of ids.map((id) => city.get(id))) {
		for (const step of record.log) {
			const month = monthOf(step.atMs);
			const key = `${record.item} ${month}`;
			counted.set(key, tallied(counted.get(key) ?? emptyTally(record, month), step));
		}
	}
	const kept = city.ask<TallyPage>("tallies", {});
	fits("tallies", kept);
	assert.ok(kept.rows.length >= 3);
	assert.deepEqual(new Map(kept.rows.map((tally) => [`${tally.item} ${tally.month}`, tally])), counted);
});
