// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all

// Takes the pictures of docs/tour anew: `node portal/testing/take-tour.ts`, or of some pages by their names. Every public page on a
// phone in Chinese and on a desk in English.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { fewColours } from "./few-colours.ts";
import { openCity } from "./open-city.ts";

const folder = resolve(import.meta.dirname, "../../docs/tour");
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 860 };

mkdirSync(folder, { recursive: true });
const city = await openCity();
const browser = await openBrowser();
const [permit] = await search("居住证");
const [entry] = (await city.node.entries({ service: "certificates", limit: 1, newestFirst: true })).entries;

/** Table: pages by the names of their pictures, and what is done before one is taken. */
const views: readonly (readonly [name: string, path: string, act?: (page: Page) => Promise<void>])[] = [
	["home", "/"],
	["search", `/search?q=${encodeURIComponent("juzhuzheng")}`],
	["services", "/services"],
	["service", `/services/${permit!.code}`],
	["life", "/life"],
	["life-event", "/life/build"],
	["departments", "/departments"],
	["explorer", "/explorer"],
	["blocks", "/explorer/blocks"],
	["block", `/explorer/b/${entry!.height}`],
	["contract", "/explorer/contracts/certificates"],
	["verified", `/explorer/r/${entry!.index}`, verified],
	["verify", "/verify"],
	["land", "/register"],
	["performance", "/performance"],
	["learn", "/learn"],
	["help", "/help"],
	["status", "/status"],
	["accessibility", "/accessibility"],
	["privacy", "/privacy"],
	["policy", "/policy"],
];

const wanted = process.argv.slice(2);
let sum = 0;
for (const [name, path, act] of views) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	await take(`${name}-360`, path, phone, act);
	await take(`${name}-1280`, path === "/" ? "/en" : `/en${path}`, desk, act);
}
console.log(`${Math.ceil(sum / 1024)} KB in all`);
await browser.close();
await city.close();

async function verified(page: Page): Promise<void> {
	await page.locator("[data-run]").click();
	await page.locator('[data-outcome="good"]').waitFor();
	await page.evaluate(() =>
		scrollTo(0, document.querySelector(".verify")!.getBoundingClientRect().top + scrollY - 60),
	);
}

async function search(text: string): Promise<readonly { readonly code: string }[]> {
	const answer = await fetch(`${city.address}/v1/catalogue/search?text=${encodeURIComponent(text)}`);
	return ((await answer.json()) as { result: { rows: { code: string }[] } }).result.rows;
}

async function take(
	name: string,
	path: string,
	viewport: { readonly width: number; readonly height: number },
	act: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
	const page = await browser.newPage({ viewport, colorScheme: "light", reducedMotion: "reduce" });
	await page.goto(city.address + path);
	await act(page);
	await page.mouse.move(0, 0);
	const file = join(folder, `${name}.png`);
	const picture = await fewColours(browser, await page.screenshot());
	writeFileSync(file, picture);
	sum += picture.length;
	console.log(`${name}.png ${Math.ceil(picture.length / 1024)} KB`);
	await page.close();
}
