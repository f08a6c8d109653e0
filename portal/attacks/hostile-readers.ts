// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { addressesOf } from "../testing/addresses.ts";
import { seatOf } from "../testing/office.ts";
import type { OpenCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { foreignElement, ranMark } from "./hostile-text.ts";
import type { Planted } from "./planted-city.ts";
import { everyActForm, office } from "./planted-office.ts";
import { crawl } from "./portal-crawl.ts";

/** Somebody at a browser, and where they can go. */
export interface Person {
	readonly who: string;
	readonly plain: PlainBrowser;
	readonly page: Page;
	readonly faults: string[];
	readonly found: ReadonlyMap<string, readonly string[]>;
}

/** Posts of the office of which only the forms of acts are read. */
const furtherPosts = ["证照经办", "证照监管", "审批", "办件主管"];

/** Everybody who comes to pages of their own, nobody in particular first and the citizen second. */
export async function peopleOf(city: OpenCity, browser: Browser, planted: Planted): Promise<Person[]> {
	const { citizen, addresses } = planted;
	const at = { browser, address: city.address };
	const seated = (account: string) => new PlainBrowser(city.address).takeSeat(account);
	const sitting = (title: string) => seated(seatOf(city, title).account);
	const operator = city.seats.find(({ kind }) => kind === "operator")!.account;
	const open = [...(await addressesOf(city.node)), ...addresses.nobody];
	const people = [
		await person(at, "nobody", new PlainBrowser(city.address), { from: open }),
		await person(at, "a citizen", citizen, { from: ["/me", ...addresses.citizen] }),
		await person(at, "an officer", await sitting("公安局负责人"), {
			from: ["/work", ...addresses.officer, ...everyActForm],
		}),
		await person(at, "a clerk", await sitting("自然资源和规划局窗口受理"), {
			from: ["/work", ...addresses.clerk],
		}),
		await person(at, "the operator", await seated(operator), { from: ["/ops", ...everyActForm] }),
	];
	const below = "/work";
	for (const [post, from] of [
		["目录编辑", addresses.designer],
		["审查经办", addresses.reviewer],
		["窗口受理", addresses.deliverer],
		...furtherPosts.map((each) => [each, everyActForm] as const),
	] as const)
		people.push(await person(at, post, await sitting(office.title + post), { from, below }));
	return people;
}

/** Somebody at a browser; who works only where the pages are of their own goes no further than below a path. */
async function person(
	{ browser, address }: { readonly browser: Browser; readonly address: string },
	who: string,
	plain: PlainBrowser,
	{ from, below }: { readonly from: readonly string[]; readonly below?: string },
): Promise<Person> {
	// A browser with a cookie is sent pages of its own, and no kept ones.
	plain.cookies.set("view", "16.auto");
	const found = await crawl(plain, from, below);
	const context = await browser.newContext({
		viewport: { width: 360, height: 800 },
		serviceWorkers: "block",
	});
	const cookies = [...plain.cookies].map(([name, value]) => ({ name, value, url: address }));
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
export async function unharmed({ page, faults, who }: Person): Promise<string> {
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
