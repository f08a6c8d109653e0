// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Browser } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, worst } from "./finding.ts";
import type { MeasuredPage, PageKind } from "./measured-pages.ts";
import { atOnce, contextFor } from "./visits.ts";

const kilobyte = 1024;
const tabs = 4;
const budgets: Readonly<Record<PageKind, { readonly page: number; readonly script: number }>> = {
	reading: { page: 30, script: 3 },
	island: { page: 60, script: 35 },
	citizen: { page: 60, script: 35 },
	office: { page: 120, script: 35 },
};

interface Weight {
	readonly page: MeasuredPage;
	/** KB as sent, headers and all. */
	readonly all: number;
	readonly script: number;
	readonly foreign: number;
}

/** What each page costs a reader who has nothing of it yet. */
export async function weights(
	browser: Browser,
	city: OpenCity,
	pages: readonly MeasuredPage[],
): Promise<Finding[]> {
	const found = await atOnce(pages, tabs, (page) => weigh(browser, city, page));
	const kinds = (Object.keys(budgets) as PageKind[]).filter((kind) =>
		pages.some((page) => page.kind === kind),
	);
	const of = (kind: MeasuredPage["kind"], what: "all" | "script") =>
		found
			.filter(({ page }) => page.kind === kind)
			.map((each) => ({ measured: each[what], where: each.page.path }));
	const foreign = found.map((each) => ({ measured: each.foreign, where: each.page.path }));
	return [
		...kinds.flatMap((kind) => [
			worst(
				{ what: `page transfer, cold: ${kind}`, budget: budgets[kind].page, unit: "KB" },
				of(kind, "all"),
			),
			worst(
				{ what: `script of a page: ${kind}`, budget: budgets[kind].script, unit: "KB" },
				of(kind, "script"),
			),
		]),
		worst({ what: "requests to other hosts", budget: 0, unit: "" }, foreign),
	];
}

async function weigh(browser: Browser, city: OpenCity, page: MeasuredPage): Promise<Weight> {
	const context = await contextFor(browser, city, page);
	const tab = await context.newPage();
	const session = await context.newCDPSession(tab);
	await session.send("Network.enable");
	const kinds = new Map<string, string>();
	let all = 0;
	let script = 0;
	let foreign = 0;
	session.on("Network.responseReceived", ({ requestId, type, response }) => {
		kinds.set(requestId, type);
		if (!response.url.startsWith(city.address) && !response.url.startsWith("data:")) foreign++;
	});
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		all += encodedDataLength / kilobyte;
		if (kinds.get(requestId) === "Script") script += encodedDataLength / kilobyte;
	});
	await tab.goto(city.address + page.path, { waitUntil: "networkidle" });
	await context.close();
	return { page, all, script, foreign };
}
