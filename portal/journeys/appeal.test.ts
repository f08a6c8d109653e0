// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "@mingjian/services/cases/state.ts";
import { Applicant } from "../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../testing/applicants-city.ts";
import { noBrowser } from "../testing/browser.ts";
import { DeskOfficer } from "../testing/desk-officer.ts";
import { LandApplicant } from "../testing/land-applicant.ts";
import { enterOffice } from "../testing/officer-pages.ts";
import { phone, type Setting } from "../testing/settings.ts";
import { WalkedPage } from "../testing/walked-page.ts";

let city: ApplicantsCity;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity();
});
after(() => city?.close());

const record = (id: string) => city.city.node.queryContext("cases").get(cases, id)!;

const titles = {
	clerk: "自然资源和规划局窗口受理",
	supervisor: "自然资源和规划局办件主管",
	appeals: "住房和城乡建设局审批",
} as const;

function at(setting: Setting, who: keyof typeof titles, id: string): Promise<DeskOfficer> {
	return DeskOfficer.at({ city: city.city, browser: city.browser, setting }, titles[who], id);
}

test("turned away on the officer's page, objected to, overturned by another bureau, and counted in the team's figures", {
	skip: noBrowser,
}, async () => {
	const manner = phone;
	const plain = await LandApplicant.enter(city.city.address, city.seats[3]!);
	const id = await plain.apply(city.item);
	const clerk = await at(manner, "clerk", id);
	const { walked, t } = clerk;
	await clerk.begin(t.decline, /\/say\/decline/);
	await walked.press(t.next, /\/say\/decline/);
	assert.equal(await walked.page.locator("#errors a").count(), 2);
	await clerk.choose("clause-2");
	await walked.write(t.reasons, "该宗地已有在办申请");
	await walked.press(t.next, /\/sign\//);
	await clerk.sign(2);
	assert.equal(record(id).status, "not-accepted");
	await clerk.close();

	const citizen = await Applicant.open(city, phone);
	await citizen.seated(3, `/me/cases/${id}`);
	assert.match(await citizen.text(), /该宗地已有在办申请/);
	await citizen.leads("提出异议", /\/appeal$/, "link");
	await citizen.page.locator("#grounds").focus();
	await citizen.page.keyboard.insertText("在办申请已于上周撤回，请重新审查。");
	await citizen.leads("密封并去签署", /\/sign\//);
	await citizen.sign(/\/receipts\/\d+$/);

	const judge = await at(manner, "appeals", id);
	await judge.open();
	assert.match(await judge.walked.text(), /在办申请已于上周撤回/);
	await judge.begin(t.appeal, /\/say\/decide-appeal/);
	await judge.walked.press(t.next, /\/say\/decide-appeal/);
	assert.equal(await judge.walked.page.locator("#errors a").count(), 3);
	await judge.choose("outcome-overturned");
	await judge.choose("clause-2");
	await judge.walked.write(t.reasons, "原申请已撤回，应予受理");
	await judge.walked.picture("work-appeal");
	await judge.walked.press(t.next, /\/sign\//);
	await judge.sign(2);
	await judge.close();
	assert.equal(record(id).status, "submitted");
	await citizen.to(`/me/cases/${id}`);
	assert.match(await citizen.text(), /原申请已撤回，应予受理/);
	assert.match(await citizen.text(), /撤销并重新办理/);
	await citizen.looked();
	await citizen.close();

	const team = await WalkedPage.open(city.browser, { address: city.city.address, setting: manner });
	await enterOffice(team, city.city, titles.supervisor);
	await team.press("部门统计", /\/work\/stats$/, "link");
	const inHand = team.page.locator("table").first();
	assert.match((await inHand.textContent()) ?? "", /尚无人领办/);
	const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
	await team.page.locator("#month").selectOption(month);
	await team.press("查看", /month=/);
	const figures = await team.text();
	assert.match(figures, /收件|办结/);
	await team.picture("work-stats");
	await team.close();
});
