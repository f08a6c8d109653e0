import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFaults } from "../../testing/axe-faults.ts";
import { noBrowser, openBrowser, watchedPage } from "../../testing/browser.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { type PagesWithProofs, pagesWithProofs } from "../../testing/pages-with-proofs.ts";

const skip = noBrowser;
let city: OpenCity;
let browser: Browser;
let pages: PagesWithProofs;

before(async () => {
	if (skip) return;
	city = await openCity();
	browser = await openBrowser();
	pages = await pagesWithProofs(city);
});
after(async () => {
	await browser?.close();
	await city?.close();
});

interface Outcome {
	readonly state: string;
	readonly checks: readonly string[];
	readonly verdict: string;
	readonly reason: string;
}

async function press(page: Page): Promise<Outcome> {
	await page.locator("[data-run]").click();
	await page.locator("[data-outcome]").waitFor();
	await page.locator("[data-run]:enabled").waitFor();
	return page.evaluate(() => ({
		state: document.querySelector<HTMLElement>("[data-outcome]")!.dataset.outcome!,
		checks: [...document.querySelectorAll<HTMLElement>("[data-check]")].map(
			(row) => row.dataset.state ?? "grey",
		),
		verdict: document.querySelector("[data-verdict]")!.textContent!,
		reason: document.querySelector('[data-check][data-state="bad"] .check-note')?.textContent ?? "",
	}));
}

for (const kind of ["entry", "record", "absent", "certificate"] as const) {
	test(`the true proof of a page turns every check green: ${kind}`, { skip }, async () => {
		for (const prefix of ["", "/en"]) {
			const { page, faults } = await watchedPage(browser, city.address);
			await page.goto(city.address + prefix + pages[kind]);
			const outcome = await press(page);
			assert.equal(outcome.state, "good", outcome.verdict);
			assert.deepEqual(new Set(outcome.checks), new Set(["good"]));
			assert.match(outcome.verdict, prefix ? /^Verified/ : /^核验通过/);
			assert.deepEqual(await axeFaults(page), []);
			assert.deepEqual(faults, []);
			await page.context().close();
		}
	});
}

test("a true proof of something else than the page shows is red at the last check", { skip }, async () => {
	const { page } = await watchedPage(browser, city.address);
	await page.route(`${city.address}/v1/entries/*/proof`, async (route) => {
		await route.fulfill({ response: await route.fetch({ url: `${city.address}/v1/entries/1/proof` }) });
	});
	await page.goto(city.address + pages.entry);
	const { state, checks } = await press(page);
	assert.equal(state, "bad");
	assert.deepEqual(checks, ["good", "good", "good", "good", "good", "bad"]);
	await page.context().close();
});

test("an answer that does not come is not verified", { skip }, async () => {
	for (const answer of ["/v1/entries/*/proof", "/policy.txt"]) {
		const { page } = await watchedPage(browser, city.address);
		await page.route(`${city.address}${answer}`, (route) => route.abort());
		await page.goto(`${city.address}/en${pages.entry}`);
		const { state, reason } = await press(page);
		assert.equal(state, "bad");
		assert.match(reason, /could not be fetched/);
		await page.context().close();
	}
});

test("the browser remembers the policy's fingerprint and says when it is another", { skip }, async () => {
	const { page } = await watchedPage(browser, city.address);
	await page.goto(city.address + pages.entry);
	const note = () => page.locator('[data-check="policy"] .check-note').textContent();
	await press(page);
	assert.match((await note())!, /第一次见到/);
	await press(page);
	assert.match((await note())!, /记住的相同/);
	await page.evaluate(() => {
		for (const key of Object.keys(localStorage))
			localStorage.setItem(key, JSON.stringify({ fingerprint: "another", sinceMs: 0 }));
	});
	await press(page);
	assert.match((await note())!, /记住的不同/);
	await page.context().close();
});

async function holdUp(page: Page, given: { readonly text?: string; readonly file?: string }) {
	if (given.file) await page.locator("#file").setInputFiles(given.file);
	await page.locator("#text").fill(given.text ?? "");
	await page.locator("[data-desk] button[type=submit]").click();
	const verdict = page.locator('[data-verdict][data-state="good"], [data-verdict][data-state="bad"]');
	await verdict.waitFor();
	const outcome = { state: await verdict.getAttribute("data-state"), text: (await verdict.textContent())! };
	await page.reload();
	return outcome;
}

