// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import { seatOf } from "./office.ts";
import type { OpenCity } from "./open-city.ts";
import type { WalkedPage } from "./walked-page.ts";

/** Signs a page in as an officer of the demo city, by keyboard, and comes to their desk. */
export async function enterOffice(walked: WalkedPage, city: OpenCity, title: string): Promise<void> {
	await walked.go("/sign-in");
	await walked.page.locator(`button[value="${seatOf(city, title).account}"]`).focus();
	await Promise.all([walked.page.waitForURL(/\/work$/), walked.page.keyboard.press("Enter")]);
	await walked.examine();
}

/** Signs what waits with the demonstration key, with the code of now where one is asked for. */
export async function signAsOfficer(walked: WalkedPage, leadsTo: RegExp): Promise<void> {
	const shown = /(\d{6})[。.]/.exec(await walked.text())?.[1];
	if (shown) await walked.page.locator("#demo-code").fill(shown);
	await walked.press(/演示密钥签署|demonstration key/, leadsTo);
}
