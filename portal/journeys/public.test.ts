import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { CaseCity } from "@mingjian/client/testing/case-city.ts";
import type { Browser, Page } from "playwright-core";
import { buildPortal } from "../build.ts";
import { mountPortal } from "../mount.ts";
import { noBrowser, openBrowser, watchedPage } from "../testing/browser.ts";

let city: CaseCity;
let browser: Browser;

before(async () => {
	if (noBrowser) return;
	await buildPortal();
	city = await CaseCity.open("2026-03-02", ["public-security", "civil-affairs"], mountPortal);
	await city.publish("residence-permit");
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

/** Every combination with MINGJIAN_JOURNEYS=full; else a phone in Chinese without scripts and a desk in English. */
const full = process.env.MINGJIAN_JOURNEYS === "full";
const settings = [
	{ prefix: "", asked: "暂住证", width: 360, colorScheme: "light", javaScriptEnabled: false },
	{ prefix: "/en", asked: "residence permit", width: 1280, colorScheme: "dark", javaScriptEnabled: true },
	{ prefix: "", asked: "juzhuzheng", width: 768, colorScheme: "dark", javaScriptEnabled: true },
	{ prefix: "/en", asked: "jzz", width: 360, colorScheme: "light", javaScriptEnabled: false },
] as const;
type Setting = (typeof settings)[number];

for (const setting of full ? settings : settings.slice(0, 2)) {
	const { prefix, asked, width, colorScheme, javaScriptEnabled } = setting;
	const how = `${width} px ${colorScheme}${javaScriptEnabled ? "" : ", scripts off"}`;

	test(`by keyboard 「${asked}」 leads to a service and to yes or no, ${how}`, {
		skip: noBrowser,
	}, async () => {
		const { page, done } = await walk(setting);
		await page.goto(city.url + (prefix || "/"));
		await page.locator("#q").fill(asked);
		await page.keyboard.press("Enter");
		await page.locator("a.hit-title").first().waitFor();
		await sound(page, setting);
		await follow(page, "a.hit-title");
		await sound(page, setting);
		await follow(page, 'a[href$="/check"]');
		await sound(page, setting);
		// Half a year counts to the portal's own today.
		const lately = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
		await answer(page, lately);
		await page.locator('[data-answer="no"]').waitFor();
		await sound(page, setting);
		await answer(page, "2024-03-27");
		await page.locator('[data-answer="yes"]').waitFor();
		await sound(page, setting);
		await done();
	});

	test(`by keyboard from the front page to a block, an entry and its proof, ${how}`, {
		skip: noBrowser,
	}, async () => {
		const { page, done } = await walk(setting);
		let altered = false;
		await page.route(`${city.url}/v1/entries/*/proof`, async (route) => {
			const bytes = await (await route.fetch()).body();
			if (altered) bytes[bytes.length >> 1]! ^= 1;
			await route.fulfill({ body: bytes, contentType: "text/plain" });
		});
		await page.goto(city.url + (prefix || "/"));
		await sound(page, setting);
		for (const link of ['a[href$="/explorer"]', 'a[href$="/explorer/blocks"]', 'a[href*="/explorer/b/"]']) {
			await follow(page, link);
			await sound(page, setting);
		}
		await follow(page, 'main a[href*="/explorer/r/"]');
		await sound(page, setting);
		const proof = page.locator('a[href$="/proof"]').first();
		const file = await fetch(new URL((await proof.getAttribute("href"))!, city.url));
		assert.match(await file.text(), /^c2sp\.org\/tlog-proof@v1\n/);
		if (javaScriptEnabled) {
			await verified(page, "good");
			await sound(page, setting);
			altered = true;
			await verified(page, "bad");
			assert.match((await page.locator("[data-verdict]").textContent()) ?? "", /not verified/i);
			await sound(page, setting);
			altered = false;
			await verified(page, "good");
		}
		await done();
	});
}

interface Walked {
	readonly page: Page;
	/** Nothing was forbidden on the way. */
	readonly done: () => Promise<void>;
}

async function walk({ width, colorScheme, javaScriptEnabled }: Setting): Promise<Walked> {
	const options = { viewport: { width, height: 800 }, colorScheme, javaScriptEnabled };
	const { page, faults } = await watchedPage(browser, city.url, options);
	const done = async () => {
		assert.deepEqual(faults, []);
		await page.context().close();
	};
	return { page, done };
}

async function follow(page: Page, link: string): Promise<void> {
	const first = page.locator(link).first();
	const address = await first.evaluate((each) => (each as HTMLAnchorElement).href);
	await first.focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(address);
}

async function answer(page: Page, since: string): Promise<void> {
	for (const [at, part] of ["year", "month", "day"].entries())
		await page.locator(`[name="since-${part}"]`).fill(since.split("-")[at]!);
	for (const choice of [
		"#ground-work",
		"#registeredHere-no",
		"#purpose-first",
		'[id="material.proof-yes"]',
	]) {
		await page.locator(choice).focus();
		await page.keyboard.press("Space");
	}
	await page.locator('main form[method="post"] button').focus();
	await page.keyboard.press("Enter");
}

async function verified(page: Page, state: "good" | "bad"): Promise<void> {
	await page.locator("[data-run]").focus();
	await page.keyboard.press("Enter");
	await page.locator(`[data-outcome="${state}"]`).waitFor();
	await page.locator("[data-run]:enabled").waitFor();
}

// axe runs in the page, which needs scripts.
async function sound(page: Page, { width, javaScriptEnabled }: Setting): Promise<void> {
	if (!javaScriptEnabled) return;
	const { violations } = await new AxeBuilder({ page }).analyze();
	assert.deepEqual(
		violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
		[],
	);
	assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, page.url());
}
