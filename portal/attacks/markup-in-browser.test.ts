import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { composeEnvelopeNow } from "@mingjian/client/api/compose.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import type { Browser, Page } from "playwright-core";
import { pages } from "../pages/pages.ts";
import { addressesOf } from "../testing/addresses.ts";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { foreignElement, hostileTexts, hostileValue, ranMark, type Schema } from "./hostile-text.ts";
import { hostileFileName, type Planted, pdf, plant } from "./planted-city.ts";
import { PoisonedViews } from "./poisoned-views.ts";
import { crawl, linksOf, pageAt } from "./portal-crawl.ts";

/** Members of members that an entry's page tells one by one (`city/facts.ts`). */
const mostTold = 5;
const views = new PoisonedViews();
let city: OpenCity;
let browser: Browser;
let planted: Planted;
let people: readonly Person[];

/** Somebody at a browser, and where they can go. */
interface Person {
	readonly who: string;
	readonly plain: PlainBrowser;
	readonly page: Page;
	readonly faults: string[];
	readonly found: ReadonlyMap<string, readonly string[]>;
}

before(async () => {
	if (noBrowser) return;
	city = await openCity({ views: views.wrap });
	planted = await plant(city);
	browser = await openBrowser();
	const seat = (kind: string, title = "") =>
		city.seats.find((each) => each.kind === kind && each.title.zh.includes(title))!.account;
	const { nobody, citizen, officer, clerk } = planted.addresses;
	const open = [...(await addressesOf(city.node)), ...nobody];
	people = [
		await person("nobody", new PlainBrowser(city.address), open),
		await person("a citizen", planted.citizen, ["/me", ...citizen]),
		await person("an officer", await seated(seat("officer", "公安局负责人")), ["/work", ...officer]),
		await person("a clerk", await seated(clerkOf(planted.case)), ["/work", ...clerk]),
		await person("the operator", await seated(seat("operator")), ["/ops"]),
	];
});
after(async () => {
	await browser?.close();
	await city?.close();
});

/** A clerk of the department that handles a case. */
function clerkOf(id: string): string {
	const { department } = city.node.queryContext("cases").get(cases, id) as { readonly department: string };
	const serves = (officer: string) =>
		city.node
			.queryContext("identity")
			.find({ name: "identity.post", schema: {} }, { where: { officer }, limit: 1 })
			.rows.some(({ record }) => (record as { readonly department: string }).department === department);
	return city.seats.find(({ account, title }) => title.zh.endsWith("窗口受理") && serves(account))!.account;
}

const seated = (account: string) => new PlainBrowser(city.address).takeSeat(account);

async function person(who: string, plain: PlainBrowser, beginnings: readonly string[]): Promise<Person> {
	// A browser with a cookie is sent pages of its own, and no kept ones.
	plain.cookies.set("view", "16.auto");
	const found = await crawl(plain, beginnings);
	const context = await browser.newContext({
		viewport: { width: 360, height: 800 },
		serviceWorkers: "block",
	});
	const cookies = [...plain.cookies].map(([name, value]) => ({ name, value, url: city.address }));
	await context.addCookies(cookies);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" && !/status of (4\d\d|503)/.test(message.text()))
			faults.push(message.text());
	});
	page.on("dialog", (dialog) => void dialog.dismiss().then(() => faults.push("a dialog opened")));
	return { who, plain, page, faults, found };
}

/** Nothing that was planted became part of the page, and the policy had nothing to stop. Gives what can be read of it. */
async function unharmed({ page, faults, who }: Person): Promise<string> {
	const [elements, ran, text] = await page.evaluate(
		([element, mark]) => [
			document.querySelectorAll(`${element}, [onclick], [onerror], body img[src="x"]`).length,
			mark! in globalThis,
			[
				document.body.textContent,
				...[...document.querySelectorAll<HTMLInputElement>("input, textarea, option")].map(
					({ value }) => value,
				),
				...[...document.querySelectorAll("[aria-label], [data-options], a")].flatMap((each) =>
					[...each.attributes].map(({ value }) => value),
				),
			].join("\n"),
		],
		[foreignElement, ranMark] as const,
	);
	const where = `${who}: ${page.url()}`;
	assert.equal(elements, 0, `${where} has elements that were planted`);
	assert.equal(ran, false, `${where} ran a script that was planted`);
	assert.deepEqual(faults.splice(0), [], where);
	return text;
}

