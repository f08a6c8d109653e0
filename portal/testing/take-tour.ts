// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all

// Takes the pictures of docs/tour anew and writes its page: `node portal/testing/take-tour.ts`, or only the pictures of some pages by
// their names. Every page on a phone in Chinese and on a desk in English; whole, in all their colours, in the folder of
// MINGJIAN_PICTURES besides.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBrowser } from "./browser.ts";
import { citizenPart } from "./tour/citizen-part.ts";
import { fewColours } from "./tour/few-colours.ts";
import { officerParts, operatorPart } from "./tour/officer-parts.ts";
import { publicPart } from "./tour/public-part.ts";
import { openTourCity } from "./tour/tour-city.ts";
import { tourPage } from "./tour/tour-page.ts";
import { Tourist } from "./tour/tourist.ts";
import type { Part, View } from "./tour/view.ts";

const folder = resolve(import.meta.dirname, "../../docs/tour");
const whole = process.env.MINGJIAN_PICTURES;
const sizes = [
	{ language: "zh", width: 360, height: 740 },
	{ language: "en", width: 1280, height: 860 },
] as const;

mkdirSync(folder, { recursive: true });
const tour = await openTourCity();
const browser = await openBrowser();
const parts = [await publicPart(tour), citizenPart(tour), ...officerParts(tour), operatorPart(tour)];
const wanted = process.argv.slice(2);
let sum = 0;
const missed: string[] = [];
for (const part of parts) await takePart(part);
writeFileSync(join(folder, "README.md"), tourPage(parts));
console.log(`${Math.ceil(sum / 1024)} KB in all`);
for (const line of missed) console.log(`MISSED ${line}`);
await browser.close();
await tour.close();
process.exitCode = missed.length > 0 ? 1 : 0;

async function takePart({ account, views }: Part): Promise<void> {
	const some = views.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	if (some.length === 0) return;
	const page = await browser.newPage({ colorScheme: "light", reducedMotion: "reduce" });
	page.setDefaultTimeout(10_000);
	const tourist = new Tourist(page, tour.city.address);
	if (account) await tourist.enter(account);
	for (const view of some) {
		try {
			await take(tourist, view);
		} catch (error) {
			missed.push(`${view.name} (${tourist.language}): ${error instanceof Error ? error.message : error}`);
		}
	}
	await page.context().close();
}

async function take(tourist: Tourist, { name, path, act }: View): Promise<void> {
	const { page } = tourist;
	for (const { language, width, height } of sizes) {
		tourist.language = language;
		await page.setViewportSize({ width, height });
		await tourist.go(path);
		await act?.(tourist);
		await page.mouse.move(0, 0);
		const picture = await fewColours(browser, await page.screenshot());
		writeFileSync(join(folder, `${name}-${width}.png`), picture);
		if (whole) await page.screenshot({ path: join(whole, `${name}-${width}.png`), fullPage: true });
		sum += picture.length;
		console.log(`${name}-${width}.png ${Math.ceil(picture.length / 1024)} KB`);
	}
}
