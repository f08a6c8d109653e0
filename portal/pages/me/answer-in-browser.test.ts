import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "@mingjian/services/cases/state.ts";
import { Applicant } from "../../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../../testing/applicants-city.ts";
import { noBrowser } from "../../testing/browser.ts";
import { phone, settingsFor } from "../../testing/settings.ts";

let city: ApplicantsCity;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity();
});
after(() => city?.close());

const record = (id: string) => city.city.node.queryContext("cases").get(cases, id)!;
const clause = { law: "中华人民共和国行政许可法", article: "第三十二条" };

for (const [at, setting] of settingsFor(1).entries())
	test(`somebody corrects what was asked, signs it and has a receipt; turned away, they object (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const applicant = await Applicant.open(city, setting);
		const { page, t } = applicant;
		await applicant.seated(at % city.seats.length, `/me/apply/${city.item}`);
		await applicant.fillIn();
		const id = await applicant.send("demo");
		const clerk = await city.staff.officer("natural-resources", "clerk");
		await clerk.returnFor(await clerk.take(id), {
			stage: "intake",
			materials: ["boundary"],
			text: "范围图缺少坐标",
		});
		await applicant.to("/me");
		await applicant.looked();
		await applicant.pressIt(page.locator(`.task a[href$="${id}"]`).first());
		await page.waitForURL(/\/me\/cases\/[0-9a-f]{64}$/);
		await applicant.looked();
		await applicant.leads(applicant.say("去补正", "Correct them"), /\/me\/drafts\/[^/]+$/);
		// Only what was asked for again is to be handed in.
		await applicant.leads(t.goOn, /\/materials$/, "link");
		await applicant.pressIt(page.locator("form.material").nth(1).locator("button"));
		await page.getByRole("alert").waitFor();
		await applicant.uploadAs("boundary");
		await applicant.send("demo");
		assert.match(page.url(), /\/receipts\/\d+$/);
		assert.match(await applicant.text(), applicant.say(/补正已提交/, /Correction sent/));
		await applicant.picture("correction-receipt");
		const { status, corrections, log } = record(id);
		assert.deepEqual([status, corrections, log.at(-1)?.act], ["submitted", 1, "corrected"]);

		await clerk.decline(await clerk.take(id), { clause, text: "不属于本机关职权范围" });
		await applicant.to(`/me/cases/${id}`);
		await applicant.leads(applicant.say("提出异议", "Object to the outcome"), /\/appeal$/, "link");
		assert.match(await applicant.text(), /不属于本机关职权范围/);
		const send = applicant.say("密封并去签署", "Seal it and go on to sign");
		assert.equal((await applicant.refused(send)).length, 1);
		await page.locator("#grounds").focus();
		await page.keyboard.insertText("该事项属于贵局权责清单第十二项，请重新审查。");
		await applicant.picture("appeal");
		await applicant.leads(send, /\/sign\//);
		await applicant.sign(/\/receipts\/\d+$/);
		assert.match(await applicant.text(), applicant.say(/异议已提出/, /Objection made/));
		assert.equal(record(id).status, "appealed");
		// The record has a commitment to the words alone; whoever wrote them reads them again.
		await applicant.to("/me/data");
		await applicant.leads(applicant.say("异议理由", "Grounds of your objection"), /\/me\/data\//, "link");
		assert.match(await applicant.text(), /权责清单第十二项/);
		assert.equal(await applicant.to(`/me/cases/${id}/appeal`), 404);
		await applicant.close();
	});

test("an answer that a department wants corrected is asked anew, with what was answered", {
	skip: noBrowser,
}, async () => {
	const applicant = await Applicant.open(city, phone);
	const { page, t } = applicant;
	await applicant.seated(3, `/me/apply/${city.item}`);
	await applicant.fillIn();
	const id = await applicant.send("demo");
	const clerk = await city.staff.officer("natural-resources", "clerk");
	await clerk.returnFor(await clerk.take(id), { stage: "intake", text: "联系电话无法接通，请更正" });
	await applicant.to(`/me/cases/${id}`);
	await applicant.leads("去补正", /\/me\/drafts\/[^/]+$/);
	await applicant.pressIt(page.getByRole("link", { name: "联系方式" }));
	await page.waitForURL(/\/contact$/);
	assert.equal(await page.getByLabel(t.phone, { exact: true }).inputValue(), "13800138000");
	await applicant.close();
});
