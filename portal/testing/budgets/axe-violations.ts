// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, worst } from "./finding.ts";
import type { MeasuredPage } from "./measured-pages.ts";
import { atOnce, contextFor } from "./visits.ts";

const tabs = 3;
const modes = { light: "16.light", dark: "16.dark", elder: "30.light.elder" } as const;
type Mode = keyof typeof modes;

/** What axe finds on every page, best practices included: in Chinese light and in the elder mode, in English dark. */
export async function axeViolations(
	browser: Browser,
	city: OpenCity,
	pages: readonly MeasuredPage[],
): Promise<Finding[]> {
	const visits = pages.flatMap((page) =>
		(page.path.startsWith("/en") ? (["dark"] as const) : (["light", "elder"] as const)).map((mode) => ({
			page,
			mode,
		})),
	);
	const found = await atOnce(visits, tabs, async (visit) => ({
		...visit,
		...(await examine(browser, city, visit)),
	}));
	const seen = (Object.keys(modes) as Mode[]).filter((name) => visits.some(({ mode }) => mode === name));
	return seen.map((name) =>
		worst(
			{ what: `axe violations, ${name}`, budget: 0, unit: "" },
			found.filter(({ mode }) => mode === name),
		),
	);
}

async function examine(
	browser: Browser,
	city: OpenCity,
	{ page: { path, reader }, mode }: { readonly page: MeasuredPage; readonly mode: Mode },
): Promise<{ readonly measured: number; readonly where: string }> {
	const context = await contextFor(browser, city, {
		viewport: { width: 360, height: 800 },
		view: modes[mode],
		...(reader ? { reader } : {}),
	});
	const page = await context.newPage();
	await page.goto(city.address + path);
	// Pages have no frames, so one document is all there is to examine.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
	await context.close();
	return {
		measured: violations.length,
		where: `${path} ${violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`).join(", ")}`.trim(),
	};
}
