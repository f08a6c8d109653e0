// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const places = [
	process.env.MINGJIAN_CHROMIUM,
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
];

/** Where a Chromium is on this machine; undefined where there is none. */
export const chromiumPath = places.find((place) => place !== undefined && existsSync(place));

/** Why browser tests are skipped; false where they run. */
export const noBrowser = chromiumPath === undefined ? "no Chromium here: set MINGJIAN_CHROMIUM" : false;

/** A browser that talks to nobody but the pages it is sent to; with flags of its own where a test needs them. */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
	return chromium.launch({
		executablePath: chromiumPath!,
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			...flags,
		],
	});
}

/** What went wrong on a page that nobody may see go wrong. */
export interface Watched {
	readonly page: Page;
	/** Violations of the content security policy, script errors, requests to other hosts. */
	readonly faults: string[];
}

/** A page whose faults are written down. */
export async function watchedPage(
	browser: Browser,
	address: string,
	options: BrowserContextOptions = {},
): Promise<Watched> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" && !/status of (404|422|503)/.test(message.text()))
			faults.push(message.text());
	});
	page.on("pageerror", (error) => faults.push(String(error)));
	page.on("request", (request) => {
		const url = request.url();
		if (!url.startsWith(address) && !url.startsWith("data:")) faults.push(`request to ${url}`);
	});
	return { page, faults };
}
