// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Browser, Page } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, median, nothingMeasured, worst } from "./finding.ts";
import type { MeasuredPage, PageKind } from "./measured-pages.ts";
import { contextFor } from "./visits.ts";

/** A cheap phone on a slow network: 1.6 Mbit/s down, 150 ms away, a quarter of this machine's speed. */
export const slowPhone = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, cpu: 4 };

const budgets = { reading: 1000, form: 1500, largest: 1200, blocked: 100, shift: 0.02 } as const;
const settledMs = 300;

interface Timing {
	readonly first: number;
	readonly largest: number;
	readonly shift: number;
	readonly blocked: number;
	readonly loaded: number;
}

/**
 * How soon a page can be used on a slow phone, opened cold. A page that keeps every budget is opened once; another twice more, and the middle of
 * each of its three measures stands. An officer's desk is no phone.
 */
export async function slowPhoneTimes(
	browser: Browser,
	city: OpenCity,
	pages: readonly MeasuredPage[],
): Promise<Finding[]> {
	const found: { readonly page: MeasuredPage; readonly timing: Timing }[] = [];
	// The first page of a browser pays for what it loads of itself.
	if (pages[0]) await open(browser, city, pages[0]);
	for (const page of pages) {
		if (page.kind === "office") continue;
		const first = await open(browser, city, page);
		const timing = keptBy(page, first)
			? first
			: middle([first, await open(browser, city, page), await open(browser, city, page)]);
		found.push({ page, timing });
	}
	const of = (name: keyof Timing, ...kinds: readonly PageKind[]) =>
		found
			.filter(({ page }) => kinds.length === 0 || kinds.includes(page.kind))
			.map(({ page, timing }) => ({ measured: timing[name], where: page.path }));
	const ms = { unit: "ms" };
	return [
		worst({ what: "slow phone: content to read", budget: budgets.reading, ...ms }, of("first", "reading")),
		worst(
			{ what: "slow phone: form to use", budget: budgets.form, ...ms },
			of("loaded", "island", "citizen"),
		),
		worst({ what: "slow phone: largest paint", budget: budgets.largest, ...ms }, of("largest")),
		worst({ what: "slow phone: blocked", budget: budgets.blocked, ...ms }, of("blocked")),
		worst({ what: "slow phone: layout shift", budget: budgets.shift, unit: "" }, of("shift")),
	].filter(({ where }) => found.length === 0 || where !== nothingMeasured);
}

function keptBy({ kind }: MeasuredPage, { first, loaded, largest, blocked, shift }: Timing): boolean {
	const usable = kind === "reading" ? first <= budgets.reading : loaded <= budgets.form;
	return usable && largest <= budgets.largest && blocked <= budgets.blocked && shift <= budgets.shift;
}

function middle(timings: readonly Timing[]): Timing {
	const of = (name: keyof Timing) => median(timings.map((each) => each[name]));
	return {
		first: of("first"),
		largest: of("largest"),
		shift: of("shift"),
		blocked: of("blocked"),
		loaded: of("loaded"),
	};
}

async function open(browser: Browser, city: OpenCity, { path, reader }: MeasuredPage): Promise<Timing> {
	const context = await contextFor(browser, city, {
		viewport: { width: 360, height: 740 },
		deviceScaleFactor: 2,
		isMobile: true,
		hasTouch: true,
		...(reader ? { reader } : {}),
	});
	const page = await context.newPage();
	await throttle(page);
	await page.addInitScript(watch);
	await page.goto(city.address + path, { waitUntil: "load" });
	// What a page does just after it was loaded may block too, and the last paints are told of a moment later.
	await page.waitForTimeout(settledMs);
	const timing = await page.evaluate(() => (globalThis as unknown as { readonly timing: Timing }).timing);
	await context.close();
	return timing;
}

/** Makes a page as slow as a cheap phone. */
export async function throttle(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { cpu, ...network } = slowPhone;
	await session.send("Network.emulateNetworkConditions", { offline: false, ...network });
	await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
}

// Runs in the page: what browsers say of how it went.
function watch(): void {
	const timing = { first: 0, largest: 0, shift: 0, blocked: 0, loaded: 0 };
	(globalThis as unknown as { timing: typeof timing }).timing = timing;
	const longTask = 50;
	const each = (type: string, see: (entry: PerformanceEntry & { value?: number }) => void) =>
		new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
	each("paint", (entry) => {
		if (entry.name === "first-contentful-paint") timing.first = entry.startTime;
	});
	each("largest-contentful-paint", (entry) => {
		timing.largest = entry.startTime;
	});
	each("layout-shift", (entry) => {
		timing.shift += entry.value ?? 0;
	});
	each("longtask", (entry) => {
		if (entry.startTime >= timing.first) timing.blocked += Math.max(0, entry.duration - longTask);
	});
	addEventListener("load", () => {
		timing.loaded = performance.now();
	});
}
