// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Browser } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, median } from "./finding.ts";
import { throttle } from "./slow-phone.ts";

const whole = "/kit/table?all=yes";
const finding = "/kit/table?q=civil+0001";
const times = 40;
const kilobyte = 1024;

/** A table of ten thousand rows: finding in it, and having it whole. */
export async function largeTable(browser: Browser, city: OpenCity): Promise<Finding[]> {
	const { kilobytes, firstMs } = await onSlowPhone(browser, city);
	return [
		{
			what: "10,000 rows: find, p95",
			measured: await findTime(city),
			budget: 50,
			unit: "ms",
			where: finding,
		},
		{ what: "10,000 rows whole: transfer", measured: kilobytes, budget: 120, unit: "KB", where: whole },
		{
			what: "10,000 rows whole: to read, slow phone",
			measured: firstMs,
			budget: 1500,
			unit: "ms",
			where: whole,
		},
		{
			what: "10,000 rows whole: worst frame while scrolling",
			measured: await worstFrame(browser, city),
			budget: 50,
			unit: "ms",
			where: whole,
		},
	];
}

async function findTime(city: OpenCity): Promise<number> {
	const taken: number[] = [];
	for (let time = 0; time < times; time++) {
		const begun = performance.now();
		await (await fetch(city.address + finding, { headers: { accept: "text/html" } })).arrayBuffer();
		taken.push(performance.now() - begun);
	}
	return taken.sort((a, b) => a - b)[Math.ceil(times * 0.95) - 1]!;
}

async function onSlowPhone(browser: Browser, city: OpenCity) {
	const first: number[] = [];
	let octets = 0;
	for (let run = 0; run < 3; run++) {
		const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
		await throttle(page);
		await page.goto(city.address + whole);
		const [paint, sent] = await page.evaluate(async () => {
			const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
			// A slow phone may have the whole page before it has painted anything of it.
			while (!painted()) await new Promise((resolve) => setTimeout(resolve, 20));
			const [own] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
			return [painted()!.startTime, own!.transferSize] as const;
		});
		first.push(paint);
		octets = sent;
		await page.close();
	}
	return { kilobytes: octets / kilobyte, firstMs: median(first) };
}

/** The longest any picture stood while somebody scrolled from top to end and jumped about. */
async function worstFrame(browser: Browser, city: OpenCity): Promise<number> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.goto(city.address + whole);
	const worst: number[] = [];
	// The middle of several, for a machine has its own hiccups.
	for (let run = 0; run < 3; run++) worst.push(await page.evaluate(scrollThrough));
	await page.close();
	return median(worst);
}

// Runs in the page.
async function scrollThrough(): Promise<number> {
	const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
	let before = await frame();
	let longest = 0;
	for (let step = 0; step < 120; step++) {
		// Mostly as a wheel turns, now and then as a thumb is dragged.
		if (step % 20 === 19) scrollTo(0, ((step * 7919) % 100) * (document.documentElement.scrollHeight / 100));
		else scrollBy(0, 400);
		const now = await frame();
		longest = Math.max(longest, now - before);
		before = now;
	}
	return longest;
}
