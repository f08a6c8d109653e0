import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { consentKey, consents, contents, requests } from "@mingjian/services/disclosure/state.ts";
import { Applicant } from "../../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../../testing/applicants-city.ts";
import { noBrowser } from "../../testing/browser.ts";
import { actAs, seatOf } from "../../testing/office.ts";
import { desk, phone, settingsFor } from "../../testing/settings.ts";

let city: ApplicantsCity;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity();
});
after(() => city?.close());

const state = () => city.city.node.queryContext("disclosure");

/** Opens what lies sealed under a name; gives its id. */
async function openPart(applicant: Applicant, name: string): Promise<string> {
	await applicant.to("/me/data");
	await applicant.looked();
	await applicant.leads(name, /\/me\/data\/[0-9a-f]{64}$/, "link");
	return applicant.page.url().slice(-64);
}

async function writeDay(applicant: Applicant, day: readonly [string, string, string]): Promise<void> {
	for (const [at, part] of ["year", "month", "day"].entries()) {
		await applicant.page.locator(`#until-${part}`).focus();
		await applicant.page.keyboard.type(day[at]!);
	}
}

for (const [at, setting] of settingsFor(2).entries())
	test(`somebody reads their data, lets a department see one part of it, and takes that back (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const applicant = await Applicant.open(city, setting);
		const { page, say } = { page: applicant.page, say: applicant.say.bind(applicant) };
		await applicant.seated(at % city.seats.length, `/me/apply/${city.item}`);
		await applicant.fillIn();
		await applicant.send("demo");

		const content = await openPart(applicant, say("联系方式", "Contact"));
		assert.match(await applicant.text(), /林小满/);
		await applicant.picture("content");
		const consenting = say("去签署同意", "Go on to sign the consent");
		assert.equal((await applicant.refused(consenting)).length, 2);
		const options = page.locator("#to option");
		const land = city.staff.departmentOf("urban-management");
		const value = await options.evaluateAll(
			(all, department) =>
				(all as HTMLOptionElement[]).find((each) => each.value.startsWith(department))!.value,
			land,
		);
		await page.locator("#to").selectOption(value);
		await writeDay(applicant, ["2020", "1", "1"]);
		assert.equal((await applicant.refused(consenting)).length, 1);
		assert.equal(await page.locator("#to").inputValue(), value);
		await page.locator("#until-year").fill("");
		for (const part of ["month", "day"]) await page.locator(`#until-${part}`).fill("");
		await writeDay(applicant, [String(new Date().getUTCFullYear() + 1), "6", "30"]);
		await applicant.leads(consenting, /\/sign\//);
		await applicant.sign(new RegExp(`/me/data/${content}$`));
		const [department, purpose] = value.split("|") as [string, string];
		const given = state().get(consents, consentKey(content, department))!;
		assert.deepEqual([given.purpose, given.withdrawnMs], [purpose, undefined]);

		await applicant.to("/me/consents");
		await applicant.looked();
		await applicant.picture("consents");
		await applicant.leads(say("撤回同意", "Withdraw"), /\/sign\//);
		await applicant.sign(new RegExp(`/me/data/${content}$`));
		assert.notEqual(state().get(consents, consentKey(content, department))!.withdrawnMs, undefined);
		await applicant.to("/me/consents");
		assert.match(await applicant.text(), say(/已撤回/, /Withdrawn/));
		await applicant.close();
	});

test("somebody has their data corrected and erased, and finds the answers among their messages", {
	skip: noBrowser,
}, async () => {
	const applicant = await Applicant.open(city, phone);
	const { page, t } = applicant;
	await applicant.seated(2, `/me/apply/${city.item}`);
	await applicant.fillIn();
	const id = await applicant.send("demo");
	const content = await openPart(applicant, "联系方式");
	await applicant.leads("请求更正", /\/correct$/, "link");
	assert.match((await applicant.refused("密封并去签署请求")).join(), /与原来的内容相同/);
	await applicant.write(t.phone, "1");
	assert.equal((await applicant.refused("密封并去签署请求")).length, 1);
	await applicant.write(t.phone, "13900139000");
	await applicant.leads("密封并去签署请求", /\/sign\//);
	await applicant.sign(new RegExp(`/me/data/${content}$`));
	assert.match(await applicant.text(), /您请求更正这一项，部门须在/);
	const asked = state().get(requests, content)!;
	assert.equal(asked.kind, "correction");

	const guardian = seatOf(city.city, "自然资源和规划局办件主管");
	const { responsible, basis } = state().get(contents, content)!;
	const grant = (of: string) =>
		actAs(city.city, guardian, {
			act: "disclosure/answer-request",
			input: { content: of, outcome: "granted", basis },
			onBehalfOf: responsible,
		});
	await grant(content);
	await applicant.to("/me");
	assert.match(await applicant.text(), /1 条新消息/);
	await applicant.looked();
	await applicant.leads("消息", /\/me\/messages$/, "link");
	await applicant.leads(/部门答复了您的更正或删除请求/, new RegExp(`/me/data/${content}$`), "link");
	await applicant.leads(/^查看更正后的内容/, new RegExp(`/me/data/${asked.replacement}$`), "link");
	assert.match(await applicant.text(), /13900139000/);

	await applicant.press("请求删除");
	const surely = page.getByRole("dialog").getByRole("button", { name: "请求删除" });
	await Promise.all([page.waitForURL(/\/sign\//), applicant.pressIt(surely)]);
	await applicant.sign(new RegExp(`/me/data/${asked.replacement}$`));
	await grant(asked.replacement!);
	await applicant.to(`/me/data/${asked.replacement}`);
	assert.match(await applicant.text(), /内容已删除，谁也打不开了/);
	await applicant.looked();
	await applicant.to("/me");
	assert.match(await applicant.text(), /1 条新消息/);

	// An opening is disputed at one touch.
	const clerk = await city.staff.officer("natural-resources", "clerk");
	await clerk.accept(id);
	await clerk.open(await clerk.take(id));
	await applicant.to("/me/access");
	await applicant.looked();
	await page.locator("[data-run]").first().focus();
	await page.keyboard.press("Enter");
	await page.locator('.verdict[data-state="good"]').waitFor();
	await applicant.press(/^对这次打开有异议/);
	await page.waitForURL(/#opening-/);
	assert.equal(await page.locator(".entry .notice-warn").count(), 1);
	await applicant.looked();
	await applicant.close();
});

test("what is somebody else's is no page at all, by whatever address", { skip: noBrowser }, async () => {
	const owner = await Applicant.open(city, phone);
	await owner.seated(3, `/me/apply/${city.item}`);
	await owner.fillIn();
	const id = await owner.send("demo");
	const content = await openPart(owner, "联系方式");
	await owner.to(`/me/apply/${city.item}`);
	await owner.choose(owner.t.fit);
	await owner.leads(owner.t.start, /\/me\/drafts\/[^/]+$/);
	const draft = new URL(owner.page.url()).pathname;
	await owner.close();

	const stranger = await Applicant.open(city, desk);
	await stranger.seated(4, "/me");
	const nobodys = "0".repeat(64);
	const pages: readonly (readonly [string, string])[] = [
		[`/me/cases/${id}`, `/me/cases/${nobodys}`],
		[`/me/cases/${id}/receipt`, `/me/cases/${nobodys}/receipt`],
		[`/me/cases/${id}/appeal`, `/me/cases/${nobodys}/appeal`],
		[draft, "/me/drafts/nobodys"],
		[`${draft}/check`, "/me/drafts/nobodys/check"],
		[`${draft}/materials`, "/me/drafts/nobodys/materials"],
		[`/me/data/${content}`, `/me/data/${nobodys}`],
		[`/me/data/${content}/correct`, `/me/data/${nobodys}/correct`],
	];
	for (const [theirs, none] of pages) {
		assert.equal(await stranger.to(theirs), 404, theirs);
		const said = await stranger.text();
		assert.equal(await stranger.to(none), 404);
		// What is somebody's and what is nobody's are told alike.
		assert.equal(await stranger.text(), said, theirs);
	}
	for (const list of ["/me/messages", "/me/consents", "/me/data", "/me/access", "/me/cases"]) {
		assert.equal(await stranger.to(list), 200);
		assert.ok(!(await stranger.page.content()).includes(id), list);
		assert.ok(!(await stranger.page.content()).includes(content), list);
	}
	await stranger.close();
});
