// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { OpenCity } from "../open-city.ts";
import { PlainBrowser } from "../plain-browser.ts";
import { beginnings } from "./beginnings.ts";
import type { MeasuredPage } from "./measured-pages.ts";
import { nameOfPath } from "./page-names.ts";

/** Somebody who is signed in. */
export interface Reader {
	readonly account: string;
	/** Cookies of their session. */
	readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

/** Of a page that has many addresses each reader opens so many, to see how they look. */
const mostOpened = 8;
/** So many of them are measured: those that look different from one another. */
const mostMeasured = 4;

const own = /^\/(me|work|ops|sign|recover|sign-out|not-for-you|services\/[^/]+\/check)(\/|\?|$)/;

/**
 * The pages of people who are signed in, found as people find them: by following links from where each of them begins, in the demo city with
 * cases in every stage. Of the addresses of one page those are measured that look different.
 */
export async function signedInPages(city: OpenCity): Promise<readonly MeasuredPage[]> {
	await city.demo.beginCases(city.address);
	const looks = new Map<string, Set<string>>();
	const found: MeasuredPage[] = [];
	for (const [account, paths] of await beginnings(city)) {
		const browser = await new PlainBrowser(city.address).takeSeat(account);
		const fresh = await follow(browser, paths, looks);
		const reader = { account, cookies: [...browser.cookies].map(([name, value]) => ({ name, value })) };
		for (const path of fresh) found.push({ path, kind: kindOf(path), reader });
	}
	return found;
}

function kindOf(path: string): MeasuredPage["kind"] {
	return /^\/(work|ops)(\/|\?|$)/.test(path) ? "office" : "citizen";
}

/** Paths one reader comes to that do not look like any of before; `looks` are those of before, by page. */
async function follow(
	browser: PlainBrowser,
	paths: readonly string[],
	looks: Map<string, Set<string>>,
): Promise<readonly string[]> {
	const waiting = [...paths];
	const seen = new Set(waiting);
	const opened = new Map<string, number>();
	const fresh: string[] = [];
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const name = nameOfPath(path);
		const times = opened.get(name ?? "") ?? 0;
		if (name === undefined || times >= mostOpened) continue;
		opened.set(name, times + 1);
		const { status, body } = await browser.get(path);
		if (status !== 200) continue;
		const known = looks.get(name) ?? new Set();
		looks.set(name, known);
		const look = lookOf(body);
		if (!known.has(look) && known.size < mostMeasured) {
			known.add(look);
			fresh.push(path);
		}
		for (const next of linksOf(body)) {
			if (seen.has(next)) continue;
			seen.add(next);
			waiting.push(next);
		}
	}
	return fresh;
}

/** Where a page leads that is somebody's own. */
function linksOf(body: string): readonly string[] {
	return [...body.matchAll(/ href="([^"#]+)/g)]
		.map(([, href]) => href!.replaceAll("&amp;", "&"))
		.filter((href) => own.test(href) && !/\.(json|txt)(\?|$)/.test(href));
}

/** What a page is made of: elements and classes, whatever its words and however often each is there. */
function lookOf(body: string): string {
	const main = /<main[\s>][\s\S]*<\/main>/.exec(body)?.[0] ?? body;
	return [
		...new Set(
			[...main.matchAll(/<([a-z]\w*)(?: class="([^"]*)")?/g)].map(([, tag, name]) => `${tag} ${name}`),
		),
	]
		.sort()
		.join();
}
