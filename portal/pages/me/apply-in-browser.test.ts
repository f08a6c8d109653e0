import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { noBrowser, openBrowser, watchedPage } from "../../testing/browser.ts";
import { CaseStaff } from "../../testing/case-staff.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { VirtualAuthenticator } from "../../testing/virtual-authenticator.ts";

let city: OpenCity;
let browser: Browser;
let staff: CaseStaff;
let item: string;
let folder: string;
let seats: readonly string[];

before(async () => {
	if (noBrowser) return;
	city = await openCity();
	staff = new CaseStaff(city);
	item = await staff.publish("land-pre-approval");
	browser = await openBrowser();
	folder = mkdtempSync(join(tmpdir(), "mingjian-material-"));
	writeFileSync(join(folder, "plan.pdf"), "%PDF-1.4\n% a plan\n");
	writeFileSync(join(folder, "not-a-plan.pdf"), "<html><script>alert(1)</script></html>");
	const page = await (await fetch(`${city.address}/sign-in`)).text();
	seats = [...page.matchAll(/name="account" value="(citizen:[^"]+)"/g)].map(([, account]) => account!);
});
after(async () => {
	await browser?.close();
	await city?.close();
	if (folder) rmSync(folder, { recursive: true });
});

type Language = "zh" | "en";

interface Setting {
	readonly name: string;
	readonly language: Language;
	readonly width: number;
	/** Cookie of what the reader prefers. */
	readonly view?: string;
}

// A phone in Chinese and a desk in English; everything where MINGJIAN_MATRIX is "full".
const few: readonly Setting[] = [
	{ name: "a phone in Chinese", language: "zh", width: 360 },
	{ name: "a desk in English, dark", language: "en", width: 1280, view: "16.dark" },
];
const all: readonly Setting[] = (["zh", "en"] as const).flatMap((language) =>
	[360, 768, 1280].flatMap((width) =>
		["16.light", "16.dark", "30.light.elder"].map((view) => ({
			name: `${width} pixels, ${language}, ${view}`,
			language,
			width,
			view,
		})),
	),
);
const settings = process.env.MINGJIAN_MATRIX === "full" ? all : few;

const words = {
	zh: {
		fit: "都符合",
		start: "开始申请",
		goOn: "接着填写",
		save: "保存并继续",
		approval: "审批",
		no: "否",
		project: "项目名称是什么？",
		code: "投资项目统一代码",
		parcel: "宗地编号",
		site: "拟选位置",
		area: "拟用地总面积（平方米）",
		farmland: "其中农用地面积（平方米）",
		developer: "建设单位名称",
		credit: "统一社会信用代码",
		contact: "联系人姓名",
		phone: "联系电话",
		next: "继续",
		seal: "密封并去签署",
		demo: "用演示密钥签署",
		passkey: "用通行密钥签署",
		upload: /^上传/,
	},
	en: {
		fit: "Yes, all of them",
		start: "Start",
		goOn: "Go on",
		save: "Save and continue",
		approval: "By approval",
		no: "No",
		project: "What is the project called?",
		code: "Unified code of the investment project",
		parcel: "Number of the parcel",
		site: "Where is the site?",
		area: "Whole area in square metres",
		farmland: "Of it farmland, in square metres",
		developer: "Name of the developer",
		credit: "Unified social credit code",
		contact: "Name of the person to contact",
		phone: "Telephone",
		next: "Continue",
		seal: "Seal it and go on to sign",
		demo: "Sign with the demonstration key",
		passkey: "Sign with a passkey",
		upload: /^Upload/,
	},
} as const;

/** A person at a browser, filling in the application. */
class Applicant {
	readonly page: Page;
	readonly faults: string[];
	readonly setting: Setting;
	readonly scripts: boolean;

	constructor(page: Page, faults: string[], given: { readonly setting: Setting; readonly scripts: boolean }) {
		this.page = page;
		this.faults = faults;
		this.setting = given.setting;
		this.scripts = given.scripts;
	}

	static async open(setting: Setting, options: BrowserContextOptions = {}): Promise<Applicant> {
		const viewport = { width: setting.width, height: 800 };
		const { page, faults } = await watchedPage(browser, city.address, { viewport, ...options });
		if (setting.view)
			await page.context().addCookies([{ name: "view", value: setting.view, url: city.address }]);
		return new Applicant(page, faults, { setting, scripts: options.javaScriptEnabled !== false });
	}

	get t() {
		return words[this.setting.language];
	}

