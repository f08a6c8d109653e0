// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { announcedYear } from "@mingjian/services/calendar/holiday-years.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import { chains, contents, disclosures } from "@mingjian/services/disclosure/state.ts";
import { Applicant } from "../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../testing/applicants-city.ts";
import { noBrowser } from "../testing/browser.ts";
import { DeskOfficer } from "../testing/desk-officer.ts";
import { LandApplicant, residence } from "../testing/land-applicant.ts";
import { actAs, seatOf } from "../testing/office.ts";
import { type Setting, settingsFor } from "../testing/settings.ts";

let city: ApplicantsCity;
let permit: string;
before(async () => {
	if (noBrowser) return;
	city = await openApplicantsCity();
	permit = await city.staff.publish("residence-permit");
	await publishNextYear();
});
after(() => city?.close());

/** Limits that are extended run into the next year, of which the operator publishes the holidays once they are announced. */
async function publishNextYear(): Promise<void> {
	const year = new Date().getUTCFullYear() + 1;
	if (announcedYear(year)) return;
	const operator = city.city.seats.find(({ kind }) => kind === "operator")!;
	const holidays = [{ from: `${year}-01-01`, to: `${year}-01-01` }];
	const input = { year, notice: `${year} 年部分节假日安排（演示）`, holidays, workdays: [] };
	await actAs(city.city, operator, { act: "cases/publish-calendar", input });
}

const record = (id: string) => city.city.node.queryContext("cases").get(cases, id)!;

const titles = {
	clerk: "自然资源和规划局窗口受理",
	examiner: "自然资源和规划局审查经办",
	decider: "自然资源和规划局审批",
	supervisor: "自然资源和规划局办件主管",
	housing: "住房和城乡建设局审查经办",
	streets: "城市管理和综合执法局审查经办",
} as const;

function at(setting: Setting, who: keyof typeof titles, id: string): Promise<DeskOfficer> {
	return DeskOfficer.at({ city: city.city, browser: city.browser, setting }, titles[who], id);
}

/** So many openings the record has of an officer. */
function openingsOf(who: keyof typeof titles): number {
	const { account } = seatOf(city.city, titles[who]);
	const context = city.city.node.queryContext("disclosure");
	return context.find(disclosures, { where: { officer: account }, limit: 1 }).total;
}

interface Walk {
	readonly id: string;
	readonly citizen: Applicant;
	/** How the officers read. */
	readonly office: Setting;
}

const settings = settingsFor(2);
/** The officers read in the next setting. A hundred pages long, it is walked in the first of the row, or in each where the matrix is asked for. */
const walks = settings
	.map((setting, at) => [setting, settings[(at + 1) % settings.length]!] as const)
	.slice(0, settings.length > 3 ? undefined : 1);

