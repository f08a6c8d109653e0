import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "@mingjian/services/cases/state.ts";
import { Applicant } from "../../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../../testing/applicants-city.ts";
import { noBrowser } from "../../testing/browser.ts";
import { desk, phone } from "../../testing/settings.ts";

let city: ApplicantsCity;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity();
});
after(() => city?.close());

const record = (id: string) => city.city.node.queryContext("cases").get(cases, id)!;

/** Lets another citizen apply, correct and withdraw, by keyboard. */
async function delegate(applicant: Applicant, to: string): Promise<void> {
	const { page } = applicant;
	await page.locator("#to").focus();
	await page.keyboard.type(to);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Space");
	for (const _skipped of ["appeal", "rate"]) await page.keyboard.press("Tab");
	for (const part of [String(new Date().getUTCFullYear() + 1), "6", "30"]) {
		await page.keyboard.press("Tab");
		await page.keyboard.type(part);
	}
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/sign\//);
	await applicant.sign(/\/me\/delegations$/);
}

test("by keyboard alone: a citizen lets a relative act for them, who applies and corrects, and it ends when the citizen ends it", {
	skip: noBrowser,
}, async () => {
	const [principalAccount, relativeAccount] = city.seats as [string, string];
	const principal = await Applicant.open(city, desk);
	await principal.seated(0, "/me/delegations");
	await principal.looked();
	assert.equal((await principal.refused("Go on to sign")).length, 3);
	await delegate(principal, relativeAccount);
	const line = principal.page.locator(".task").filter({ hasText: "30 June" });
	assert.match((await line.textContent()) ?? "", new RegExp(relativeAccount));
	await principal.looked();

	const relative = await Applicant.open(city, phone);
	const { page, t } = relative;
	await relative.seated(1, "/me");
	assert.match(await relative.text(), /1 条新消息/);
	await relative.to(`/me/apply/${city.item}`);
	await relative.choose(new RegExp(`委托人 ${principalAccount}`));
	await relative.looked();
	await relative.fillIn();
	await relative.leads(t.next, /\/check$/, "link");
	assert.match(await relative.text(), new RegExp(principalAccount));
	await relative.leads(t.seal, /\/sign\//);
	assert.match(await relative.text(), /代表/);
	await relative.sign(/\/receipt$/);
	const id = /cases\/([0-9a-f]{64})/.exec(page.url())![1]!;
	assert.deepEqual(
		[record(id).applicant, record(id).parties],
		[principalAccount, [principalAccount, relativeAccount]],
	);

	const clerk = await city.staff.officer("natural-resources", "clerk");
	const words = { stage: "intake", materials: ["boundary"], text: "范围图缺少坐标" };
	await clerk.returnFor(await clerk.take(id), words);
	await relative.to("/me/cases");
	await relative.looked();
	await relative.pressIt(page.locator(`a[href$="${id}"]`));
	await page.waitForURL(/\/me\/cases\/[0-9a-f]{64}$/);
	await relative.looked();
	await relative.leads("去补正", /\/me\/drafts\/[^/]+$/);
	await relative.leads(t.goOn, /\/materials$/, "link");
	await relative.uploadAs("boundary");
	await relative.send("demo");
	assert.equal(record(id).log.at(-1)?.act, "corrected");

	// It is the principal's: they see it, what was written about it, and who opened what.
	await principal.to(`/me/cases/${id}`);
	assert.match(await principal.text(), /范围图缺少坐标/);
	await principal.looked();
	await principal.to("/me/data");
	assert.ok((await principal.page.locator('a[href*="/me/data/"]').count()) > 2);
	const content = (await principal.page.locator('a[href*="/me/data/"]').first().getAttribute("href"))!.slice(
		-64,
	);
	assert.equal(await relative.to(`/me/data/${content}`), 404);
	await principal.to("/me/delegations");
	await principal.pressIt(line.getByRole("button", { name: "End it" }));
	await principal.page.waitForURL(/\/sign\//);
	await principal.sign(/\/me\/delegations$/);
	assert.equal(await line.count(), 0);
	assert.equal(await relative.to(`/me/cases/${id}`), 404);
	await relative.to("/me/cases");
	assert.ok(!(await page.content()).includes(id));
	await relative.close();
	await principal.close();
});
