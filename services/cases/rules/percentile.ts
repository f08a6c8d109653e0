import type { Tally } from "../schema.ts";

/**
 * The least number of days within which at least `numerator`/`denominator` of the cases were handled (nearest rank);
 * undefined where there is no case.
 */
export function percentileDays(
	handling: Tally["handling"],
	{ numerator, denominator }: { readonly numerator: number; readonly denominator: number },
): number | undefined {
	const total = handling.reduce((sum, { cases }) => sum + cases, 0);
	if (total === 0) return undefined;
	let reached = 0;
	for (const { days, cases } of handling) {
		reached += cases;
		if (reached * denominator >= total * numerator) return days;
	}
	return undefined;
}