for (const [at, [setting, office]] of walks.entries())
	test(`from the inbox to the certificate: data of another department, correction, joint review, a hearing, an extension, two officers (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const seat = at % city.seats.length;
		const plain = await LandApplicant.enter(city.city.address, city.seats[seat]!);
		await plain.apply(permit, residence);
		const id = await plain.apply(city.item);
		const citizen = await Applicant.open(city, setting);
		await citizen.seated(seat, "/me");
		const walk = { id, citizen, office };
		await intake(walk);
		await reviews(walk);
		await heard(walk);
		await decided(walk);
		await issued(walk);
		await citizen.close();
	});

/** Opened by an entry, compared with what 公安局 holds once the applicant consents, returned, corrected, accepted. */
async function intake({ id, citizen, office }: Walk): Promise<void> {
	const clerk = await at(office, "clerk", id);
	const { walked, t } = clerk;
	const before = openingsOf("clerk");
	await clerk.open();
	assert.equal(openingsOf("clerk"), before + 5);
	assert.match(await walked.text(), /林小满/);

	await clerk.begin(t.ask, /\/ask$/);
	await walked.press(t.next, /\/ask$/);
	assert.ok(await walked.page.locator("#errors").isVisible());
	await clerk.choose(`what-${permit}|residence`);
	await walked.write(t.askText, "核对申请人是否居住在拟选位置");
	await walked.picture("work-ask");
	await walked.press(t.next, /\/sign\//);
	await clerk.sign(1);
	assert.match(await walked.text(), /等申请人同意|waits for the applicant/);
	await consented(citizen, id);

	await clerk.back();
	assert.match(await walked.text(), /申请人已同意|the applicant consented/);
	assert.doesNotMatch(await walked.text(), /青竹路 8 号/);
	await clerk.open();
	// The letter that asked, which the department may read again, and the one content consented to.
	assert.equal(openingsOf("clerk"), before + 7);
	assert.match(await walked.text(), /青竹路 8 号/);
	await walked.picture("work-case-shown");

	await clerk.say(t.returnIt, {
		choices: ["materials-boundary"],
		words: [t.returnText, "范围图缺少坐标"],
	});
	assert.equal(record(id).status, "correcting");
	await corrected(citizen, id);
	await clerk.back();
	await clerk.begin(t.accept, /work\/act\//);
	await walked.press(t.next, /\/sign\//);
	await clerk.sign(1);
	assert.match(await walked.text(), /还剩 10 个工作日|10 working days left/);
	await clerk.close();
}

async function consented(citizen: Applicant, id: string): Promise<void> {
	const { page, say } = { page: citizen.page, say: citizen.say.bind(citizen) };
	await citizen.to("/me");
	await citizen.looked();
	await citizen.pressIt(page.locator(`.task a[href$="${id}"]`).first());
	await page.waitForURL(/\/me\/cases\/[0-9a-f]{64}$/);
	await citizen.looked();
	assert.match(await citizen.text(), /核对申请人是否居住在拟选位置/);
	await citizen.picture("case-asked");
	const go = say("看看是什么，再决定", "See what it is, then decide");
	await citizen.leads(go, /\/me\/data\/[0-9a-f]{64}\?for=/, "link");
	assert.match(await citizen.text(), /青竹路 8 号/);
	await citizen.leads(say("去签署同意", "Go on to sign the consent"), /\/sign\//);
	await citizen.sign(/\/me\/data\/[0-9a-f]{64}$/);
	await citizen.to(`/me/cases/${id}`);
	assert.match(await citizen.text(), say(/您已同意部门查看/, /You let a department see it/));
	await citizen.looked();
}

async function corrected(citizen: Applicant, id: string): Promise<void> {
	await citizen.to(`/me/cases/${id}`);
	await citizen.leads(citizen.say("去补正", "Correct them"), /\/me\/drafts\/[^/]+$/);
	await citizen.leads(citizen.t.goOn, /\/materials$/, "link");
	await citizen.uploadAs("boundary");
	await citizen.send("demo");
	assert.equal(record(id).status, "submitted");
}

/** The site, the joint review of two bureaus, the plan. */
async function reviews({ id, office }: Walk): Promise<void> {
	for (const who of ["examiner", "housing", "streets", "examiner"] as const) {
		const officer = await at(office, who, id);
		await officer.say(officer.t.review, { outcome: "agree" });
		await officer.close();
	}
	const spoken = record(id).stages.flatMap(({ offices }) => offices.flatMap(({ opinion }) => opinion ?? []));
	assert.deepEqual(new Set(spoken.map(({ outcome }) => outcome)), new Set(["agree"]));
	assert.equal(spoken.length, 4);
}

/** The applicant demands to be heard; the head lets the limits run longer; the hearing is held and its minutes are the applicant's. */
async function heard({ id, citizen, office }: Walk): Promise<void> {
	const { say } = { say: citizen.say.bind(citizen) };
	await citizen.to(`/me/cases/${id}`);
	await citizen.leads(say("要求听证", "Demand a hearing"), /\/hearing$/, "link");
	const send = say("密封并去签署", "Seal it and go on to sign");
	assert.equal((await citizen.refused(send)).length, 1);
	await citizen.page.locator("#grounds").focus();
	await citizen.page.keyboard.insertText("对用地面积的核算有意见，请求当面说明。");
	await citizen.picture("hearing");
	await citizen.leads(send, /\/sign\//);
	await citizen.sign(/\/receipts\/\d+$/);
	assert.match(await citizen.text(), say(/已要求听证/, /Hearing demanded/));

	const head = await at(office, "supervisor", id);
	const { walked, t } = head;
	// Until it was held there is nothing to decide.
	assert.equal(await walked.page.getByRole("link", { name: t.decide, exact: true }).count(), 0);
	const { deadlineMs } = record(id).statutory!;
	await head.say(t.extend, { words: [t.reasons, "听证需要时间"] });
	assert.ok(record(id).statutory!.deadlineMs! > deadlineMs!);
	assert.match(await walked.text(), /已延长 10 个工作日|extended by 10 working days/);
	assert.equal(await walked.page.getByRole("link", { name: t.extend }).count(), 0);
	await head.close();

	const decider = await at(office, "decider", id);
	await decider.open();
	assert.match(await decider.walked.text(), /对用地面积的核算有意见/);
	await decider.say(t.begin, {
		choices: ["procedure-hearing"],
		words: [t.told, "十二月十日上午九时，政务中心三楼"],
	});
	assert.equal(record(id).status, "in-procedure");
	await decider.walked.picture("work-hearing");
	await citizen.to(`/me/cases/${id}`);
	assert.match(await citizen.text(), /政务中心三楼/);
	assert.match(await citizen.text(), say(/听证进行中/, /Hearing under way/));
	await citizen.looked();
	await citizen.picture("case-hearing");
	await decider.say(t.end, { words: [t.minutes, "申请人陈述意见，核算无误"] });
	assert.deepEqual([record(id).status, record(id).hearing?.heldMs !== undefined], ["reviewing", true]);
	await decider.close();
	await citizen.to(`/me/cases/${id}`);
	const told = await citizen.text();
	assert.match(told, /核算无误/);
	for (const moment of say(
		["要求听证", "延长办理期限", "特别程序开始", "特别程序结束"],
		["Hearing demanded", "Limit extended", "Procedure began", "Procedure ended"],
	))
		assert.ok(told.includes(moment), moment);
	await citizen.looked();
}

/** One officer proposes, cannot confirm what they proposed, and another confirms. */
async function decided({ id, office }: Walk): Promise<void> {
	const first = await at(office, "decider", id);
	await first.say(first.t.decide, { outcome: "granted" });
	assert.equal(record(id).status, "reviewing");
	await first.begin(first.t.decide, /\/say\//);
	await first.walked.press(first.t.next, /\/sign\//);
	await first.sign(1, /\/sign\//);
	assert.match(await first.walked.text(), /另一|another|second/i);
	assert.equal(record(id).decision, undefined);
	await first.close();
	const second = await at(office, "supervisor", id);
	await second.say(second.t.decide);
	await second.close();
	assert.equal(record(id).decision?.outcome, "granted");
}

/** The certificate is issued and handed over; the applicant has it, and sees each time that anybody looked. */
async function issued({ id, citizen, office }: Walk): Promise<void> {
	const clerk = await at(office, "clerk", id);
	const { walked, t } = clerk;
	await clerk.open();
	await clerk.begin(t.deliver, /\/deliver$/);
	await walked.press(t.issue, /\/sign\//);
	await clerk.sign(1, /\/deliver$/);
	await clerk.choose("channel-electronic");
	await walked.press(t.hand, /\/sign\//);
	await clerk.sign(2);
	await clerk.close();
	const { certificate } = record(id).delivery!;
	const state = city.city.node.queryContext("certificates").get(certificates, certificate!);
	assert.equal(state?.status, "valid");
	await citizen.to("/me/wallet");
	assert.equal(await citizen.page.locator(`.task a[href$="${certificate}"]`).count(), 1);
	await citizen.to("/me/access");
	await citizen.looked();
	// Each view has its entry: as many lines as the record has openings of what belongs to this application.
	const context = city.city.node.queryContext("disclosure");
	const { tag } = context.get(contents, record(id).contents![0]!.content)!;
	const lines = citizen.page.locator(`.entry[id^="opening-${tag}-"]`);
	const { count } = context.get(chains, tag)!;
	assert.ok(count > 5, `${count} openings`);
	assert.equal(await lines.count(), count);
	const seen = (await lines.allTextContents()).join("\n");
	const { say } = { say: citizen.say.bind(citizen) };
	assert.match(seen, say(/自然资源和规划局/, /Natural Resources and Planning Bureau/));
	assert.match(seen, say(/打开的内容：要求听证的事项/, /What was opened: What you want to be heard/));
}
