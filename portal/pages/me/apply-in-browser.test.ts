import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Applicant } from "../../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../../testing/applicants-city.ts";
import { noBrowser } from "../../testing/browser.ts";
import { desk, phone } from "../../testing/settings.ts";
import { VirtualAuthenticator } from "../../testing/virtual-authenticator.ts";

let city: ApplicantsCity;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity();
});
after(() => city?.close());

test("a passkey signs what is handed in", { skip: noBrowser }, async () => {
	const applicant = await Applicant.open(city, desk);
	await VirtualAuthenticator.plug(applicant.page);
	await applicant.to("/sign-up");
	await applicant.leads("Make a passkey", /\/sign\//);
	await applicant.press(applicant.t.passkey);
	await applicant.page.waitForURL((url) => !url.pathname.includes("/sign/"));
	await applicant.to(`/me/apply/${city.item}`);
	await applicant.fillIn();
	const id = await applicant.send("passkey");
	assert.match(id, /^[0-9a-f]{64}$/);
	await applicant.close();
});

test("without a script an answer that leads to another question shows it, and a hostile file is refused", {
	skip: noBrowser,
}, async () => {
	const applicant = await Applicant.open(city, phone, { javaScriptEnabled: false });
	const { page, t } = applicant;
	await applicant.seated(2, `/me/apply/${city.item}`);
	assert.equal((await applicant.refused(t.start)).length, 1);
	await applicant.choose(t.fit);
	await applicant.leads(t.start, /\/me\/drafts\/[^/]+$/);
	await applicant.leads(t.goOn, /\/project$/, "link");
	await applicant.choose(t.approval);
	await applicant.answer({ [t.project]: "青竹路学校", [t.code]: "2026-449900-48-01-100023" }, "site");
	await applicant.answer({ [t.parcel]: "PS-2026-0018", [t.site]: "青竹路以北" }, "land");
	await applicant.answer({ [t.area]: "100", [t.farmland]: "0" }, "basic-farmland");
	await applicant.choose("是");
	await applicant.answer({}, "basic-farmland");
	await page.getByLabel("为什么难以避让？").waitFor();
	await applicant.choose(t.no);
	await applicant.answer({}, "developer");
	await applicant.answer({ [t.developer]: "坪山市教育局", [t.credit]: "11449900MB9D00041T" }, "contact");
	await applicant.answer({ [t.contact]: "林小满", [t.phone]: "13800138000" }, "materials");
	await applicant.upload("not-a-plan.pdf");
	await page.getByRole("alert").waitFor();
	assert.match((await page.getByRole("alert").textContent()) ?? "", /只收 PDF/);
	await applicant.uploadAll();
	const id = await applicant.send("demo");
	assert.equal((await city.city.node.entry(id))?.code, "ok");

	// Turned away, they read why, and their grade stands for good in the public figures.
	const clerk = await city.staff.officer("natural-resources", "clerk");
	const clause = { law: "中华人民共和国行政许可法", article: "第三十二条" };
	await clerk.decline(await clerk.take(id), { clause, text: "该宗地已有在办申请" });
	await applicant.to(`/me/cases/${id}`);
	assert.match(await applicant.text(), /该宗地已有在办申请/);
	assert.match((await applicant.refused("去签署评价")).join(), /请选择一个评价/);
	await applicant.choose("非常不满意");
	await applicant.leads("去签署评价", /\/sign\//);
	await applicant.press(t.demo);
	await page.getByText("您的评价：1 星").waitFor();
	await city.city.node.history(`cases.case/${id}`);
	const answer = await fetch(`${city.city.address}/v1/cases/metrics?item=${city.item}`);
	const figures = (await answer.json()) as { readonly result: { readonly ratings: readonly number[] } };
	assert.equal(figures.result.ratings[0], 1);
	await applicant.close();
});

test("a form of another website does nothing, and nobody reads what is not theirs", {
	skip: noBrowser,
}, async () => {
	const { address } = city.city;
	const foreign = await fetch(`${address}/me/apply/${city.item}`, {
		method: "POST",
		body: new URLSearchParams({ fit: "yes" }),
		headers: { "sec-fetch-site": "cross-site" },
		redirect: "manual",
	});
	assert.equal(foreign.status, 403);
	for (const path of [
		"/me",
		"/me/cases",
		"/me/access",
		"/me/data",
		"/me/messages",
		`/me/apply/${city.item}`,
	]) {
		const answer = await fetch(address + path, { redirect: "manual" });
		assert.equal(answer.status, 303, path);
		assert.match(answer.headers.get("location") ?? "", /^\/sign-in\?next=/);
		assert.equal(answer.headers.get("cache-control"), "no-store");
	}
});
