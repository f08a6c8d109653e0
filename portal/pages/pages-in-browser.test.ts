import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { addressesOf } from "../testing/addresses.ts";
import { axeFaults } from "../testing/axe-faults.ts";
import { noBrowser, openBrowser, watchedPage } from "../testing/browser.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { settingsFor } from "../testing/settings.ts";

let city: OpenCity;
let browser: Browser;
let addresses: readonly string[];

before(async () => {
	if (noBrowser) return;
	city = await openCity();
	browser = await openBrowser();
	addresses = [...(await addressesOf(city.node)), "/nowhere"];
});
after(async () => {
	await browser?.close();
	await city?.close();
});

for (const { name, language, width, view } of settingsFor(2)) {
	test(`no page has a fault of accessibility or policy, or is too wide (${name})`, {
		skip: noBrowser,
	}, async () => {
		const prefix = language === "en" ? "/en" : "";
		const { page, faults } = await watchedPage(browser, city.address, { viewport: { width, height: 800 } });
		await page.context().addCookies([{ name: "view", value: view, url: city.address }]);
		for (const path of addresses) {
			await page.goto(city.address + (path === "/" ? prefix || "/" : prefix + path));
			assert.deepEqual(await axeFaults(page), [], path);
			assert.deepEqual(faults, [], path);
			assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, path);
		}
		await page.context().close();
	});
}

test("at 320 pixels nothing has to be scrolled sideways, with text spaced out too", {
	skip: noBrowser,
}, async () => {
	const { page } = await watchedPage(browser, city.address, { viewport: { width: 320, height: 640 } });
	const wide: string[] = [];
	for (const path of addresses) {
		for (const prefix of ["", "/en"]) {
			await page.goto(city.address + (path === "/" ? prefix || "/" : prefix + path));
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			// WCAG 1.4.12, set through the style object model, which the policy allows.
			const spaced = await page.evaluate(() => {
				for (const each of document.querySelectorAll<HTMLElement>("body *")) {
					each.style.lineHeight = "1.5";
					each.style.letterSpacing = "0.12em";
					each.style.wordSpacing = "0.16em";
				}
				return document.documentElement.scrollWidth;
			});
			if (Math.max(width, spaced) > 320) wide.push(`${prefix}${path} ${width}, spaced out ${spaced}`);
		}
	}
	assert.deepEqual(wide, []);
	await page.context().close();
});

test("whatever is pressed is at least 44 pixels high, but for links inside a sentence and boxes whose label is", {
	skip: noBrowser,
}, async () => {
	const { page } = await watchedPage(browser, city.address, { viewport: { width: 360, height: 800 } });
	for (const path of addresses) {
		await page.goto(city.address + path);
		const small = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")]
				.filter(
					(each) =>
						each.checkVisibility() && !each.matches("p:not(.actions) a, dd a, .skip, .choice > input"),
				)
				.filter((each) => each.getBoundingClientRect().height < 43.5)
				.map((each) => `${each.outerHTML.slice(0, 120)} ${each.getBoundingClientRect().height}`),
		);
		assert.deepEqual(small, [], path);
	}
	await page.context().close();
});

test("the keyboard goes from the skip link to the text, and focus can be seen", {
	skip: noBrowser,
}, async () => {
	const { page } = await watchedPage(browser, city.address);
	await page.goto(city.address);
	await page.keyboard.press("Tab");
	const skip = page.locator(".skip");
	assert.ok(await skip.evaluate((each) => each === document.activeElement));
	assert.ok(((await skip.boundingBox())?.y ?? -1) >= 0);
	const outline = await skip.evaluate((each) => getComputedStyle(each).outlineWidth);
	assert.equal(outline, "3px");
	await page.keyboard.press("Enter");
	assert.match(page.url(), /#main$/);
	await page.context().close();
});

test("with scripts off every page still says what it says, and how to verify offline", {
	skip: noBrowser,
}, async () => {
	const { page } = await watchedPage(browser, city.address, { javaScriptEnabled: false });
	for (const path of addresses) {
		await page.goto(city.address + path);
		assert.ok(await page.locator("h1").isVisible(), path);
		assert.equal(await page.locator("[data-run]:visible, [data-desk]:visible").count(), 0, path);
	}
	await page.goto(`${city.address}/explorer/r/1`);
	await page.locator(".offline summary").click();
	assert.match(
		(await page.locator(".offline .command").textContent()) ?? "",
		/mingjian -- verify entry-1\.tlog-proof/,
	);
	await page.context().close();
});

test("colours hold their contrast: body text 7:1, anything 4.5:1", { skip: noBrowser }, async () => {
	for (const colorScheme of ["light", "dark"] as const) {
		const { page } = await watchedPage(browser, city.address, { colorScheme });
		await page.goto(city.address);
		const colours = await page.evaluate(() => {
			const style = getComputedStyle(document.documentElement);
			const names = [
				"paper",
				"surface",
				"sunken",
				"tint",
				"ok-tint",
				"error-tint",
				"warn-tint",
				"ink",
				"muted",
				"primary",
				"ok",
				"error",
				"on-primary",
			];
			return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
		});
		const pairs: [string, string, number][] = [
			...["paper", "surface", "sunken", "tint", "ok-tint", "error-tint", "warn-tint"].map(
				(ground) => ["ink", ground, 7] as [string, string, number],
			),
			...["paper", "surface", "sunken", "tint"].flatMap(
				(ground) =>
					[
						["muted", ground, 7],
						["primary", ground, 7],
					] as [string, string, number][],
			),
			["ok", "ok-tint", 7],
			["ok", "surface", 7],
			["error", "error-tint", 7],
			["error", "surface", 7],
			["on-primary", "primary", 7],
		];
		for (const [text, ground, least] of pairs) {
			const ratio = contrast(colours[text]!, colours[ground]!);
			assert.ok(ratio >= least, `${colorScheme}: ${text} on ${ground} is ${ratio.toFixed(2)}`);
		}
		await page.context().close();
	}
});

function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const full = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/gi, "$&$&") : hex;
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
