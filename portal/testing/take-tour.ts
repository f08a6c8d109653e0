// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all

// Takes the pictures of docs/tour anew: `node portal/testing/take-tour.ts`.
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { openCity } from "./open-city.ts";

const folder = resolve(import.meta.dirname, "../../docs/tour");
mkdirSync(folder, { recursive: true });
const city = await openCity();
const browser = await openBrowser();
const [permit] = await search("居住证");
const [entry] = (await city.node.entries({ service: "certificates", limit: 1, newestFirst: true })).entries;

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 860 };

await take("home-zh-phone", "/", phone);
await take("home-zh", "/", desk);
await take("home-en", "/en", desk);
await take("search-zh-phone", `/search?q=${encodeURIComponent("居住证")}`, phone);
await take("service-zh-phone", `/services/${permit!.code}`, phone);
await take("verified-zh", `/explorer/r/${entry!.index}`, { width: 1280, height: 940 }, async (page) => {
	await page.locator("[data-run]").click();
	await page.locator('[data-outcome="good"]').waitFor();
	await page.evaluate(() =>
		scrollTo(0, document.querySelector(".verify")!.getBoundingClientRect().top + scrollY - 60),
	);
});
await browser.close();
await city.close();

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
	await page.screenshot({ path: file });
	console.log(`${name}.png ${Math.ceil(statSync(file).size / 1024)} KB`);
	await page.close();
}
