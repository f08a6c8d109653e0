// `npm run budgets`: what the pages may weigh and cost, measured against a running sample city with cases in every stage, public pages and those of people who
// are signed in; a table of every figure with its aim at the end, and 1 where one is not kept. `npm run budgets -- --only layout,axe /verify`: a part of
// it, some pages. Times are those of the machine as it was, so that is measured and said beside them.
import { noBrowser, openBrowser } from "../browser.ts";
import { openCity } from "../open-city.ts";
import { axeViolations } from "./axe-violations.ts";
import { type Finding, keeps, lineOf } from "./finding.ts";
import { largeTable } from "./large-table.ts";
import { layouts } from "./layout.ts";
import { lighthouseScores } from "./lighthouse.ts";
import { Machine } from "./machine.ts";
import { measuredPages } from "./measured-pages.ts";
import { type Part, readOptions } from "./options.ts";
import { namesWithout } from "./page-names.ts";
import { serverTimes } from "./server-render.ts";
import { slowPhoneTimes } from "./slow-phone.ts";
import { verifyTimes } from "./verify-times.ts";
import { weights } from "./weight.ts";

const mostStartMs = 60_000;
const judged = ["/", "/services", "/explorer/r/1", "/verify"];

const options = readOptions(process.argv.slice(2));
if (noBrowser || typeof options === "string") {
	console.error(noBrowser || options);
	process.exit(2);
}
const begun = performance.now();
const browser = await openBrowser();
const machine = new Machine(browser);
console.log(`before: ${machine.say(await machine.speed())}`);
const opening = performance.now();
const city = await openCity();
const findings: Finding[] = [
	{
		what: "sample city to first page",
		measured: performance.now() - opening,
		budget: mostStartMs,
		unit: "ms",
	},
];
const all = await measuredPages(city);
const wanted = (path: string) => options.paths.length === 0 || options.paths.includes(path);
const pages = all.filter(({ path }) => wanted(path));
const chinese = pages.filter(({ path }) => !/^\/en(\/|$)/.test(path));
const left = namesWithout(all.map(({ path }) => path));
const own = pages.filter(({ reader }) => reader).length;
console.log(
	`${pages.length} pages, ${own} of them of people who are signed in; not among them: ${left.join(", ") || "none"}`,
);

/** Table: how each part is measured, and whether it is timed. */
const measures: Readonly<Record<Part, { readonly work: () => Promise<Finding[]>; readonly timed: boolean }>> =
	{
		server: { work: () => serverTimes(city, pages), timed: true },
		phone: { work: () => slowPhoneTimes(browser, city, chinese), timed: true },
		verify: { work: () => verifyTimes(browser, city), timed: true },
		table: { work: () => largeTable(browser, city), timed: true },
		lighthouse: { work: () => lighthouseScores(city, judged.filter(wanted)), timed: true },
		weight: { work: () => weights(browser, city, pages), timed: false },
		layout: { work: () => layouts(browser, city, pages), timed: false },
		axe: { work: () => axeViolations(browser, city, pages), timed: false },
	};
for (const part of options.parts) await measure(part);
await browser.close();
await city.close();
const over = findings.filter((finding) => !keeps(finding));
console.log();
for (const finding of findings) console.log(lineOf(finding));
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
console.log(
	`\n${findings.length} budgets over ${pages.length} pages, ${over.length} not kept; ${minutes} minutes`,
);
process.exitCode = over.length === 0 ? 0 : 1;

async function measure(part: Part): Promise<void> {
	const { work, timed } = measures[part];
	const since = performance.now();
	const before = timed ? machine.busy(await machine.speed()) : undefined;
	// One measurement that fails fails the whole, but not the others.
	const found = await work().catch((error: unknown): Finding[] => {
		const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
		return [{ what: `${part} could not be measured`, measured: Number.NaN, budget: 0, unit: "", where: why }];
	});
	const busy = before ?? (timed ? machine.busy(await machine.speed()) : undefined);
	findings.push(...found.map((finding) => (busy ? { ...finding, busy } : finding)));
	const over = found.filter((finding) => !keeps(finding));
	const seconds = ((performance.now() - since) / 1000).toFixed(0);
	const said = busy ? `; machine busy: ${busy}` : "";
	console.log(`${part}: ${found.length} budgets, ${over.length} not kept, ${seconds} s${said}`);
	for (const finding of over) console.log(lineOf(finding));
}
