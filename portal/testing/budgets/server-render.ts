import type { OpenCity } from "../open-city.ts";
import { type Finding, worst } from "./finding.ts";
import type { MeasuredPage } from "./measured-pages.ts";

const times = 40;

/** How long the server takes for a page once it has been asked for before, compression and all: 95 of 100 answers. */
export async function serverTimes(city: OpenCity, pages: readonly MeasuredPage[]): Promise<Finding[]> {
	const measures: { readonly measured: number; readonly where: string }[] = [];
	for (const { path } of pages) {
		const taken: number[] = [];
		for (let time = 0; time < times; time++) {
			const begun = performance.now();
			const answer = await fetch(city.address + path, { headers: { accept: "text/html" } });
			await answer.arrayBuffer();
			taken.push(performance.now() - begun);
		}
		taken.sort((a, b) => a - b);
		measures.push({ measured: taken[Math.ceil(times * 0.95) - 1]!, where: path });
	}
	return [worst({ what: "server: page, p95", budget: 20, unit: "ms" }, measures)];
}
