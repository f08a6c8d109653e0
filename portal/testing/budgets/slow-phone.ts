// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Browser, Page } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, median, worst } from "./finding.ts";
import type { MeasuredPage } from "./measured-pages.ts";

/** A cheap phone on a slow network: 1.6 Mbit/s down, 150 ms away, a quarter of this machine's speed. */
export const slowPhone = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, cpu: 4 };

const usable = { reading: 1000, island: 1500 } as const;

interface Timing {
	readonly first: number;
	readonly largest: number;
	readonly shift: number;
	readonly blocked: number;
	readonly loaded: number;
}

/** How soon a page can be used on a slow phone, opened cold, the middle of several times. */
export async function slowPhoneTimes(
	browser: Browser,
	city: OpenCity,
	{ pages, runs }: { readonly pages: readonly MeasuredPage[]; readonly runs: number },
): Promise<Finding[]> {
	const found: { readonly page: MeasuredPage; readonly timing: Timing }[] = [];
	for (const page of pages) {
		const timings: Timing[] = [];
		for (let run = 0; run < runs; run++) timings.push(await open(browser, city.address + page.path));
		found.push({ page, timing: middle(timings) });
	}
	const of = (name: keyof Timing, kind?: MeasuredPage["kind"]) =>
		found
			.filter(({ page }) => kind === undefined || page.kind === kind)
			.map(({ page, timing }) => ({ measured: timing[name], where: page.path }));
	return [
		worst(
			{ what: "slow phone: content to read", budget: usable.reading, unit: "ms" },
			of("first", "reading"),
		),
		worst({ what: "slow phone: form to use", budget: usable.island, unit: "ms" }, of("loaded", "island")),
		worst({ what: "slow phone: largest paint", budget: 1200, unit: "ms" }, of("largest")),
		worst({ what: "slow phone: blocked", budget: 100, unit: "ms" }, of("blocked")),
		worst({ what: "slow phone: layout shift", budget: 0.02, unit: "" }, of("shift")),
	];
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

async function open(browser: Browser, address: string): Promise<Timing> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		deviceScaleFactor: 2,
		isMobile: true,
		hasTouch: true,
		serviceWorkers: "block",
	});
	const page = await context.newPage();
	await throttle(page);
	await page.addInitScript(watch);
	await page.goto(address, { waitUntil: "networkidle" });
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
