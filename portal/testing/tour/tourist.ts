// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Page } from "playwright-core";
import type { Reading } from "../applicant-words.ts";
import { writeDemoCode } from "../officer-pages.ts";

/** Somebody of the demo city, or nobody, whose pages are photographed in both languages and sizes in turn. */
export class Tourist {
	readonly page: Page;
	readonly #address: string;
	language: Reading = "zh";

	constructor(page: Page, address: string) {
		this.page = page;
		this.#address = address;
	}

	/** One of two texts, by the language of the pages. */
	say<T>(zh: T, en: T): T {
		return this.language === "zh" ? zh : en;
	}

	async go(path: string): Promise<void> {
		const prefix = this.language === "en" ? "/en" : "";
		await this.page.goto(this.#address + (path === "/" ? prefix || "/" : prefix + path));
	}

	async enter(account: string): Promise<void> {
		await this.go("/sign-in");
		await this.press(this.page.locator(`button[value="${account}"]`));
	}

	/** Presses what leads to another page; by its name in both languages or as it was found. */
	async press(
		what: readonly [string | RegExp, string | RegExp] | ReturnType<Page["locator"]>,
	): Promise<void> {
		const name = "length" in what ? this.say(...what) : undefined;
		const found =
			name === undefined
				? undefined
				: this.page.getByRole("button", { name }).or(this.page.getByRole("link", { name }));
		const control = found ?? (what as ReturnType<Page["locator"]>);
		await Promise.all([this.page.waitForNavigation(), control.first().click()]);
	}

	/** Signs everything that waits with the demonstration key. */
	async sign(): Promise<void> {
		for (let acts = 0; /\/sign\//.test(this.page.url()) && acts < 10; acts++) {
			await writeDemoCode(this.page);
			await this.press([/演示密钥签署/, /demonstration key/]);
		}
	}

	/** Puts something of the page a little below the upper edge. */
	async show(selector: string): Promise<void> {
		await this.page.locator(selector).first().waitFor();
		await this.page.evaluate((of) => {
			scrollTo(0, document.querySelector(of)!.getBoundingClientRect().top + scrollY - 60);
		}, selector);
	}
}
