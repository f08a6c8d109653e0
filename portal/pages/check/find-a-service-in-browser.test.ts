import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { CaseCity } from "@mingjian/client/testing/case-city.ts";
import type { Browser, Page } from "playwright-core";
import { buildPortal } from "../../build.ts";
import { mountPortal } from "../../mount.ts";
import { noBrowser, openBrowser, watchedPage } from "../../testing/browser.ts";

let city: CaseCity;
let browser: Browser;

before(async () => {
	if (noBrowser) return;
	await buildPortal();
	city = await CaseCity.open("2026-03-02", ["civil-affairs", "social-security"], mountPortal);
	await city.publish("elderly-allowance");
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

/** Every combination with MINGJIAN_JOURNEYS=all; else a phone in Chinese without scripts and a desk in English. */
const all = process.env.MINGJIAN_JOURNEYS === "all";
const settings = [
	{ prefix: "", asked: "老年补贴", width: 360, colorScheme: "light", javaScriptEnabled: false },
	{ prefix: "/en", asked: "old age allowance", width: 1280, colorScheme: "dark", javaScriptEnabled: true },
	{ prefix: "", asked: "gaolingjintie", width: 768, colorScheme: "dark", javaScriptEnabled: true },
	{ prefix: "/en", asked: "glj", width: 360, colorScheme: "light", javaScriptEnabled: false },
] as const;

for (const { prefix, asked, width, colorScheme, javaScriptEnabled } of all
	? settings
	: settings.slice(0, 2)) {
	const scripts = javaScriptEnabled ? "" : ", scripts off";
	test(`「${asked}」 leads to a service and to yes or no by keyboard, ${width} px ${colorScheme}${scripts}`, {
		skip: noBrowser,
	}, async () => {
		const options = { viewport: { width, height: 800 }, colorScheme, javaScriptEnabled };
		const { page, faults } = await watchedPage(browser, city.url, options);
		await page.goto(city.url + (prefix || "/"));
		await page.locator("#q").fill(asked);
		await page.keyboard.press("Enter");
		await follow(page, "a.hit-title");
		await sound(page, javaScriptEnabled);
		await follow(page, 'a[href$="/check"]');
		await sound(page, javaScriptEnabled);
		await answer(page, "1990");
		await page.locator('[data-answer="no"]').waitFor();
		await sound(page, javaScriptEnabled);
		await answer(page, "1940");
		await page.locator('[data-answer="yes"]').waitFor();
		assert.deepEqual(faults, []);
		await page.context().close();
	});
}

async function follow(page: Page, link: string): Promise<void> {
	const first = page.locator(link).first();
	const address = await first.evaluate((each) => (each as HTMLAnchorElement).href);
	await first.focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(address);
}

async function answer(page: Page, year: string): Promise<void> {
	await page.locator('[name="birthDate-year"]').fill(year);
	await page.locator('[name="birthDate-month"]').fill("3");
	await page.locator('[name="birthDate-day"]').fill("27");
	for (const choice of ["#registered-yes", "#paidElsewhere-no"]) {
		await page.locator(choice).focus();
		await page.keyboard.press("Space");
	}
	await page.locator('main form[method="post"] button').focus();
	await page.keyboard.press("Enter");
}

// axe runs in the page, which needs scripts.
async function sound(page: Page, scripts: boolean): Promise<void> {
	if (!scripts) return;
	const { violations } = await new AxeBuilder({ page }).analyze();
	assert.deepEqual(
		violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
		[],
	);
}
