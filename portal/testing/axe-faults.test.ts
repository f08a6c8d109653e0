// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { axeFaults } from "./axe-faults.ts";
import { noBrowser, openBrowser } from "./browser.ts";

const faulty = `<!doctype html><html><head><title>t</title></head><body>
	<main><h1>Pale</h1><h3>Skipped</h3><p style="color:#bbb;background:#fff">pale words</p>
	<input><img src="data:,"><button></button></main><p>outside</p></body></html>`;

test("every rule that axe finds broken with its slow way is found, and a sound page has no fault", {
	skip: noBrowser,
}, async () => {
	const browser = await openBrowser();
	const page = await (await browser.newContext()).newPage();
	await page.setContent(faulty);
	const { violations } = await new AxeBuilder({ page }).analyze();
	const rules = (await axeFaults(page)).map((fault) => fault.slice(0, fault.indexOf(":")));
	assert.deepEqual(
		rules,
		violations.map(({ id }) => id),
	);
	for (const rule of [
		"color-contrast",
		"label",
		"image-alt",
		"button-name",
		"html-has-lang",
		"heading-order",
	])
		assert.ok(rules.includes(rule), rule);
	await page.setContent(
		'<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>Sound</h1></main></body></html>',
	);
	assert.deepEqual(await axeFaults(page), []);
	await browser.close();
});
