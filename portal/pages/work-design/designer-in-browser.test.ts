// One walk: a service from nothing to its second version, each step on what the one before left in one city and browser.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cases, flows } from "@mingjian/services/cases/state.ts";
import { items } from "@mingjian/services/catalogue/state.ts";
import { versions } from "@mingjian/services/rulebook/state.ts";
import type { Browser, Locator, Page } from "playwright-core";
import { noBrowser, openBrowser } from "../../testing/browser.ts";
import { CaseStaff } from "../../testing/case-staff.ts";
import { signAsOfficer } from "../../testing/officer-pages.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";
import { refusedAct } from "../../testing/refused-act.ts";
import { type Setting, settingsFor } from "../../testing/settings.ts";
import { WalkedPage } from "../../testing/walked-page.ts";

let city: OpenCity;
let browser: Browser;
let folder: string;
let lateMs = 0;
const dayMs = 86_400_000;
const clock = () => Date.now() + lateMs;

before(async () => {
	if (noBrowser) return;
	city = await openCity({ clock });
	browser = await openBrowser();
	folder = mkdtempSync(join(tmpdir(), "mingjian-designer-"));
	writeFileSync(join(folder, "vaccination.pdf"), "%PDF-1.4\n% a certificate\n");
});
after(async () => {
	await browser?.close();
	await city?.close();
	if (folder) rmSync(folder, { recursive: true });
});

type Seat = OpenCity["seats"][number];

function seatOf(title: string): Seat {
	return city.seats.find((seat) => seat.title.zh === title)!;
}

const words = {
	zh: {
		open: "打开修改",
		new: "新建事项",
		begin: "建立草稿",
		save: "保存",
		form: "申请表单",
		addQuestion: "添加问题",
		add: (list: string) => `添加：${list}`,
		addRule: "添加规则",
		materials: "申请材料",
		basis: "法律依据",
		facts: "所需事实",
		examples: "算例",
		eligible: "符合条件",
		guide: "文字与办事指南",
		flow: "环节与时限",
		uses: "规则的用法",
		accept: "自动受理的规则",
		grant: "自动准予的规则",
		try: "像申请人一样填写表单，试算规则",
		check: "核对并试算",
		preview: "流程图、办事指南和规则算例",
		forward: "提交规则审核",
		publish: "签署并发布",
		review: /下一步/,
		demo: "用演示密钥签署",
		start: "开始申请",
		goOn: "接着填写",
		keep: "保存并继续",
		next: "继续",
		seal: "密封并去签署",
		inReview: /审核中，已同意 0 \/ 2/,
		ready: "可以发布",
		done: "账本上已是这些内容",
	},
	en: {
		open: "Open to change",
		new: "Design a new service",
		begin: "Begin the draft",
		save: "Save",
		form: "Form",
		addQuestion: "Add a question",
		add: (list: string) => `Add to: ${list}`,
		addRule: "Add a rule",
		materials: "Materials",
		basis: "Legal basis",
		facts: "Facts",
		examples: "Worked examples",
		eligible: "Eligible",
		guide: "Words and guide",
		flow: "Stages and limits",
		uses: "What rules decide",
		accept: "Accepts by itself",
		grant: "Grants by itself",
		try: "Fill in the form as an applicant would, and try the rules",
		check: "Check and run the rules",
		preview: "Flow chart, guide and the rules' examples",
		forward: "Put the rules forward for review",
		publish: "Sign and publish",
		review: /Next/,
		demo: "Sign with the demonstration key",
		start: "Start",
		goOn: "Go on",
		keep: "Save and continue",
		next: "Continue",
		seal: "Seal it and go on to sign",
		inReview: /in review, 0 of 2 approve/,
		ready: "ready to be published",
		done: "The record says all of this already",
	},
} as const;

interface Sitting {
	readonly setting: Setting;
	readonly scripts?: boolean;
}

/** Somebody of the demo city at a browser, with or without scripts, by keyboard alone; every page is examined. */
class Hand {
	readonly walked: WalkedPage;
	readonly page: Page;
	readonly t: (typeof words)["zh" | "en"];

	private constructor(walked: WalkedPage, language: "zh" | "en") {
		this.walked = walked;
		this.page = walked.page;
		this.t = words[language];
	}

	static async at(seat: Seat, path: string, sitting: Sitting): Promise<Hand> {
		const walked = await WalkedPage.open(browser, { address: city.address, ...sitting });
		await walked.enter(seat.account, path);
		return new Hand(walked, sitting.setting.language);
	}

	go(path: string): Promise<void> {
		return this.walked.go(path);
	}

