import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFaults } from "../../../testing/axe-faults.ts";
import { noBrowser, openBrowser, watchedPage } from "../../../testing/browser.ts";
import { cameraFlags, writeCameraPicture } from "../../../testing/fake-camera.ts";
import { type OpenCity, openCity } from "../../../testing/open-city.ts";

const skip = noBrowser;
let city: OpenCity;
let browser: Browser;
let folder: string;
let code: string;

before(async () => {
	if (skip) return;
	city = await openCity();
	folder = mkdtempSync(join(tmpdir(), "mingjian-camera-"));
	code = readFileSync(join(city.examples, "residence-permit.qr.txt"), "utf8").trim();
	writeCameraPicture(join(folder, "camera.y4m"), code);
	browser = await openBrowser(cameraFlags(join(folder, "camera.y4m")));
});
after(async () => {
	await browser?.close();
	await city?.close();
	if (folder) rmSync(folder, { recursive: true });
});

async function verdictOf(page: Page): Promise<{ readonly state: string | null; readonly text: string }> {
	const verdict = page.locator('[data-verdict][data-state="good"], [data-verdict][data-state="bad"]');
	await verdict.waitFor();
	return { state: await verdict.getAttribute("data-state"), text: (await verdict.textContent())! };
}

test("a QR code held before the camera is read and judged, in both languages", { skip }, async () => {
	for (const [path, says] of [
		["/verify", /二维码真实，现在有效/],
		["/en/verify", /genuine and in force now/],
	] as const) {
		const { page, faults } = await watchedPage(browser, city.address);
		await page.goto(city.address + path);
		await page.locator("[data-scan-start]").focus();
		await page.keyboard.press("Enter");
		const outcome = await verdictOf(page);
		assert.match(outcome.text, says);
		assert.equal(outcome.state, "good");
		assert.equal(await page.locator("[data-scan-view]").isVisible(), false, "the camera is off again");
		assert.deepEqual(await axeFaults(page), []);
		assert.deepEqual(faults, []);
		await page.context().close();
	}
});

test("once the page has been opened it opens, scans and judges with no network", { skip }, async () => {
	const { page } = await watchedPage(browser, city.address);
	const context = page.context();
	await page.goto(`${city.address}/verify`);
	await page.locator("[data-kept]").waitFor();
	await page.locator("[data-scan-start]").click();
	assert.equal((await verdictOf(page)).state, "good");
	await context.setOffline(true);
	await page.reload();
	await page.locator("[data-scan-start]").click();
	const scanned = await verdictOf(page);
	assert.equal(scanned.state, "good");
	assert.match(scanned.text, /没有取到现在的状态/, "says what it could not know");
	await page.reload();
	const proof = readFileSync(join(city.examples, "business-licence.entry.tlog-proof"), "utf8");
	for (const [text, state] of [
		[proof, "good"],
		[proof.replace("index 1", "index 2"), "bad"],
	] as const) {
		await page.reload();
		await page.locator("#text").fill(text);
		await page.locator("[data-desk] button[type=submit]").click();
		assert.equal((await verdictOf(page)).state, state);
	}
	await context.close();
});

test("what stands behind # is judged at once and is sent to nobody", { skip }, async () => {
	const { page, faults } = await watchedPage(browser, city.address);
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await page.goto(`${city.address}/verify#${encodeURIComponent(code)}`);
	assert.equal((await verdictOf(page)).state, "good");
	assert.ok(!asked.some((url) => url.slice(city.address.length + 8).includes("MJ1")), asked.join("\n"));
	await page.goto(`${city.address}/verify#MJ1:%`);
	assert.deepEqual(faults, []);
	await page.context().close();
});

test("a picture of a QR code can be chosen, and one without says so", { skip }, async () => {
	const { page, faults } = await watchedPage(browser, city.address);
	await page.goto(`${city.address}/verify`);
	for (const [drawn, says] of [
		[code, /二维码真实，现在有效/],
		["", /图片里没有找到二维码/],
	] as const) {
		const picture = await pictureOf(page, drawn);
		await page.locator("#file").setInputFiles({ name: "code.png", mimeType: "image/png", buffer: picture });
		await page.locator("[data-desk] button[type=submit]").click();
		assert.match((await verdictOf(page)).text, says);
		await page.reload();
	}
	assert.deepEqual(faults, []);
	await page.context().close();
});

async function pictureOf(page: Page, text: string): Promise<Buffer> {
	const { renderSVG } = await import("uqr");
	const svg = text
		? renderSVG(text, { pixelSize: 6, border: 4 })
		: "<svg xmlns='http://www.w3.org/2000/svg'/>";
	const blank = await page.context().browser()!.newPage();
	await blank.setContent(svg);
	const picture = await blank.locator("svg").screenshot();
	await blank.close();
	return picture;
}

test("without leave to use the camera the page says what else can be done", { skip }, async () => {
	const { page } = await watchedPage(browser, city.address);
	await page.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
	});
	await page.goto(`${city.address}/en/verify`);
	await page.locator("[data-scan-start]").click();
	await page.locator("[data-scan-note]", { hasText: "Use a picture or paste the text" }).waitFor();
	await page.context().close();
});

test("only the verify page may open the camera and run WebAssembly", { skip }, async () => {
	const headers = async (path: string) => (await fetch(city.address + path)).headers;
	for (const path of ["/verify", "/en/verify"]) {
		assert.match(
			(await headers(path)).get("content-security-policy")!,
			/script-src 'self' 'wasm-unsafe-eval';/,
		);
		assert.match((await headers(path)).get("permissions-policy")!, /camera=\(self\)/);
	}
	for (const path of ["/", "/explorer", "/verify-worker.js", "/policy"]) {
		assert.doesNotMatch((await headers(path)).get("content-security-policy")!, /unsafe/, path);
		assert.match((await headers(path)).get("permissions-policy")!, /camera=\(\)/, path);
	}
});
