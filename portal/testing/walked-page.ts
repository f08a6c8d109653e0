// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import assert from "node:assert/strict";
import type { Browser, Locator, Page } from "playwright-core";
import { axeFaults } from "./axe-faults.ts";
import { watchedPage } from "./browser.ts";
import type { Setting } from "./settings.ts";

/** A person at a browser, who uses its keyboard alone; every page they come to is examined. */
export class WalkedPage {
	readonly page: Page;
	readonly #address: string;
	readonly #faults: readonly string[];
	readonly #setting: Setting;
	readonly #scripts: boolean;

	private constructor(page: Page, faults: readonly string[], { address, setting, scripts }: Walk) {
		this.page = page;
		this.#faults = faults;
		this.#address = address;
		this.#setting = setting;
		this.#scripts = scripts ?? true;
	}

	static async open(browser: Browser, walk: Walk): Promise<WalkedPage> {
		const { address, setting, scripts } = walk;
		const viewport = { width: setting.width, height: 800 };
		const options = { viewport, javaScriptEnabled: scripts ?? true };
		const { page, faults } = await watchedPage(browser, address, options);
		await page.context().addCookies([{ name: "view", value: setting.view, url: address }]);
		return new WalkedPage(page, faults, walk);
	}

	/** Goes to a page of the portal. */
	async go(path: string): Promise<void> {
		const prefix = this.#setting.language === "en" ? "/en" : "";
		await this.page.goto(this.#address + prefix + path);
		await this.examine();
	}

	/** Signs in as somebody of the demo city by their account, and comes to a page. */
	async enter(account: string, path: string): Promise<void> {
		await this.go(`/sign-in?next=${encodeURIComponent(path)}`);
		const seat = this.page.locator(`button[value="${account}"]`);
		await this.pressIt(seat, (url) => url.href.endsWith(path));
	}

	/** Presses a button or follows a link by keyboard, and waits for the page it leads to. */
	press(name: string | RegExp, leadsTo: RegExp, role: "button" | "link" = "button"): Promise<void> {
		return this.pressIt(this.page.getByRole(role, { name }).first(), leadsTo);
	}

	/** Presses what was found by keyboard, and waits for the page it leads to. */
	async pressIt(control: Locator, leadsTo: RegExp | ((url: URL) => boolean)): Promise<void> {
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

	/** Chooses a radio button or a box by its id. */
	async choose(id: string): Promise<void> {
		await this.page.locator(`[id="${id}"]`).focus();
		await this.page.keyboard.press("Space");
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
		const where = `${this.page.url()} (${this.#setting.name})`;
		// axe runs in the page, which needs scripts.
		if (this.#scripts) assert.deepEqual(await axeFaults(this.page), [], where);
		assert.deepEqual(this.#faults, [], where);
		const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
		assert.ok(width <= this.#setting.width, `${where} is ${width} pixels wide`);
	}

	/** What is seen of the page now, as a picture in the folder of MINGJIAN_PICTURES, where it is set. */
	async picture(name: string): Promise<void> {
		const folder = process.env.MINGJIAN_PICTURES;
		const { language, width } = this.#setting;
		if (folder)
			await this.page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}

interface Walk {
	readonly address: string;
	readonly setting: Setting;
	/** Whether its scripts run; they do unless said otherwise. */
	readonly scripts?: boolean;
}
