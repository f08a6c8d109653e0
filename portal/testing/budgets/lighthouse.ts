// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath } from "../browser.ts";
import type { OpenCity } from "../open-city.ts";
import { type Finding, median } from "./finding.ts";

interface Lighthouse {
	default(
		address: string,
		flags: object,
	): Promise<{ readonly lhr: { readonly categories: Readonly<Record<string, { readonly score: number }>> } }>;
}

const budgets = { performance: 98, accessibility: 100, "best-practices": 100 } as const;

/**
 * Lighthouse's scores, phone and slow network simulated; from MINGJIAN_LIGHTHOUSE or where `.ci/provide-lighthouse` puts it, for it is no part
 * of the product. Where it cannot be had, its lines are left out and what stands in for them is said.
 */
export async function lighthouseScores(city: OpenCity, paths: readonly string[]): Promise<Finding[]> {
	const place = process.env.MINGJIAN_LIGHTHOUSE ?? provided();
	if (!place) {
		console.log(
			"not measured: Lighthouse could not be installed. In its place stand the slow phone's times, shift and blocking above (performance), axe with its best practices on every page, contrast and targets (accessibility), and the pages' tests of policy, console and headers (best practices).",
		);
		return [];
	}
	const { default: lighthouse } = (await import(pathToFileURL(place).href)) as Lighthouse;
	const port = 20_000 + (process.pid % 20_000);
	const flags = [`--remote-debugging-port=${port}`, "--no-sandbox", "--disable-gpu"];
	const browser = await chromium.launch({ executablePath: chromiumPath!, args: flags });
	const findings: Finding[] = [];
	for (const path of paths) {
		const judge = async (...onlyCategories: readonly string[]) => {
			const { lhr } = await lighthouse(city.address + path, { port, onlyCategories, logLevel: "error" });
			return (name: string) => Math.round((lhr.categories[name]?.score ?? Number.NaN) * 100);
		};
		const scores = await judge(...Object.keys(budgets));
		for (const [name, budget] of Object.entries(budgets)) {
			const first = scores(name);
			// Only the performance is timed: below its budget it is judged twice more, and the middle stands.
			const again = name === "performance" && !(first >= budget);
			const measured = again ? median([first, (await judge(name))(name), (await judge(name))(name)]) : first;
			findings.push({ what: `Lighthouse ${name}`, measured, budget, unit: "", atLeast: true, where: path });
		}
	}
	await browser.close();
	return findings;
}

function provided(): string | undefined {
	const script = join(import.meta.dirname, "../../../.ci/provide-lighthouse");
	const { stdout } = spawnSync(script, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
	return stdout?.trim() || undefined;
}
