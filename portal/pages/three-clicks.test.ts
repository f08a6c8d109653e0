import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type OpenCity, openCity } from "../testing/open-city.ts";

let city: OpenCity;

before(async () => {
	city = await openCity();
});
after(() => city.close());

const mostClicks = 3;

async function linksOf(path: string): Promise<string[]> {
	const page = await (await fetch(city.address + path, { headers: { accept: "text/html" } })).text();
	const main = page.slice(page.indexOf("<body"));
	return [...main.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map((match) => match[1]!.replaceAll("&amp;", "&"));
}

test("every service is at most three clicks from the front page, in both languages", async () => {
	for (const home of ["/", "/en"]) {
		const prefix = home === "/" ? "" : home;
		const wanted = await codes();
		let reached = new Set([home]);
		const seen = new Set(reached);
		for (let click = 1; click <= mostClicks; click++) {
			const next = new Set<string>();
			for (const path of reached) for (const link of await linksOf(path)) next.add(link);
			reached = new Set([...next].filter((path) => isWay(path, prefix) && !seen.has(path)));
			for (const path of reached) seen.add(path);
		}
		const missed = wanted.filter((code) => !seen.has(`${prefix}/services/${code}`));
		assert.deepEqual(missed, [], home);
	}
});

// The ways people take to a service; entries of the record are no way to one.
function isWay(path: string, prefix: string): boolean {
	return new RegExp(`^${prefix}/(services|life|departments)([/?]|$)`).test(path);
}

async function codes(): Promise<string[]> {
	const answer = await fetch(`${city.address}/v1/catalogue/items?status=published&limit=100`);
	const { result } = (await answer.json()) as { result: { rows: { code: string }[] } };
	assert.ok(result.rows.length >= 20);
	return result.rows.map(({ code }) => code);
}
