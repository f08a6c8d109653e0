// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import type { Page } from "playwright-core";
import { seatOf } from "./office.ts";
import type { OpenCity } from "./open-city.ts";
import type { WalkedPage } from "./walked-page.ts";

/** Signs a page in as an officer of the demo city, by keyboard, and comes to their desk. */
export function enterOffice(walked: WalkedPage, city: OpenCity, title: string): Promise<void> {
	return walked.enter(seatOf(city, title).account, "/work");
}

/** Codes typed before: each is good once, and somebody who walks fast comes to the next act with the same one. */
const used = new Set<string>();

/** Types the code of now where one is asked for, waiting for the next where it was used; the demonstration's own form shows it. */
export async function writeDemoCode(page: Page): Promise<void> {
	const code = page.locator("#demo-code");
	if ((await code.count()) === 0) return;
	const form = page.locator("form", { has: code });
	// Digits stand elsewhere on the page as well.
	const shown = async () => /(\d{6})[。.]/.exec((await form.textContent())!)![1]!;
	while (used.has(await shown())) {
		await page.waitForTimeout(1000);
		await page.goto(page.url());
	}
	const now = await shown();
	used.add(now);
	await code.focus();
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.type(now);
}

/** Signs what waits with the demonstration key, with the code of now where one is asked for. */
export async function signAsOfficer(walked: WalkedPage, leadsTo: RegExp): Promise<void> {
	await writeDemoCode(walked.page);
	await walked.press(/演示密钥签署|demonstration key/, leadsTo);
}