	press(name: string | RegExp): Promise<void> {
		return this.walked.press(name, /./);
	}

	follow(name: string | RegExp): Promise<void> {
		return this.walked.press(name, /./, "link");
	}

	/** Fills fields in by the names they are sent under. */
	async fill(fields: Readonly<Record<string, string>>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			const field = this.page.locator(`[name="${name}"]`).first();
			if ((await field.getAttribute("type")) === "radio") {
				await this.page.locator(`[name="${name}"][value="${value}"]`).focus();
				await this.page.keyboard.press("Space");
			} else if ((await this.page.locator(`select[name="${name}"]`).count()) > 0)
				await this.#choose(field, value);
			else {
				await field.focus();
				await this.page.keyboard.press("ControlOrMeta+A");
				await this.page.keyboard.type(value);
			}
		}
	}

	async #choose(list: Locator, value: string): Promise<void> {
		const values = await list
			.locator("option")
			.evaluateAll((all) => all.map((each) => each.getAttribute("value")));
		await list.focus();
		await this.page.keyboard.press("Home");
		for (let at = values.indexOf(value); at > 0; at--) await this.page.keyboard.press("ArrowDown");
		assert.equal(await list.inputValue(), value);
	}

	text(): Promise<string> {
		return this.walked.text();
	}

	/** Signs everything that waits, ten acts at most, with the code of now where one is asked for. */
	async sign(): Promise<void> {
		for (let acts = 0; /\/sign\//.test(this.page.url()); acts++) {
			assert.ok(acts < 10, this.page.url());
			await signAsOfficer(this.walked, /./);
		}
	}

	close(): Promise<void> {
		return this.walked.close();
	}
}

test("a published pack opens as it stands on the record, and its draft is nobody else's to see or change", {
	skip: noBrowser,
}, async () => {
	const item = await new CaseStaff(city).publish("residence-permit");
	const editor = new PlainBrowser(city.address);
	const enter = async (who: PlainBrowser, title: string) => {
		await who.get("/sign-in");
		await who.submit("/sign-in", { way: "demo", account: seatOf(title).account });
	};
	await enter(editor, "坪山市公安局目录编辑");
	const list = await editor.get("/work/design");
	assert.ok(list.body.includes(`value="${item}"`), list.body);
	const opened = await editor.post("/work/design", { item });
	const path = opened.location!;
	const overview = await editor.get(path);
	// What is published stands there unchanged: nothing to mend, and nothing to publish.
	assert.match(overview.body, /账本上已是这些内容/);
	assert.equal((await editor.post("/work/design", { item })).location, path);

	const revision = /name="revision" value="(\d+)"/.exec(overview.body)![1]!;
	const evil = '<img src=x onerror="alert(1)">';
	const question = `${path}/question/name`;
	const form = await editor.get(question);
	const fields = Object.fromEntries(
		[...form.body.matchAll(/name="([^"]+)"(?: type="radio")?[^>]*? value="([^"]*)"[^>]*? checked/g)].map(
			([, name, value]) => [name!, value!],
		),
	);
	const asked = {
		revision,
		"words.zh": evil,
		"words.en": evil,
		kind: "text",
		least: "2",
		most: "50",
		required: "yes",
		page: "person",
		place: "group:person",
		...fields,
	};
	const kept = await editor.post(question, asked);
	assert.equal(kept.status, 303, kept.body);
	assert.ok(!(await editor.get(`${path}/form`)).body.includes("<img src=x"));
	assert.ok(!(await editor.get(`${path}/try`)).body.includes("<img src=x"));
	// A form made from an older revision writes over nothing.
	const stale = await editor.post(question, asked);
	assert.equal(stale.status, 422);
	assert.match(stale.body, /别人刚刚改过/);

	for (const at of [
		"flow/__proto__",
		"guide/constructor",
		"rule:__proto__",
		"flow/stages/99",
		"form",
		"flow/limits/constructor",
	])
		assert.equal((await editor.get(`${path}/part?at=${encodeURIComponent(at)}`)).status, 404, at);
	const other = new PlainBrowser(city.address);
	await enter(other, "坪山市民政局目录编辑");
	assert.equal((await other.get(path)).status, 404);
	// Each department is shown what is its own to open.
	assert.ok(!(await other.get("/work/design")).body.includes(item));
	await other.get("/me/security");
	assert.equal((await other.post(question, asked)).status, 404);
	const clerk = new PlainBrowser(city.address);
	await enter(clerk, "坪山市公安局窗口受理");
	assert.equal((await clerk.get(path)).status, 404);
	assert.ok(!(await clerk.get("/work/design")).body.includes(path));
	const citizen = new PlainBrowser(city.address);
	await citizen.get("/sign-in");
	await citizen.submit("/sign-in", {
		way: "demo",
		account: city.seats.find(({ kind }) => kind === "citizen")!.account,
	});
	assert.equal((await citizen.get(path)).location, "/not-for-you");
	assert.equal((await new PlainBrowser(city.address).get(path)).status, 303);
});

