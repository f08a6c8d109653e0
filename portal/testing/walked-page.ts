// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { watchedPage } from "./browser.ts";

/** A language and a width in which a journey is walked. */
export interface Manner {
	readonly language: "zh" | "en";
	readonly width: number;
}

/** A person at a browser, who uses its keyboard alone; every page they come to is examined. */
export class WalkedPage {
	readonly page: Page;
	readonly #address: string;
	readonly #faults: readonly string[];
	readonly #manner: Manner;

	private constructor(page: Page, faults: readonly string[], { address, manner }: Walk) {
		this.page = page;
		this.#faults = faults;
		this.#address = address;
		this.#manner = manner;
	}

	static async open(browser: Browser, walk: Walk): Promise<WalkedPage> {
		const viewport = { width: walk.manner.width, height: 800 };
		const { page, faults } = await watchedPage(browser, walk.address, { viewport });
		return new WalkedPage(page, faults, walk);
	}

	/** Goes to a page of the portal. */
	async go(path: string): Promise<void> {
		const prefix = this.#manner.language === "en" ? "/en" : "";
		await this.page.goto(this.#address + prefix + path);
		await this.examine();
	}

	/** Presses a button or follows a link by keyboard, and waits for the page it leads to. */
	async press(name: string | RegExp, leadsTo: RegExp, role: "button" | "link" = "button"): Promise<void> {
		const control = this.page.getByRole(role, { name }).first();
		await control.focus();
		// A form may lead to the very address it is on, so it is the move that is waited for.
		await Promise.all([this.page.waitForNavigation({ url: leadsTo }), this.page.keyboard.press("Enter")]);
		await this.page.waitForLoadState();
		await this.examine();
	}

	/** Presses what leads nowhere. */
	async touch(name: string): Promise<void> {
		await this.page.getByRole("button", { name }).first().focus();
		await this.page.keyboard.press("Enter");
	}

	/** Types into a field by its label. */
	async write(label: string, text: string): Promise<void> {
		await this.page.getByLabel(label).first().focus();
		await this.page.keyboard.type(text);
	}

	async text(): Promise<string> {
		return (await this.page.locator("main").textContent()) ?? "";
	}

	/** No fault of accessibility, policy or script, no request elsewhere, nothing to be scrolled sideways. */
	async examine(): Promise<void> {
		const { violations } = await new AxeBuilder({ page: this.page }).analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
		assert.deepEqual(found, [], this.page.url());
		assert.deepEqual(this.#faults, [], this.page.url());
		const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
		assert.ok(width <= this.#manner.width, `${this.page.url()} is ${width} pixels wide`);
	}

	/** What is seen of the page now, as a picture in the folder of MINGJIAN_PICTURES, where it is set. */
	async picture(name: string): Promise<void> {
		const folder = process.env.MINGJIAN_PICTURES;
		const { language, width } = this.#manner;
		if (folder)
			await this.page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}

interface Walk {
	readonly address: string;
	readonly manner: Manner;
}

const everyManner: readonly Manner[] = (["zh", "en"] as const).flatMap((language) =>
	[360, 768, 1280].map((width) => ({ language, width })),
);

/** How a journey is walked that must hold in both languages: a phone in Chinese, a desk in English, or all manners. */
export const bothLanguages: readonly Manner[] =
	process.env.MINGJIAN_JOURNEYS === "full"
		? everyManner
		: [
				{ language: "zh", width: 360 },
				{ language: "en", width: 1280 },
			];

/** How journeys are walked: in one manner, or in all of them where MINGJIAN_JOURNEYS says `full`. */
export const manners: readonly Manner[] =
	process.env.MINGJIAN_JOURNEYS === "full" ? everyManner : [{ language: "zh", width: 360 }];
