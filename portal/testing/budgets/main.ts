// `npm run budgets`: what the public pages may weigh and cost, measured against a running sample city: each line says ok or OVER, what was
// measured, what was promised and where the worst was; ends with 1 where a budget is not kept.
// MINGJIAN_BUDGET_RUNS: how often slow-phone times are taken (3); `node portal/testing/budgets/main.ts /verify` measures some pages alone.
import { noBrowser, openBrowser } from "../browser.ts";
import { openCity } from "../open-city.ts";
import { axeViolations } from "./axe-violations.ts";
import { type Finding, keeps, lineOf } from "./finding.ts";
import { largeTable } from "./large-table.ts";
import { layouts } from "./layout.ts";
import { lighthouseScores } from "./lighthouse.ts";
import { measuredPages } from "./measured-pages.ts";
import { serverTimes } from "./server-render.ts";
import { slowPhoneTimes } from "./slow-phone.ts";
import { verifyTimes } from "./verify-times.ts";
import { weights } from "./weight.ts";

const mostStartMs = 60_000;

if (noBrowser) {
	console.error(noBrowser);
	process.exit(1);
}
const wanted = process.argv.slice(2);
const runs = Number(process.env.MINGJIAN_BUDGET_RUNS ?? 3);
const begun = performance.now();
const city = await openCity();
const startMs = performance.now() - begun;
const browser = await openBrowser();
const all = await measuredPages(city);
const pages = all.filter(({ path }) => wanted.length === 0 || wanted.includes(path));
const chinese = pages.filter(({ path }) => !path.startsWith("/en"));
const findings: Finding[] = [
	{ what: "sample city to first page", measured: startMs, budget: mostStartMs, unit: "ms" },
];

await measure("server times", () => serverTimes(city, pages));
await measure("weights", () => weights(browser, city, pages));
await measure("slow phone", () => slowPhoneTimes(browser, city, { pages: chinese, runs }));
await measure("verifying", () => verifyTimes(browser, city));
await measure("layout", () => layouts(browser, city, pages));
await measure("accessibility", () => axeViolations(browser, city, pages));
await measure("long lists", () => largeTable(browser, city));
await measure("Lighthouse", () => lighthouseScores(city, ["/", "/services", "/explorer/r/1", "/verify"]));
await browser.close();
await city.close();
const over = findings.filter((finding) => !keeps(finding));
console.log(`\n${findings.length} budgets over ${pages.length} pages, ${over.length} not kept`);
for (const finding of over) console.log(lineOf(finding));
process.exitCode = over.length === 0 ? 0 : 1;

async function measure(name: string, work: () => Promise<Finding[]>): Promise<void> {
	console.log(`\n${name}`);
	// One measurement that fails fails the whole, but not the others.
	const found = await work().catch((error: unknown): Finding[] => {
		const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
		return [{ what: `${name} could not be measured`, measured: Number.NaN, budget: 0, unit: "", where: why }];
	});
	for (const finding of found) console.log(lineOf(finding));
	findings.push(...found);
}
