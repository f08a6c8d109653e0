import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { composeEnvelopeNow } from "@mingjian/client/api/compose.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import type { Browser } from "playwright-core";
import { pages } from "../pages/pages.ts";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { formsOf, send } from "./hostile-forms.ts";
import { type Person, peopleOf, unharmed } from "./hostile-readers.ts";
import { hostileTexts, hostileValue, ranMark, type Schema } from "./hostile-text.ts";
import { hostileFileName, type Planted, plant } from "./planted-city.ts";
import { PoisonedViews } from "./poisoned-views.ts";
import { linksOf, pageAt } from "./portal-crawl.ts";

/** Members of members that an entry's page tells one by one (`city/facts.ts`). */
const mostTold = 5;
const views = new PoisonedViews();
let city: OpenCity;
let browser: Browser;
let planted: Planted;
let people: readonly Person[];
let lateMs = 0;

before(async () => {
	if (noBrowser) return;
	city = await openCity({ views: views.wrap, clock: () => Date.now() + lateMs });
	planted = await plant(city, () => {
		lateMs = 2 * 3_600_000;
	});
	browser = await openBrowser();
	people = await peopleOf(city, browser, planted);
});
after(async () => {
	await browser?.close();
	await city?.close();
});

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
}, async () => {
	views.on = true;
	const seen = new Set<string>();
	for (const person of people) {
		for (const [name, [address]] of person.found) {
			// The same page for another visitor differs in its frame, in one language as in the other.
			for (const language of seen.has(name) ? [""] : ["", "/en"]) {
				await person.page.goto(city.address + (address === "/" ? language || "/" : language + address!));
				await unharmed(person);
			}
			seen.add(name);
		}
	}
	views.on = false;
	const unseen = pages.map(({ name }) => name).filter((name) => !people.some(({ found }) => found.has(name)));
	assert.deepEqual(unseen, [], "pages nobody came to: planted-city.ts shows ways");
	assert.deepEqual(
		pages.map(({ name }) => name).filter((name) => !views.planted.has(name)),
		[],
		"pages that were shown without hostile text",
	);
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
				const forms = await formsOf(person.page, city.address + address);
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
	const asked = new Set<string>();
	for (const person of people) {
		for (const [name, [address]] of person.found) {
			const path = address!.split("?")[0]!;
			if (asked.has(name) || pageAt(path) !== name) continue;
			asked.add(name);
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
