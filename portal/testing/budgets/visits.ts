// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import type { MeasuredPage } from "./measured-pages.ts";

/** A browser without anything in its cache, signed in as the reader of a page; `view` is the cookie of what readers prefer. */
export async function contextFor(
	browser: Browser,
	{ address: url }: OpenCity,
	{
		reader,
		view,
		...options
	}: Pick<MeasuredPage, "reader"> & { readonly view?: string } & BrowserContextOptions,
): Promise<BrowserContext> {
	// A worker fetches for later, beside the page.
	const context = await browser.newContext({ serviceWorkers: "block", ...options });
	const cookies = [...(reader?.cookies ?? []), ...(view ? [{ name: "view", value: view }] : [])];
	if (cookies.length > 0) await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
	return context;
}

/** The cookies a reader sends, as a header. */
export function cookieHeader({ reader }: Pick<MeasuredPage, "reader">): string {
	return [...(reader?.cookies ?? []), { name: "view", value: "16.auto" }]
		.map(({ name, value }) => `${name}=${value}`)
		.join("; ");
}

/** Does something with each of many, so many at a time; for what no other work can disturb. */
export async function atOnce<T, R>(
	all: readonly T[],
	many: number,
	work: (each: T) => Promise<R>,
): Promise<readonly R[]> {
	const results: R[] = [];
	let next = 0;
	const worker = async () => {
		for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at]!);
	};
	await Promise.all(Array.from({ length: many }, worker));
	return results;
}
