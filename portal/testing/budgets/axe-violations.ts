// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, worst } from "./finding.ts";
import type { MeasuredPage } from "./measured-pages.ts";

/** What axe finds on every page, best practices included, light and dark in turn. */
export async function axeViolations(
	browser: Browser,
	city: OpenCity,
	pages: readonly MeasuredPage[],
): Promise<Finding[]> {
	const measures: { readonly measured: number; readonly where: string }[] = [];
	for (const [at, { path }] of pages.entries()) {
		const colorScheme = at % 2 === 0 ? "light" : "dark";
		const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme });
		const page = await context.newPage();
		await page.goto(city.address + path);
		const { violations } = await new AxeBuilder({ page }).analyze();
		measures.push({
			measured: violations.length,
			where: `${path} ${violations.map(({ id }) => id).join(" ")}`.trim(),
		});
		await context.close();
	}
	return [worst({ what: "axe violations, best practices included", budget: 0, unit: "" }, measures)];
}