test("the desk judges proofs, certificates and QR codes, true and changed", { skip }, async () => {
	const { page, faults } = await watchedPage(browser, city.address);
	await page.goto(`${city.address}/verify`);
	const example = (name: string) => join(city.examples, name);
	const qr = readFileSync(example("residence-permit.qr.txt"), "utf8").trim();
	const proof = readFileSync(example("business-licence.entry.tlog-proof"), "utf8");
	const holder = JSON.parse(readFileSync(example("residence-permit.mjcert.json"), "utf8"));
	const [first] = Object.keys(holder.particulars);
	const forged = { ...holder, particulars: { ...holder.particulars, [first!]: "别人" } };
	const cases = [
		[{ file: example("business-licence.entry.tlog-proof") }, "good", /账本里有这条登记/],
		[{ text: proof }, "good", /账本里有这条登记/],
		[{ text: proof.replace("index 1", "index 2") }, "bad", /不通过/],
		[{ file: example("no-such-certificate.tlog-proof") }, "good", /没有这条记录/],
		[{ text: qr }, "good", /二维码真实，现在有效/],
		[{ text: `${qr.slice(0, -4)}${qr.endsWith("0000") ? "1111" : "0000"}` }, "bad", /不通过/],
		[{ file: example("residence-permit.mjcert.json") }, "good", /证照真实，现在有效/],
		[{ file: example("revoked-permit.mjcert.json") }, "bad", /证照真实，已撤销/],
		[{ file: example("suspended-licence.mjcert.json") }, "bad", /证照真实，暂扣中/],
		[{ text: JSON.stringify(forged) }, "bad", /照面信息与账本的承诺不符/],
		[{ text: "{}" }, "bad", /读不出来/],
		[{ text: "你好" }, "bad", /认不出/],
		[{}, "bad", /请先选择文件/],
	] as const;
	for (const [given, state, says] of cases) {
		const outcome = await holdUp(page, given);
		assert.match(outcome.text, says);
		assert.equal(outcome.state, state, outcome.text);
	}
	assert.deepEqual(faults, []);
	await page.context().close();
});

test("verifying loads at most 35 KB of script for a proof and 60 KB in all for anything", {
	skip,
}, async () => {
	const cases = [
		["a proof on its page", pages.entry, press, 35, 60],
		["a proof at the desk", "/verify", deskWith("business-licence.entry.tlog-proof"), 40, 60],
		["a QR code at the desk", "/verify", deskWith("residence-permit.qr.txt"), 44, 60],
		["a certificate at the desk", "/verify", deskWith("residence-permit.mjcert.json"), 56, 60],
	] as const;
	for (const [name, path, act, mostScript, most] of cases) {
		const { page } = await watchedPage(browser, city.address, { serviceWorkers: "block" });
		const sizes: Promise<readonly [string, number]>[] = [];
		page.on("requestfinished", (request) => {
			const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
			sizes.push(size.then((each) => [request.resourceType(), each] as const));
		});
		await page.goto(city.address + path);
		await act(page);
		const all = await Promise.all(sizes);
		const sum = (kinds: (kind: string) => boolean) =>
			all.reduce((total, [kind, size]) => total + (kinds(kind) ? size : 0), 0) / 1024;
		const script = sum((kind) => kind === "script");
		const page_ = sum((kind) => kind !== "fetch");
		console.log(`${name}: script ${script.toFixed(1)} KB, page ${page_.toFixed(1)} KB, as sent`);
		assert.ok(script <= mostScript, `${name}: ${script}`);
		assert.ok(page_ <= most, `${name}: ${page_}`);
		await page.context().close();
	}
});

function deskWith(name: string) {
	return async (page: Page) => {
		await page.locator("#file").setInputFiles(join(city.examples, name));
		await page.locator("[data-desk] button[type=submit]").click();
		await page.locator('[data-verdict][data-state="good"]').waitFor();
	};
}
