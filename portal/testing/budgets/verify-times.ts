// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { cameraFlags, writeCameraPicture } from "../fake-camera.ts";
import type { OpenCity } from "../open-city.ts";
import { type Finding, median, timed } from "./finding.ts";
import { throttle } from "./slow-phone.ts";

const runs = 6;
const scanBudget = 2000;

/** How long a record takes to verify in the page of a slow phone, and how long from opening the camera to the verdict. */
export async function verifyTimes(browser: Browser, city: OpenCity): Promise<Finding[]> {
	return [await recordTime(browser, city), await scanTime(city)];
}

async function recordTime(browser: Browser, city: OpenCity): Promise<Finding> {
	const page = await browser.newPage();
	await throttle(page);
	await page.goto(`${city.address}/en/explorer/r/1`);
	const taken: number[] = [];
	// The first run compiles what the others use.
	for (let run = 0; run < runs; run++) taken.push(await press(page));
	await page.close();
	const where = `first ${taken[0]} ms, then ${taken.slice(1).join(", ")}`;
	return {
		what: "verify a record, slow phone",
		measured: median(taken.slice(1)),
		budget: 50,
		unit: "ms",
		where,
	};
}

async function press(page: Page): Promise<number> {
	await page.locator("[data-run]").click();
	await page.locator('[data-outcome="good"]').waitFor();
	await page.locator("[data-run]:enabled").waitFor();
	const said = (await page.locator("[data-verdict]").textContent()) ?? "";
	return Number(/took (\d+) ms/.exec(said)?.[1] ?? Number.NaN);
}

async function scanTime(city: OpenCity): Promise<Finding> {
	const folder = mkdtempSync(join(tmpdir(), "mingjian-camera-"));
	const picture = join(folder, "camera.y4m");
	writeCameraPicture(picture, readFileSync(join(city.examples, "residence-permit.qr.txt"), "utf8").trim());
	const browser = await openBrowser(cameraFlags(picture));
	const measured = await timed(() => scan(browser, city), scanBudget);
	await browser.close();
	rmSync(folder, { recursive: true });
	return { what: "scan a QR code to the verdict", measured, budget: scanBudget, unit: "ms" };
}

async function scan(browser: Browser, city: OpenCity): Promise<number> {
	const page = await browser.newPage();
	await page.goto(`${city.address}/verify`);
	const begun = performance.now();
	await page.locator("[data-scan-start]").click();
	await page.locator('[data-verdict][data-state="good"]').waitFor();
	const taken = performance.now() - begun;
	await page.close();
	return taken;
}
