// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import assert from "node:assert/strict";
import { join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { applicantWords } from "./applicant-words.ts";
import type { ApplicantsCity } from "./applicants-city.ts";
import { axeFaults } from "./axe-faults.ts";
import { watchedPage } from "./browser.ts";
import type { Setting } from "./settings.ts";

/** What browsers report of pages that do as they should: refused forms say 422, and a walk may cut the network. */
const expected = /status of 422|ERR_INTERNET_DISCONNECTED/;

/** A person at a browser who applies for something by keyboard alone; files are handed to it. */
export class Applicant {
	readonly page: Page;
	readonly setting: Setting;
	readonly #faults: readonly string[];
	readonly #scripts: boolean;
	readonly #city: ApplicantsCity;

	private constructor(city: ApplicantsCity, page: Page, given: Given) {
		this.#city = city;
		this.page = page;
		this.setting = given.setting;
		this.#faults = given.faults;
		this.#scripts = given.scripts;
	}

	static async open(
		city: ApplicantsCity,
		setting: Setting,
		options: BrowserContextOptions = {},
	): Promise<Applicant> {
		const { address } = city.city;
		const viewport = { width: setting.width, height: 800 };
		const { page, faults } = await watchedPage(city.browser, address, { viewport, ...options });
		await page.context().addCookies([{ name: "view", value: setting.view, url: address }]);
		return new Applicant(city, page, { setting, faults, scripts: options.javaScriptEnabled !== false });
	}

	get t() {
		return applicantWords[this.setting.language];
	}

	/** One of two texts, by the language of the pages. */
	say<T>(zh: T, en: T): T {
		return this.setting.language === "zh" ? zh : en;
	}

	async to(path: string): Promise<number | undefined> {
		const prefix = this.setting.language === "en" ? "/en" : "";
		return (await this.page.goto(this.#city.city.address + prefix + path))?.status();
	}

	/** Sits down as one of the demo city's citizens, and comes to a page. */
	async seated(seat: number, path: string): Promise<void> {
		await this.to(path);
		await this.page.locator(`button[value="${this.#city.seats[seat]}"]`).focus();
		await Promise.all([
			this.page.waitForURL((url) => url.pathname.endsWith(path)),
			this.page.keyboard.press("Enter"),
		]);
	}

	/** Presses a button or follows a link. */
	async press(name: string | RegExp, role: "button" | "link" = "button"): Promise<void> {
		await this.pressIt(this.page.getByRole(role, { name, exact: typeof name === "string" }).first());
	}

	async pressIt(control: Locator): Promise<void> {
		await control.focus();
		await this.page.keyboard.press("Enter");
	}

	/** Presses what leads to another page, and looks at that page. */
	async leads(name: string | RegExp, to: RegExp, role: "button" | "link" = "button"): Promise<void> {
		await Promise.all([this.page.waitForURL(to), this.press(name, role)]);
		await this.looked();
	}

	/** Presses what a page refuses, and looks at the page that says why; gives the lines of what is wrong. */
	async refused(name: string | RegExp): Promise<readonly string[]> {
		// A form may lead to the very address it is on, so it is the move that is waited for.
		await Promise.all([this.page.waitForNavigation(), this.press(name)]);
		await this.looked();
		return this.page.getByRole("alert").getByRole("link").allTextContents();
	}

	async choose(label: string | RegExp): Promise<void> {
		await this.page
			.getByLabel(label, { exact: typeof label === "string" })
			.first()
			.focus();
		await this.page.keyboard.press("Space");
	}

	/** Types into a field by its label, in place of what is there. */
	async write(label: string, text: string): Promise<void> {
		await this.page.getByLabel(label, { exact: true }).first().focus();
		await this.page.keyboard.press("ControlOrMeta+A");
		await this.page.keyboard.type(text);
	}

	/** Fills one page of questions in and goes on to the page that ends so. */
	async answer(answers: Readonly<Record<string, string>>, next: string): Promise<void> {
		for (const [label, value] of Object.entries(answers)) await this.write(label, value);
		await this.leads(this.t.save, new RegExp(`/${next}$`));
	}

	async text(): Promise<string> {
		return (await this.page.locator("main").textContent()) ?? "";
	}

	/** The page is accessible, fits, and nothing on it was forbidden. */
	async looked(): Promise<void> {
		const { page, setting } = this;
		const where = `${setting.name}: ${page.url()}`;
		if (this.#scripts) {
			assert.deepEqual(await axeFaults(page), [], where);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(width <= setting.width, `${where} is ${width} pixels wide`);
			await this.weighed(where);
		}
		assert.deepEqual(
			this.#faults.filter((fault) => !expected.test(fault)),
			[],
			where,
		);
	}

	/** At most 60 KB with everything it loads of itself, 35 KB of it scripts; the verifier a button fetches is apart. */
	async weighed(where: string): Promise<void> {
		if ((await this.page.locator("[data-verdict][data-state]").count()) > 0) return;
		const [whole, scripts] = await this.page.evaluate(() => {
			const loaded = [
				...performance.getEntriesByType("navigation"),
				...performance.getEntriesByType("resource"),
			] as PerformanceResourceTiming[];
			// What the page asks again while it is open is news, not the page.
			const own = loaded.filter(({ initiatorType }) => !/fetch|xmlhttprequest/.test(initiatorType));
			const size = (of: readonly PerformanceResourceTiming[]) =>
				of.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
			return [size(own), size(own.filter(({ name }) => name.endsWith(".js")))] as const;
		});
		assert.ok(whole > 1000 && whole <= 60_000, `${where} weighs ${whole} octets`);
		assert.ok(scripts <= 35_000, `${where} has ${scripts} octets of scripts`);
	}

	/** From the page before an application to where it is checked. */
	async fillIn(): Promise<void> {
		const { t } = this;
		await this.choose(t.fit);
		await this.leads(t.start, /\/me\/drafts\/[^/]+$/);
		await this.leads(t.goOn, /\/project$/, "link");
		await this.choose(t.approval);
		await this.answer({ [t.project]: "青竹路学校", [t.code]: "2026-449900-48-01-100023" }, "site");
		await this.fillRest("PS-2026-0017");
		await this.uploadAll();
	}

	/** From the page about the site to the materials. */
	async fillRest(parcel: string): Promise<void> {
		const { t } = this;
		await this.answer({ [t.parcel]: parcel, [t.site]: "青竹路以北、学府街以东" }, "land");
		await this.answer({ [t.area]: "32000", [t.farmland]: "0" }, "basic-farmland");
		await this.choose(t.no);
		await this.answer({}, "developer");
		await this.answer({ [t.developer]: "坪山市教育局", [t.credit]: "11449900MB9D00041T" }, "contact");
		await this.answer({ [t.contact]: "林小满", [t.phone]: "13800138000" }, "materials");
	}

	/** Hands in a file that the form for the first material not there yet takes. */
	async upload(file = "plan.pdf"): Promise<void> {
		const { page, t } = this;
		const form = page
			.locator("form.material")
			.filter({ has: page.getByRole("button", { name: t.upload }) })
			.first();
		await form.locator('input[type="file"]').setInputFiles(join(this.#city.folder, file));
		await this.pressIt(form.locator("button"));
	}

	/** Hands in the plan as the material of a code. */
	async uploadAs(code: string): Promise<void> {
		const { page } = this;
		const kept = await page.locator(".file-kept").count();
		await page.locator(`#file-${code}`).setInputFiles(join(this.#city.folder, "plan.pdf"));
		await this.pressIt(
			page
				.locator("form.material")
				.filter({ has: page.locator(`#file-${code}`) })
				.locator("button"),
		);
		await page.locator(".file-kept").nth(kept).waitFor();
	}

	async uploadAll(): Promise<void> {
		for (const kept of [0, 1]) {
			await this.upload();
			await this.page.locator(".file-kept").nth(kept).waitFor();
		}
		await this.looked();
	}

	/** Seals and signs what was filled in; gives the number of the case. */
	async send(how: "demo" | "passkey"): Promise<string> {
		const { t } = this;
		await this.leads(t.next, /\/check$/, "link");
		await this.leads(t.seal, /\/sign\//);
		await this.leads(t[how], /\/receipts?(\/\d+)?$/);
		return /cases\/([0-9a-f]{64})/.exec(this.page.url())![1]!;
	}

	/** Signs what waits with the demonstration key and comes to a page. */
	async sign(to: RegExp): Promise<void> {
		await this.leads(this.t.demo, to);
	}

	/** What is seen of the page now, as a picture in the folder of MINGJIAN_PICTURES, where it is set. */
	async picture(name: string): Promise<void> {
		const folder = process.env.MINGJIAN_PICTURES;
		const { language, width } = this.setting;
		const path = `${folder}/${name}-${language}-${width}.png`;
		if (folder) await this.page.screenshot({ path, fullPage: true });
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}

interface Given {
	readonly setting: Setting;
	readonly faults: readonly string[];
	readonly scripts: boolean;
}