test("text in any field of any action's input is text on the pages of its entry", {
	skip: noBrowser,
}, async () => {
	const nobody = people[0]!;
	const seat = city.seats.find(({ kind }) => kind === "citizen")!;
	let fields = 0;
	for (const { id: service, actions } of manifests) {
		for (const [action, { input }] of Object.entries(actions)) {
			const texts = new Map<string, string>();
			const payload = {
				ledger: city.configuration.ledger,
				service,
				action,
				input: hostileValue(input as Schema, (path, text) => texts.set(path, text)),
				actor: seat.account,
				issuedAt: Math.max(Date.now(), city.node.head().timeMs),
				nonce: `planted-${service}-${action}`.slice(0, 64),
			};
			if (texts.size === 0) continue;
			const answer = await city.node.submit(composeEnvelopeNow(payload, [seat.signer]));
			assert.ok("index" in answer, `${service}/${action} was turned away: ${JSON.stringify(answer)}`);
			const { index } = answer;
			await nobody.page.goto(`${city.address}/explorer/r/${index}`);
			const text = await unharmed(nobody);
			// What lies too deep to be told is shown as the JSON it is, and cut where it is long.
			const inJson = (each: string) => JSON.stringify(each).slice(1, -1);
			for (const [path, each] of [...texts].filter(([path]) => path.split("/").length <= mostTold))
				assert.ok(
					text.includes(each) || text.includes(inJson(each)),
					`${service}/${action}${path} is not shown`,
				);
			fields += texts.size;
		}
	}
	assert.ok(fields > 30, `only ${fields} fields were planted`);
	for (const path of ["/explorer", "/explorer?result=refused", "/explorer/blocks"]) {
		await nobody.page.goto(city.address + path);
		await unharmed(nobody);
	}
});

test("whatever text a page is given, from wherever, is text on it, in both languages", {
	skip: noBrowser,
}, async (t) => {
	views.on = true;
	for (const person of people) {
		for (const [address] of person.found.values()) {
			for (const language of ["", "/en"]) {
				await person.page.goto(city.address + (address === "/" ? language || "/" : language + address));
				await unharmed(person);
			}
		}
	}
	views.on = false;
	const unseen = pages.map(({ name }) => name).filter((name) => !people.some(({ found }) => found.has(name)));
	t.diagnostic(`pages nobody came to (planted-city.ts shows ways): ${unseen.join(", ") || "none"}`);
	assert.ok(unseen.length <= pages.length / 6, unseen.join(", "));
	const count = [...views.planted.values()].reduce((sum, { size }) => sum + size, 0);
	assert.ok(count > 300, `only ${count} texts were planted`);
	for (const name of ["entry", "service", "sign", "me-check", "me-case", "work-case", "search"])
		assert.ok(views.planted.get(name)!.size > 0, name);
});

test("what is written into any form of the portal, and any file's name, comes back as text", {
	skip: noBrowser,
}, async () => {
	const kinds = new Set<string>();
	let shown = 0;
	for (const person of people) {
		for (const [name, addresses] of person.found) {
			for (const address of addresses) {
				const forms = await formsOf(person, address);
				for (const [at, form] of forms.entries()) {
					if (kinds.has(`${name} ${form}`)) continue;
					kinds.add(`${name} ${form}`);
					if (at > 0 || person.page.url() !== city.address + address)
						await person.page.goto(city.address + address);
					await send(person.page, at);
					const text = await unharmed(person);
					if (hostileTexts.some((each) => text.includes(each))) shown++;
				}
			}
		}
	}
	assert.ok(kinds.size >= 20, `only ${kinds.size} forms with text were found`);
	assert.ok(shown >= kinds.size / 3, `only ${shown} of ${kinds.size} forms showed what was written`);
});

/** The forms of a page somebody can write into, each by its fields' names. */
async function formsOf({ page }: Person, address: string): Promise<string[]> {
	const html = await (await page.context().request.get(city.address + address)).text();
	if (!/<form/.test(html)) return [];
	await page.goto(city.address + address);
	return page.evaluate(() =>
		[...document.forms].flatMap((form) => {
			const fields = [...form.elements]
				.filter((each) => each.matches(writable()))
				.map((each) => (each as HTMLInputElement).name);
			function writable() {
				return "textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=submit])";
			}
			return fields.length > 0 ? [fields.join()] : [];
		}),
	);
}

