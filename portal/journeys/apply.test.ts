import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Applicant } from "../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../testing/applicants-city.ts";
import { noBrowser } from "../testing/browser.ts";
import { enterOffice, signAsOfficer } from "../testing/officer-pages.ts";
import { type Setting, settingsFor } from "../testing/settings.ts";
import { WalkedPage } from "../testing/walked-page.ts";

let city: ApplicantsCity;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity();
});
after(() => city?.close());

interface Walk {
	readonly begins: Setting;
	readonly resumes: Setting;
	readonly scripts: boolean;
}

const settings = settingsFor(2);

/** Resumed on another device, in the next setting; with scripts off in the first, or in each where the matrix is asked for. */
const walks: readonly Walk[] = [true, false].flatMap((scripts) =>
	settings
		.map((begins, at) => ({ begins, resumes: settings[(at + 1) % settings.length]!, scripts }))
		.slice(0, scripts || settings.length > 3 ? undefined : 1),
);

for (const [at, { begins, resumes, scripts }] of walks.entries())
	test(`by keyboard somebody begins to apply, leaves, goes on elsewhere, mends, signs and keeps a receipt${scripts ? "" : ", scripts off"} (${begins.name})`, {
		skip: noBrowser,
	}, async () => {
		const options = { javaScriptEnabled: scripts };
		const seat = at % city.seats.length;
		const first = await Applicant.open(city, begins, options);
		await first.seated(seat, `/me/apply/${city.item}`);
		await first.looked();
		await first.choose(first.t.fit);
		await first.leads(first.t.start, /\/me\/drafts\/[^/]+$/);
		await first.leads(first.t.goOn, /\/project$/, "link");
		await first.choose(first.t.approval);
		await first.answer(
			{ [first.t.project]: "青竹路学校", [first.t.code]: "2026-449900-48-01-100023" },
			"site",
		);
		await first.close();

		const again = await Applicant.open(city, resumes, options);
		const { page, t } = again;
		await again.seated(seat, "/me");
		await again.looked();
		await again.pressIt(page.locator('.task a[href*="/me/drafts/"]').first());
		await page.waitForURL(/\/me\/drafts\/[^/]+$/);
		await again.leads(t.goOn, /\/site$/, "link");
		await again.write(t.parcel, "17");
		assert.equal((await again.refused(t.save)).length, 2);
		if (scripts) assert.equal(await page.evaluate(() => document.activeElement?.id), "errors");
		assert.equal(await page.getByLabel(t.parcel, { exact: true }).inputValue(), "17");
		await again.fillRest(`PS-2026-00${30 + at}`);
		await again.upload("not-a-plan.pdf");
		await page.getByRole("alert").waitFor();
		await again.uploadAll();
		const id = await again.send("demo");
		await again.picture("receipt");
		assert.equal((await city.city.node.entry(id))?.code, "ok");

		await again.to("/me/cases");
		await again.looked();
		await again.pressIt(page.locator(`.task a[href$="${id}"]`));
		await page.waitForURL(/\/me\/cases\/[0-9a-f]{64}$/);
		await again.leads(/^(查看回执|See the receipt)/, /\/receipt$/, "link");
		await again.leads(/在本机核验|verify it here/, /\/explorer\/r\/\d+$/, "link");
		if (scripts) {
			await again.pressIt(page.locator("[data-run]"));
			await page.locator('.verdict[data-state="good"]').waitFor();
			await again.looked();
		}
		await again.close();
	});

for (const [at, setting] of settingsFor(0).entries())
	test(`a case is followed live while an officer handles it in another browser, and what was missed offline is caught up with (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const citizen = await Applicant.open(city, setting);
		const { page } = citizen;
		await citizen.seated((4 + at) % city.seats.length, `/me/apply/${city.item}`);
		await citizen.fillIn();
		const id = await citizen.send("demo");
		await citizen.leads(/查看办理进度|See how it is going/, /\/me\/cases\/[0-9a-f]{64}$/, "link");
		await page
			.locator("[data-live-note]")
			.filter({ hasText: /自动更新|updates by itself/ })
			.waitFor();
		await citizen.looked();
		await page.evaluate(() => {
			const note = () => {
				const done = document.querySelectorAll(".moment-done").length;
				document.documentElement.dataset[`done${done}`] ??= String(Date.now());
			};
			new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
		});

		const office = await WalkedPage.open(city.browser, { address: city.city.address, setting });
		await enterOffice(office, city.city, "自然资源和规划局窗口受理");
		await office.go(`/work/cases/${id}`);
		await office.press(citizen.say("受理", "Accept"), /work\/act\/cases\/accept/, "link");
		await office.press(citizen.say(/下一步/, /^Next/), /\/sign\//);
		await signAsOfficer(office, /work\/cases\//);
		await page.locator(".moment-done").nth(1).waitFor();
		const [accepted] = (await city.city.node.history(`cases.case/${id}`)).entries.slice(-1);
		const seenMs = Number(await page.evaluate(() => document.documentElement.dataset.done2));
		const lateMs = seenMs - accepted!.timeMs;
		assert.ok(lateMs <= 1000, `the page showed it ${lateMs} ms after its block`);
		await citizen.looked();

		// What happens while the phone is out of reach is there when it comes back, though not every answer comes at once.
		const here = (url: URL) => url.href === page.url();
		await page.route(here, (route) => route.abort("internetdisconnected"));
		const failed = page.waitForEvent("requestfailed", (request) => request.url() === page.url());
		await page.context().setOffline(true);
		const clerk = await city.staff.officer("natural-resources", "clerk");
		const handled = await clerk.take(id);
		await clerk.open(handled);
		const reviewer = await city.staff.officer("natural-resources", "reviewer");
		await reviewer.returnFor(handled, { stage: "site", materials: ["boundary"], text: "范围图缺少坐标" });
		await page.context().setOffline(false);
		await failed;
		await page.unroute(here);
		await page.locator(".moment-stopped").waitFor();
		assert.match((await page.locator("[data-live]").textContent()) ?? "", /范围图缺少坐标/);
		await citizen.looked();
		await office.close();
		await citizen.close();
	});
