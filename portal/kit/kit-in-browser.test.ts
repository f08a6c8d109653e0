import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { axeFaults } from "../testing/axe-faults.ts";
import { noBrowser, openBrowser, watchedPage } from "../testing/browser.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";

let city: OpenCity;
let browser: Browser;

before(async () => {
	if (noBrowser) return;
	city = await openCity();
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

async function pageWith(view: string, width: number) {
	const watched = await watchedPage(browser, city.address, { viewport: { width, height: 800 } });
	await watched.page.context().addCookies([{ name: "view", value: view, url: city.address }]);
	return watched;
}

// Each way pages can look on a phone, in one language; at every width in both where MINGJIAN_MATRIX is "full".
const full = process.env.MINGJIAN_MATRIX === "full";
for (const [at, view] of ["16.light", "20.dark", "24.light", "30.dark.elder"].entries()) {
	for (const path of full ? ["/kit", "/en/kit"] : [["/kit", "/en/kit"][at % 2]!]) {
		test(`every component is accessible and fits: ${path} as ${view}`, { skip: noBrowser }, async () => {
			for (const width of full ? [360, 768, 1280] : [360]) {
				const { page, faults } = await pageWith(view, width);
				await page.goto(city.address + path);
				assert.deepEqual(await axeFaults(page), []);
				assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
				assert.deepEqual(faults, []);
				await page.context().close();
			}
		});
	}
}

test("in easy mode whatever is pressed is at least 60 pixels high", { skip: noBrowser }, async () => {
	const { page } = await pageWith("16.light.elder", 360);
	await page.goto(`${city.address}/kit`);
	const small = await page.evaluate(() =>
		[
			...document.querySelectorAll<HTMLElement>(
				"a, button, input, select, textarea, summary, .choice > label",
			),
		]
			.filter((each) => each.checkVisibility() && !each.matches("p:not(.actions) a, .skip, .choice > input"))
			.filter((each) => each.getBoundingClientRect().height < 59.5)
			.map((each) => each.outerHTML.slice(0, 120)),
	);
	assert.deepEqual(small, []);
	await page.context().close();
});

test("a form with faults says which, leads to each, and keeps what was written; mended, it shows the answers", {
	skip: noBrowser,
}, async () => {
	for (const javaScriptEnabled of [true, false]) {
		const { page, faults } = await watchedPage(browser, city.address, { javaScriptEnabled });
		await page.goto(`${city.address}/en/kit`);
		await page.getByLabel("Street and number").fill("12 Qingzhu Road");
		await page.getByLabel("Year", { exact: true }).fill("1990");
		await page.getByLabel("Month", { exact: true }).fill("2");
		await page.getByLabel("Day", { exact: true }).fill("30");
		await page.getByRole("button", { name: "Check" }).click();
		const summary = page.getByRole("alert");
		await summary.waitFor();
		if (javaScriptEnabled) {
			assert.deepEqual(await axeFaults(page), []);
			assert.ok(await summary.evaluate((each) => each === document.activeElement));
		}
		assert.equal(await summary.getByRole("link").count(), 8);
		assert.equal(await page.getByLabel("Street and number").inputValue(), "12 Qingzhu Road");
		assert.equal(await page.getByLabel("Day", { exact: true }).inputValue(), "30");
		await summary.getByRole("link", { name: /^Date of birth/ }).click();
		if (javaScriptEnabled) {
			const focused = await page.evaluate(() => document.activeElement?.id);
			assert.equal(focused, "born-year");
		}
		await page.getByLabel("Day", { exact: true }).fill("3");
		await page.getByLabel("Mobile number").fill("13800138000");
		await page.getByLabel("How many rooms").fill("2");
		await page.getByLabel("Rent a month").fill("2,300.50");
		await page.getByLabel("Yes", { exact: true }).check();
		await page.getByLabel("Study").check();
		await page.getByLabel("Subdistrict", { exact: true }).selectOption("d3");
		await page.getByLabel("By letter").check();
		await page.getByRole("button", { name: "Check" }).click();
		await page.locator(".summary").waitFor();
		assert.equal(await page.getByRole("alert").count(), 0);
		const said = await page.locator(".summary dd:not(.summary-change)").allTextContents();
		assert.deepEqual(said, [
			"12 Qingzhu Road",
			"13800138000",
			"3 February 1990",
			"2",
			"¥2,300.50",
			"Yes",
			"Study",
			"Subdistrict 3",
			"By letter",
			"Not answered",
		]);
		// The browser reports the answer's own status, nothing else.
		assert.deepEqual(
			faults.filter((fault) => !/status of 422/.test(fault)),
			[],
		);
		await page.context().close();
	}
});

test("what a reader prefers is kept without a script, goes back where one was, and lasts", {
	skip: noBrowser,
}, async () => {
	const { page } = await watchedPage(browser, city.address, { javaScriptEnabled: false });
	await page.goto(`${city.address}/en/services`);
	await page.getByRole("link", { name: "Display" }).click();
	await page.getByLabel("Largest").check();
	await page.getByLabel("Dark").check();
	await page.getByLabel("Larger buttons").check();
	await page.getByRole("button", { name: "Save and go back" }).click();
	assert.equal(new URL(page.url()).pathname, "/en/services");
	const root = page.locator("html");
	assert.equal(await root.getAttribute("data-text"), "30");
	assert.equal(await root.getAttribute("data-theme"), "dark");
	await page.goto(`${city.address}/learn`);
	assert.equal(await root.getAttribute("data-elder"), "");
	await page.context().close();
});

test("a popover asks before what cannot be undone, by keyboard alone", { skip: noBrowser }, async () => {
	const { page } = await watchedPage(browser, city.address);
	await page.goto(`${city.address}/en/kit`);
	await page.getByRole("button", { name: "Withdraw" }).first().focus();
	await page.keyboard.press("Enter");
	const dialog = page.getByRole("dialog");
	assert.ok(await dialog.isVisible());
	await page.keyboard.press("Escape");
	assert.equal(await dialog.isVisible(), false);
	await page.context().close();
});

test("in a table of ten thousand rows one finds and turns pages without a script, and has it whole where one asks", {
	skip: noBrowser,
}, async () => {
	const { page, faults } = await watchedPage(browser, city.address, { javaScriptEnabled: false });
	await page.goto(`${city.address}/en/kit/table`);
	const numbers = () => page.locator("tbody th").allTextContents();
	assert.equal((await numbers()).length, 50);
	await page.getByRole("link", { name: "Next page" }).click();
	assert.equal((await numbers())[0], "PS-2026-00051");
	await page.getByLabel("Find in the table").fill("civil 00012");
	await page.getByRole("button", { name: "Find" }).click();
	const found = await numbers();
	assert.ok(found.length > 0 && found.length <= 50 && found.every((number) => number.includes("00012")));
	await page.getByLabel("Find in the table").fill("nothing like it");
	await page.getByRole("button", { name: "Find" }).click();
	await page.getByText("Nothing found").waitFor();
	await page.getByRole("link", { name: /^All of it/ }).click();
	await page.waitForURL(/all=yes/, { waitUntil: "load" });
	assert.equal((await numbers()).length, 10_000);
	assert.deepEqual(faults, []);
	await page.context().close();
});

test("ten thousand rows are a table to whoever listens, and only those near the reader are laid out", {
	skip: noBrowser,
}, async () => {
	const { page, faults } = await watchedPage(browser, city.address, {
		viewport: { width: 320, height: 740 },
	});
	await page.goto(`${city.address}/en/kit/table?all=yes`);
	assert.equal(await page.locator("tbody tr").count(), 10_000);
	const table = page.getByRole("table", { name: "Applications, made up" });
	assert.deepEqual(await table.getByRole("columnheader").allTextContents(), ["Number", "Department", "Days"]);
	const [first] = await table
		.getByRole("row")
		.filter({ has: page.getByText("PS-2026-00001") })
		.all();
	assert.equal(await first!.getByRole("rowheader").textContent(), "PS-2026-00001");
	assert.equal(await first!.getByRole("cell").count(), 2);
	const blocks = [
		["PS-2026-00001", 0],
		["PS-2026-10000", 199],
	] as const;
	for (const [number, block] of blocks) {
		await page.getByText(number).scrollIntoViewIfNeeded();
		await page.waitForFunction(shownBlock, block);
		const shown = await page.evaluate(() => {
			const rows = [...document.querySelectorAll("tbody")].map((each) => each.rows[0]!);
			return rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length;
		});
		assert.ok(shown < 10, `${shown} of 200 blocks are laid out`);
	}
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
	assert.deepEqual(faults, []);
	await page.context().close();
});

// Runs in the page.
function shownBlock(at: number): boolean {
	const block = document.querySelectorAll("tbody")[at]!;
	return block.rows[0]!.checkVisibility({ contentVisibilityAuto: true });
}
