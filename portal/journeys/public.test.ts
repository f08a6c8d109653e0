import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CaseCity } from "@mingjian/client/testing/case-city.ts";
import type { Browser, Page } from "playwright-core";
import { buildPortal } from "../build.ts";
import { mountPortal } from "../mount.ts";
import { axeFaults } from "../testing/axe-faults.ts";
import { noBrowser, openBrowser, watchedPage } from "../testing/browser.ts";
import { type Setting, settingsFor } from "../testing/settings.ts";

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

interface Walk {
	readonly setting: Setting;
	readonly scripts: boolean;
}

const settings = settingsFor(1);
const words = { zh: ["暂住证", "juzhuzheng", "jzz"], en: ["residence permit", "juzhuzheng", "jzz"] } as const;

/** In each setting; with scripts off in the first, or in each where the matrix is asked for. */
const walks: readonly Walk[] = [true, false].flatMap((scripts) =>
	settings.map((setting) => ({ setting, scripts })).slice(0, scripts || settings.length > 3 ? undefined : 1),
);

for (const [at, { setting, scripts }] of walks.entries()) {
	const asked = words[setting.language][at % 3]!;
	const prefix = setting.language === "zh" ? "" : "/en";
	const how = `${scripts ? "" : ", scripts off"} (${setting.name})`;

	test(`by keyboard 「${asked}」 leads to a service and to yes or no${how}`, {
		skip: noBrowser,
	}, async () => {
		const { page, done } = await walked({ setting, scripts });
		await page.goto(city.url + (prefix || "/"));
		await page.locator("#q").focus();
		await page.keyboard.type(asked);
		await page.keyboard.press("Enter");
		await page.locator("a.hit-title").first().waitFor();
		await sound(page, { setting, scripts });
		await follow(page, "a.hit-title");
		await sound(page, { setting, scripts });
		await follow(page, 'a[href$="/check"]');
		await sound(page, { setting, scripts });
		// Half a year counts to the portal's own today.
		const lately = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
		await answer(page, lately);
		await page.locator('[data-answer="no"]').waitFor();
		await sound(page, { setting, scripts });
		await answer(page, "2024-03-27");
		await page.locator('[data-answer="yes"]').waitFor();
		await sound(page, { setting, scripts });
		await done();
	});

	test(`by keyboard from the front page to a block, an entry and its proof${how}`, {
		skip: noBrowser,
	}, async () => {
		const { page, done } = await walked({ setting, scripts });
		let altered = false;
		await page.route(`${city.url}/v1/entries/*/proof`, async (route) => {
			const bytes = await (await route.fetch()).body();
			if (altered) bytes[bytes.length >> 1]! ^= 1;
			await route.fulfill({ body: bytes, contentType: "text/plain" });
		});
		await page.goto(city.url + (prefix || "/"));
		await sound(page, { setting, scripts });
		for (const link of ['a[href$="/explorer"]', 'a[href$="/explorer/blocks"]', 'a[href*="/explorer/b/"]']) {
			await follow(page, link);
			await sound(page, { setting, scripts });
		}
		await follow(page, 'main a[href*="/explorer/r/"]');
		await sound(page, { setting, scripts });
		const proof = page.locator('a[href$="/proof"]').first();
		const file = await fetch(new URL((await proof.getAttribute("href"))!, city.url));
		assert.match(await file.text(), /^c2sp\.org\/tlog-proof@v1\n/);
		if (scripts) {
			await verified(page, "good");
			await sound(page, { setting, scripts });
			altered = true;
			await verified(page, "bad");
			assert.match(
				(await page.locator("[data-verdict]").textContent()) ?? "",
				setting.language === "zh" ? /核验不通过/ : /not verified/i,
			);
			await sound(page, { setting, scripts });
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

async function walked({ setting, scripts }: Walk): Promise<Walked> {
	const options = { viewport: { width: setting.width, height: 800 }, javaScriptEnabled: scripts };
	const { page, faults } = await watchedPage(browser, city.url, options);
	await page.context().addCookies([{ name: "view", value: setting.view, url: city.url }]);
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
		await write(page, `[name="since-${part}"]`, since.split("-")[at]!);
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

async function write(page: Page, field: string, text: string): Promise<void> {
	await page.locator(field).focus();
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.type(text);
}

async function verified(page: Page, state: "good" | "bad"): Promise<void> {
	await page.locator("[data-run]").focus();
	await page.keyboard.press("Enter");
	await page.locator(`[data-outcome="${state}"]`).waitFor();
	await page.locator("[data-run]:enabled").waitFor();
}

// axe runs in the page, which needs scripts.
async function sound(page: Page, { setting, scripts }: Walk): Promise<void> {
	if (scripts) assert.deepEqual(await axeFaults(page), [], page.url());
	assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= setting.width, page.url());
}
