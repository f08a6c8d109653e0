import type { OpenCity } from "../open-city.ts";
import { type Finding, percentile, timed, worst } from "./finding.ts";
import type { MeasuredPage } from "./measured-pages.ts";
import { cookieHeader } from "./visits.ts";

const times = 40;
const warm = 3;
const budget = 20;

/**
 * How long the server takes for a page once it has been asked for before, compression and all: 95 of 100 answers. Who sends a cookie gets a page
 * of their own, so that each answer is rendered and none is one that was kept.
 */
export async function serverTimes(city: OpenCity, pages: readonly MeasuredPage[]): Promise<Finding[]> {
	const measures: { readonly measured: number; readonly where: string }[] = [];
	for (const page of pages)
		measures.push({ measured: await timed(() => answerTime(city, page), budget), where: page.path });
	return [worst({ what: "server: page rendered, p95", budget, unit: "ms" }, measures)];
}

async function answerTime(city: OpenCity, page: MeasuredPage): Promise<number> {
	const taken: number[] = [];
	const headers = { accept: "text/html", cookie: cookieHeader(page) };
	for (let time = -warm; time < times; time++) {
		const begun = performance.now();
		const answer = await fetch(city.address + page.path, { headers, redirect: "manual" });
		await answer.arrayBuffer();
		if (time >= 0) taken.push(performance.now() - begun);
	}
	return percentile(taken, 0.95);
}
