// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

let examined = 0;
// How much was examined is told where a matrix is walked.
process.once("exit", () => {
	if (process.env.MINGJIAN_MATRIX) console.log(`examined ${examined} pages`);
});

/**
 * What axe finds wrong on a page, best practices included: rule, first element, and what would mend it. Pages have no
 * frames, so axe runs in the page itself and gathers nothing but violations, which takes a third of the time.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
	examined++;
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
