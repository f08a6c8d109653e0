import { pages } from "../pages/pages.ts";
import type { PlainBrowser } from "../testing/plain-browser.ts";

/** Addresses of one page, by how often they are worth visiting: each one differs in which questions its query asks. */
const mostOfOne = 3;

interface Route {
	readonly name: string;
	readonly pattern: RegExp;
}

// Those without parameters first: they win, as at the router.
const routes: readonly Route[] = [...pages]
	.sort((a, b) => freedom(a.path) - freedom(b.path))
	.map(({ name, path }) => ({
		name,
		pattern: new RegExp(`^${path.replaceAll(/:[a-z]+/g, "[^/]+").replace("*", ".+")}$`),
	}));

function freedom(path: string): number {
	return path.split(/[:*]/).length;
}

/** The page an address leads to; undefined where it leads to none of the portal's. */
export function pageAt(address: string): string | undefined {
	const path = address.split(/[?#]/)[0]!;
	return routes.find(({ pattern }) => pattern.test(path))?.name;
}

/** What tells one address of a page from another: which questions its query asks, and which form of many it is. */
function kindOf(name: string | undefined, address: string): string {
	const [path, query] = address.split("?");
	const asked = new URLSearchParams(query);
	// A place in a document is a form of its own; the so-manieth of a list is like the first.
	const place = asked.get("at")?.replaceAll(/[0-9]+/g, "0") ?? "";
	const act = name === "work-act" ? path : "";
	return `${name} ${act} ${[...asked.keys()].sort()} ${place}`;
}

/** Follows every link of the portal somebody sees, from where they begin and below a path; gives the addresses reached by the page they lead to. */
export async function crawl(
	browser: PlainBrowser,
	beginnings: readonly string[],
	below = "/",
): Promise<ReadonlyMap<string, readonly string[]>> {
	const found = new Map<string, string[]>();
	const kinds = new Set<string>();
	const ahead = [...beginnings];
	for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
		const name = pageAt(address);
		const kind = kindOf(name, address);
		const known = name === undefined ? undefined : (found.get(name) ?? []);
		if (!name || !known || known.includes(address)) continue;
		if (known.length >= mostOfOne && kinds.has(kind)) continue;
		kinds.add(kind);
		const { status, body } = await browser.get(address);
		if (status !== 200) continue;
		found.set(name, [...known, address]);
		ahead.push(...linksOf(body).filter((each) => each.startsWith(below)));
	}
	return found;
}

/** Addresses of the portal's own that a page links to, in Chinese, without what stands behind #. */
export function linksOf(html: string): string[] {
	return [...html.matchAll(/ href="(\/[^"#]*)/g)]
		.map(([, address]) => address!.replaceAll("&amp;", "&"))
		.filter((address) => !/^\/(en(\/|$)|assets\/|v1\/|\/)|\.(json|txt)(\?|$)/.test(address));
}