/** Fills the so-manieth form one can write into with hostile text, and sends it past everything a browser would check. */
async function send(page: Page, at: number): Promise<void> {
	const forms = page.locator(
		"form:has(textarea), form:has(input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]))",
	);
	const form = forms.nth(at);
	for (const input of await form.locator("input[type=file]").all())
		await input.setInputFiles({
			name: hostileFileName,
			mimeType: "application/pdf",
			buffer: Buffer.from(pdf),
		});
	await Promise.all([
		page.waitForNavigation(),
		form.evaluate((each: HTMLFormElement, text) => {
			for (const field of each.elements) {
				if (
					!field.matches(
						"textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=file])",
					)
				)
					continue;
				const input = field as HTMLInputElement;
				input.removeAttribute("maxlength");
				input.type = field.matches("textarea") ? input.type : "text";
				input.value = text!;
			}
			each.submit();
		}, hostileTexts[0]),
	]);
}

test("what stands in any query is text, and no address of it is followed as a script", {
	skip: noBrowser,
}, async () => {
	const names = new Set<string>();
	for (const { found } of people)
		for (const address of [...found.values()].flat())
			for (const name of new URLSearchParams(address.split("?")[1]).keys()) names.add(name);
	for (const required of ["q", "back", "next", "service"])
		assert.ok(names.has(required) || required === "next", required);
	names.add("next");
	for (const person of people) {
		for (const [name, [address]] of person.found) {
			const path = address!.split("?")[0]!;
			if (pageAt(path) !== name) continue;
			const query = (value: string) => new URLSearchParams([...names].map((each) => [each, value]));
			await person.page.goto(`${city.address}${path}?${query(hostileTexts[0]!)}`);
			await unharmed(person);
			for (const scheme of [`javascript:globalThis.${ranMark}=1`, `data:text/html,${hostileTexts[3]}`]) {
				const { body } = await person.plain.get(`${path}?${query(scheme)}`);
				const led = [...body.matchAll(/ (?:href|action|formaction|src)="([^"]*)/g)]
					.map(([, target]) => target!)
					.filter((target) => /^\s*(javascript|data|vbscript):(?!image\/svg\+xml,)/i.test(target));
				assert.deepEqual(led, [], `${person.who}: ${path}`);
			}
		}
	}
});

test("answers and file names somebody handed in are text wherever they are read", {
	skip: noBrowser,
}, async () => {
	const [nobody, citizen, officer] = people as [Person, Person, Person, Person];
	const check = [...citizen.found.get("me-check")!][0]!;
	await citizen.page.goto(city.address + check);
	const text = await unharmed(citizen);
	assert.ok(text.includes(hostileTexts[1]!), "the answers are not on the page that checks them");
	assert.ok(text.includes(hostileFileName), "the file's name is not on the page that checks it");
	for (const path of [`/me/cases/${planted.case}`, `/me/cases/${planted.case}/receipt`]) {
		await citizen.page.goto(city.address + path);
		await unharmed(citizen);
	}
	for (const path of linksOf((await planted.citizen.get("/me")).body).filter((each) =>
		each.startsWith("/me"),
	)) {
		await citizen.page.goto(city.address + path);
		await unharmed(citizen);
	}
	await officer.page.goto(`${city.address}/work/cases/${planted.case}`);
	await unharmed(officer);
	await nobody.page.goto(`${city.address}/register`);
	await unharmed(nobody);
});

test("no form of a page but the page itself can be taken for one", { skip: noBrowser }, async () => {
	const plain = new PlainBrowser(city.address);
	for (const [ending, type] of [
		["json", "application/json; charset=utf-8"],
		["txt", "text/plain; charset=utf-8"],
	] as const) {
		const { headers } = await plain.get(`/search.${ending}?q=${encodeURIComponent(hostileTexts[0]!)}`);
		assert.equal(headers.get("content-type"), type);
		assert.equal(headers.get("x-content-type-options"), "nosniff");
		assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'/);
	}
});