	to(path: string): Promise<unknown> {
		return this.page.goto(`${city.address}${this.setting.language === "en" ? "/en" : ""}${path}`);
	}

	async press(name: string): Promise<void> {
		await this.page.getByRole("button", { name, exact: true }).click();
	}

	/** Fills one page of questions in and goes on to the page that ends so. */
	async answer(answers: Readonly<Record<string, string>>, next: string): Promise<void> {
		for (const [label, value] of Object.entries(answers))
			await this.page.getByLabel(label, { exact: true }).fill(value);
		await this.press(this.t.save);
		await this.page.waitForURL(new RegExp(`/${next}$`));
		await this.looked();
	}

	/** The page is accessible, fits, and nothing on it was forbidden. */
	async looked(): Promise<void> {
		const { page, faults, setting, scripts } = this;
		const where = `${setting.name}: ${page.url()}`;
		if (scripts) {
			const { violations } = await new AxeBuilder({ page }).analyze();
			assert.deepEqual(
				violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
				[],
				where,
			);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(width <= setting.width, `${where} is ${width} pixels wide`);
		}
		if (scripts) await this.weighed(where);
		assert.deepEqual(
			faults.filter((fault) => !/status of 422/.test(fault)),
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

	/** From the first page to where the application is checked. */
	async fillIn(): Promise<void> {
		const { t, page } = this;
		await page.getByLabel(t.fit, { exact: true }).check();
		await this.press(t.start);
		await page.waitForURL(/\/me\/drafts\/[^/]+$/);
		await this.looked();
		await page.getByRole("link", { name: t.goOn, exact: true }).click();
		await page.getByLabel(t.approval, { exact: true }).check();
		await this.answer({ [t.project]: "青竹路学校", [t.code]: "2026-449900-48-01-100023" }, "site");
		await this.answer({ [t.parcel]: "PS-2026-0017", [t.site]: "青竹路以北、学府街以东" }, "land");
		await this.answer({ [t.area]: "32000", [t.farmland]: "0" }, "basic-farmland");
		await page.getByLabel(t.no, { exact: true }).check();
		await this.answer({}, "developer");
		await this.answer({ [t.developer]: "坪山市教育局", [t.credit]: "11449900MB9D00041T" }, "contact");
		await this.answer({ [t.contact]: "林小满", [t.phone]: "13800138000" }, "materials");
		await this.uploadAll();
	}

	async uploadAll(): Promise<void> {
		const { page, t } = this;
		for (const _required of ["grounds", "boundary"]) {
			const form = page
				.locator("form.material")
				.filter({ has: page.getByRole("button", { name: t.upload }) })
				.first();
			await form.locator('input[type="file"]').setInputFiles(join(folder, "plan.pdf"));
			const kept = await page.locator(".file-kept").count();
			await form.locator("button").click();
			await page.locator(".file-kept").nth(kept).waitFor();
		}
		await this.looked();
	}

	/** Seals and signs what was filled in; gives the number of the case. */
	async send(how: "demo" | "passkey"): Promise<string> {
		const { page, t } = this;
		await page.getByRole("link", { name: t.next, exact: true }).click();
		await page.waitForURL(/\/check$/);
		await this.looked();
		await this.press(t.seal);
		await page.waitForURL(/\/sign\//);
		await this.press(t[how]);
		await page.waitForURL(/\/receipt$/);
		await this.looked();
		return /cases\/([0-9a-f]{64})/.exec(page.url())![1]!;
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}

async function seated(applicant: Applicant, seat: number, path: string): Promise<void> {
	await applicant.to(path);
	await applicant.page.locator(`button[value="${seats[seat]}"]`).click();
	await applicant.page.waitForURL((url) => url.pathname.endsWith(path));
}

for (const [at, setting] of settings.entries())
	test(`somebody applies, follows it live, sees who opened what and disputes it: ${setting.name}`, {
		skip: noBrowser,
	}, async () => {
		const applicant = await Applicant.open(setting);
		const { page } = applicant;
		await seated(applicant, at % seats.length, `/me/apply/${item}`);
		await applicant.looked();
		await applicant.fillIn();
		const id = await applicant.send("demo");

		await applicant.to(`/me/cases/${id}`);
		await page
			.locator("[data-live-note]")
			.filter({ hasText: /自动更新|updates by itself/ })
			.waitFor();
		await applicant.looked();
		const clerk = await staff.officer("natural-resources", "clerk");
		await clerk.accept(id);
		await page.locator(".moment-done").nth(1).waitFor();
		// What happens while the phone is out of reach is there when it comes back.
		await page.context().setOffline(true);
		const handled = await clerk.take(id);
		await clerk.open(handled);
		const reviewer = await staff.officer("natural-resources", "reviewer");
		await reviewer.returnFor(handled, { stage: "site", materials: ["boundary"], text: "范围图缺少坐标" });
		await page.context().setOffline(false);
		await page.locator(".moment-stopped").waitFor();
		assert.match((await page.locator("[data-live]").textContent()) ?? "", /范围图缺少坐标/);
		await applicant.looked();

		await applicant.to("/me/access");
		await applicant.looked();
		await page.locator("[data-run]").first().click();
		await page.locator('.verdict[data-state="good"]').waitFor();
		await page.locator("details summary").first().click();
		await page.locator("details[open] input[type=radio]").nth(1).check();
		await page.locator("details[open] button").click();
		await page.waitForURL(/#opening-/);
		assert.equal(await page.locator(".entry .notice-warn").count(), 1);
		await applicant.looked();
		await applicant.close();
	});

test("a passkey signs what is handed in, and a draft is gone on with on another device", {
	skip: noBrowser,
}, async () => {
	const setting = few[1]!;
	const applicant = await Applicant.open(setting);
	await VirtualAuthenticator.plug(applicant.page);
	await applicant.to("/sign-up");
	await applicant.press("Make a passkey");
	await applicant.page.waitForURL(/\/sign\//);
	await applicant.press(applicant.t.passkey);
	await applicant.page.waitForURL((url) => !url.pathname.includes("/sign/"));
	await applicant.to(`/me/apply/${item}`);
	await applicant.fillIn();
	const id = await applicant.send("passkey");
	assert.match(id, /^[0-9a-f]{64}$/);
	await applicant.close();

	const phone = await Applicant.open(few[0]!);
	await seated(phone, 3, `/me/apply/${item}`);
	await phone.page.getByLabel(phone.t.fit, { exact: true }).check();
	await phone.press(phone.t.start);
	await phone.page.getByRole("link", { name: phone.t.goOn, exact: true }).click();
	await phone.page.getByLabel(phone.t.approval, { exact: true }).check();
	await phone.answer({ [phone.t.project]: "云谷桥", [phone.t.code]: "2026-449900-48-01-100024" }, "site");
	await phone.close();
	const desk = await Applicant.open(few[0]!);
	await seated(desk, 3, "/me");
	await desk.page.locator(".task a").first().click();
	await desk.page.getByRole("link", { name: desk.t.goOn, exact: true }).click();
	await desk.page.waitForURL(/\/site$/);
	// A case and a draft of somebody else are no pages at all.
	const other = desk.page.url().replace(/\/site$/, "");
	await desk.to(`/me/cases/${id}`);
	assert.equal(await desk.page.locator("h1").textContent(), "没有这个页面");
	await desk.close();
	const stranger = await Applicant.open(few[0]!);
	await seated(stranger, 1, "/me");
	await stranger.page.goto(other);
	assert.equal(await stranger.page.locator("h1").textContent(), "没有这个页面");
	await stranger.close();
});

test("without a script everything works, and mistakes are pointed out and kept", {
	skip: noBrowser,
}, async () => {
	const applicant = await Applicant.open(few[0]!, { javaScriptEnabled: false });
	const { page, t } = applicant;
	await seated(applicant, 2, `/me/apply/${item}`);
	await applicant.press(t.start);
	assert.equal(await page.getByRole("alert").count(), 1);
	await page.getByLabel(t.fit, { exact: true }).check();
	await applicant.press(t.start);
	await page.getByRole("link", { name: t.goOn, exact: true }).click();
	await page.getByLabel(t.project).fill("青竹路学校");
	await page.getByLabel(t.code).fill("12345");
	await applicant.press(t.save);
	assert.equal(await page.getByRole("alert").getByRole("link").count(), 2);
	assert.equal(await page.getByLabel(t.project).inputValue(), "青竹路学校");
	await page.getByLabel(t.code).fill("2026-449900-48-01-100023");
	await page.getByLabel(t.approval, { exact: true }).check();
	await applicant.answer({}, "site");
	await applicant.answer({ [t.parcel]: "PS-2026-0018", [t.site]: "青竹路以北" }, "land");
	await applicant.answer({ [t.area]: "100", [t.farmland]: "0" }, "basic-farmland");
	// An answer that leads to another question shows it before the next page.
	await page.getByLabel("是", { exact: true }).check();
	await applicant.answer({}, "basic-farmland");
	await page.getByLabel("为什么难以避让？").waitFor();
	await page.getByLabel(t.no, { exact: true }).check();
	await applicant.answer({}, "developer");
	await applicant.answer({ [t.developer]: "坪山市教育局", [t.credit]: "11449900MB9D00041T" }, "contact");
	await applicant.answer({ [t.contact]: "林小满", [t.phone]: "13800138000" }, "materials");
	await page.locator('input[type="file"]').first().setInputFiles(join(folder, "not-a-plan.pdf"));
	await page.locator("form.material button").first().click();
	assert.match((await page.getByRole("alert").textContent()) ?? "", /只收 PDF/);
	await applicant.uploadAll();
	const id = await applicant.send("demo");
	const receipt = await city.node.entry(id);
	assert.equal(receipt?.code, "ok");
	// The receipt is there whenever one comes back.
	await applicant.to(`/me/cases/${id}/receipt`);
	assert.equal(await page.locator("h1").textContent(), "申请已提交");

	// Turned away, they read why, and their grade stands for good in the public figures.
	const clerk = await staff.officer("natural-resources", "clerk");
	const clause = { law: "中华人民共和国行政许可法", article: "第三十二条" };
	await clerk.decline(await clerk.take(id), { clause, text: "该宗地已有在办申请" });
	await applicant.to("/me");
	await applicant.to(`/me/cases/${id}`);
	assert.match((await page.locator("main").textContent()) ?? "", /该宗地已有在办申请/);
	await applicant.press("去签署评价");
	assert.match((await page.getByRole("alert").textContent()) ?? "", /请选择一个评价/);
	await page.getByLabel("非常不满意").check();
	await applicant.press("去签署评价");
	await applicant.press(t.demo);
	await page.getByText("您的评价：1 星").waitFor();
	await city.node.history(`cases.case/${id}`);
	const figures = (await (await fetch(`${city.address}/v1/cases/metrics?item=${item}`)).json()) as {
		readonly result: { readonly ratings: readonly number[] };
	};
	assert.equal(figures.result.ratings[0], 1);
	await applicant.close();
});

test("by keyboard alone: a citizen lets another act for them, sees it, and ends it", {
	skip: noBrowser,
}, async () => {
	const applicant = await Applicant.open(few[1]!);
	const { page } = applicant;
	await seated(applicant, 4, "/me/delegations");
	await applicant.looked();
	await page.getByRole("button", { name: "Go on to sign" }).focus();
	await page.keyboard.press("Enter");
	await page.getByRole("alert").waitFor();
	await applicant.looked();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	assert.equal(await page.evaluate(() => document.activeElement?.id), "to");
	await page.keyboard.type(seats[5]!);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Space");
	for (const _skipped of ["appeal", "rate"]) await page.keyboard.press("Tab");
	for (const part of [String(new Date().getUTCFullYear() + 1), "6", "30"]) {
		await page.keyboard.press("Tab");
		await page.keyboard.type(part);
	}
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/sign\//);
	await page.getByRole("button", { name: applicant.t.demo }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/me\/delegations$/);
	const line = page.locator(".task").filter({ hasText: "30 June" });
	assert.match((await line.textContent()) ?? "", new RegExp(seats[5]!));
	await applicant.looked();
	await line.getByRole("button", { name: "End it" }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/sign\//);
	await page.getByRole("button", { name: applicant.t.demo }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/me\/delegations$/);
	assert.equal(await line.count(), 0);
	await applicant.close();
});

test("a form of another website does nothing, and nobody reads what is not theirs", {
	skip: noBrowser,
}, async () => {
	const body = new URLSearchParams({ fit: "yes" });
	const foreign = await fetch(`${city.address}/me/apply/${item}`, {
		method: "POST",
		body,
		headers: { "sec-fetch-site": "cross-site" },
		redirect: "manual",
	});
	assert.equal(foreign.status, 403);
	for (const path of ["/me", "/me/cases", "/me/access", `/me/apply/${item}`]) {
		const answer = await fetch(city.address + path, { redirect: "manual" });
		assert.equal(answer.status, 303, path);
		assert.match(answer.headers.get("location") ?? "", /^\/sign-in\?next=/);
		assert.equal(answer.headers.get("cache-control"), "no-store");
	}
});