for (const [at, setting] of settingsFor(0).entries())
	test(`a department designs a service, two officers review it, a citizen applies, and a running case keeps its version (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const author = await Hand.at(seatOf("坪山市公安局目录编辑"), "/work/design", { setting });
		const { t, walked } = author;
		const rule = `dog-registration-${at}`;
		await walked.picture("designs");
		await author.follow(t.new);
		await author.press(t.begin);
		assert.ok(await author.page.locator("#errors").isVisible());
		await author.fill({
			"title.zh": "养犬登记",
			"title.en": "Dog registration",
			basic: `990F0090${String(at).padStart(6, "0")}`,
			taskType: "07",
			audience: "person",
			"law.zh": "坪山市养犬管理条例",
			"law.en": "Pingshan regulations on keeping dogs",
			"article.zh": "第六条",
			"article.en": "Article 6",
		});
		await author.press(t.begin);
		const design = new URL(author.page.url()).pathname.replace("/en", "");

		await author.follow(t.form);
		await author.follow(t.addQuestion);
		await author.fill({ name: "shoulderCm", "words.zh": "犬只肩高（厘米）？", kind: "number", most: "120" });
		await author.press(t.save);
		// Each line of the summary leads to its field, and what was written is kept.
		for (const field of ["words.en", "page", "place", "least"])
			assert.equal(await author.page.locator(`#errors a[href="#${field}"]`).count(), 1, field);
		assert.equal(await author.page.locator('[name="words.zh"]').inputValue(), "犬只肩高（厘米）？");
		await walked.picture("design-question");
		await author.fill({
			"words.en": "Height at the shoulder, in cm",
			page: "person",
			place: "group:person",
			least: "1",
		});
		await author.press(t.save);
		await walked.picture("design-form");

		await author.go(`${design}/part?at=guide`);
		await author.follow(t.add(t.materials === "申请材料" ? "申请材料" : "Materials"));
		await author.fill({
			"name.zh": "犬只免疫证明",
			"name.en": "Vaccination certificate",
			kind: "electronic",
			source: "other",
			required: "yes",
			held: "no",
		});
		await author.press(t.save);
		await walked.picture("design-part");

		await author.go(design);
		await author.fill({ rule });
		await author.press(t.addRule);
		await author.follow(t.add(t.basis));
		await author.fill({
			"law.zh": "坪山市养犬管理条例",
			"law.en": "Pingshan regulations on keeping dogs",
			"article.zh": "第九条",
			"article.en": "Article 9",
		});
		await author.press(t.save);
		await author.follow(t.add(t.facts));
		await author.fill({
			name: "shoulderCm",
			"title.zh": "肩高",
			"title.en": "Height at the shoulder",
			type: "int",
			minimum: "1",
			maximum: "120",
		});
		await author.press(t.save);
		await author.follow(t.eligible);
		await author.fill({ expression: "shoulderCm <= 60" });
		await author.press(t.save);
		for (const [title, height, eligible] of [
			["六十厘米", "60", "yes"],
			["六十一厘米", "61", "yes"],
		] as const) {
			await author.follow(t.add(t.examples));
			await author.fill({
				"title.zh": title,
				"title.en": `${height} cm`,
				"facts.shoulderCm": height,
				"outcome.eligible": eligible,
			});
			await author.press(t.save);
		}
		await author.go(design);
		await author.follow(t.uses);
		for (const use of [t.accept, t.grant]) {
			await author.go(`${design}/part?at=flow/rules`);
			await author.follow(use);
			await author.fill({ rule, outcome: "eligible" });
			await author.press(t.save);
		}
		await author.go(`${design}/part?at=flow`);
		await author.fill({ automatic: "yes" });
		await author.press(t.save);
		// An example that comes out otherwise is told, with the page where it is mended.
		await walked.picture("design-faults");
		const fault = author.page.locator(`a[href*="examples%2F1"]`).first();
		assert.equal(await fault.count(), 1, await author.text());
		await walked.pressIt(fault, /examples/);
		await author.fill({ "outcome.eligible": "no" });
		await author.press(t.save);

		await author.go(design);
		await author.follow(t.try);
		await author.fill({ name: "林晓兰", phone: "13900001234", shoulderCm: "200" });
		await author.press(t.check);
		assert.equal(await author.page.locator('#errors a[href="#shoulderCm"]').count(), 1);
		await author.fill({ shoulderCm: "60" });
		await author.press(t.check);
		assert.equal(await author.page.locator(".run").count(), 2);
		await walked.picture("design-try");
		await author.go(design);
		await author.follow(t.preview);
		assert.equal(await author.page.locator("svg.flow-chart rect").count(), 8);
		assert.equal(await author.page.locator(".run").count(), 2);
		await walked.picture("design-preview");

		await author.go(design);
		const wall = new Date(clock() + dayMs + 8 * 3_600_000).toISOString();
		const [year, month, day] = wall.slice(0, 10).split("-") as [string, string, string];
		await author.fill({ "day-year": year, "day-month": month, "day-day": day, note: "首次发布" });
		await author.press(t.save);
		await author.press(t.forward);
		await author.sign();
		assert.match(await author.text(), t.inReview);
		assert.equal(await author.page.getByRole("button", { name: t.publish }).count(), 0);

		// Nobody reviews their own text; two others do, in sessions of their own and without scripts.
		await author.go(`/work/rules/${rule}`);
		assert.equal(await author.page.locator('[name="verdict"]').count(), 0);
		for (const title of ["坪山市公安局审查经办", "坪山市公安局审批"]) {
			const reviewer = await Hand.at(seatOf(title), "/work/design", { setting, scripts: false });
			await reviewer.go(`/work/rules/${rule}`);
			await reviewer.press(t.review);
			assert.equal(await reviewer.page.locator('#errors a[href="#verdict"]').count(), 1);
			await reviewer.fill({ verdict: "approve" });
			await reviewer.press(t.review);
			await reviewer.sign();
			await reviewer.close();
		}
		await author.go(design);
		assert.ok((await author.text()).includes(t.ready));
		await walked.picture("design");
		await author.press(t.publish);
		await author.sign();
		assert.ok((await author.text()).includes(t.done), await author.text());

		const code = /[0-9A-Z]{14}-[0-9]{12}-000-[0-9A-Z]+-1-00/.exec(await author.text())![0];
		const version = city.node.queryContext("rulebook").get(versions, `${rule}@1`)!;
		assert.equal(version.reviews.length, 2);
		assert.equal(new Set([...version.authors, ...version.reviews.map(({ reviewer }) => reviewer)]).size, 3);
		// Until its day has come it can be read and not applied for.
		const person = city.seats.find(({ kind }) => kind === "citizen")!;
		const citizen = await Hand.at(person, `/services/${code}`, { setting });
		assert.equal(await citizen.page.locator(`a[href$="/me/apply/${code}"]`).count(), 0);
		lateMs += 2 * dayMs;
		await city.node.submit(refusedAct(city.configuration.ledger, clock()));
		await citizen.walked.enter(person.account, `/me/apply/${code}`);
		await citizen.press(t.start);
		await citizen.follow(t.goOn);
		await citizen.fill({ name: "林晓兰", phone: "13900001234", shoulderCm: "45" });
		await citizen.press(t.keep);
		await citizen.page.locator('input[type="file"]').setInputFiles(join(folder, "vaccination.pdf"));
		await citizen.page.locator("form.material button").focus();
		await citizen.page.keyboard.press("Enter");
		await citizen.page.locator(".file-kept").waitFor();
		await citizen.follow(t.next);
		await citizen.press(t.seal);
		await citizen.sign();
		const id = /cases\/([0-9a-f]{64})/.exec(citizen.page.url())![1]!;
		const record = () => city.node.queryContext("cases").get(cases, id)!;
		assert.deepEqual([record().item, record().flowVersion], [code, 1]);

		await walked.enter(seatOf("坪山市公安局目录编辑").account, `${design}/part?at=flow`);
		await author.fill({ "limits.promisedDays": "30" });
		await author.press(t.save);
		assert.equal(await author.page.getByRole("button", { name: t.publish }).count(), 0);
		await author.go(`${design}/part?at=flow`);
		assert.equal(await author.page.locator("#errors").count(), 1);
		await author.fill({ "limits.promisedDays": "8" });
		await author.press(t.save);
		await author.press(t.publish);
		await author.sign();
		assert.equal(city.node.queryContext("cases").get(flows, code)!.versions.length, 2);
		assert.equal(city.node.queryContext("catalogue").get(items, code)!.versions.length, 2);
		assert.equal(record().flowVersion, 1);
		await citizen.close();
		await author.close();
	});
