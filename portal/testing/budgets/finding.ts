/** One measure held against its budget. */
export interface Finding {
	readonly what: string;
	readonly measured: number;
	/** The most it may be, or the least where `atLeast`. */
	readonly budget: number;
	readonly unit: string;
	readonly atLeast?: true;
	/** Where the worst was found. */
	readonly where?: string;
	/** What else had the machine while this was timed; absent where nothing had, or where nothing is timed. */
	readonly busy?: string;
}

type About = Omit<Finding, "measured" | "where">;

/** True where the measure keeps its budget; a measure that is no number keeps none. */
export function keeps({
	measured,
	budget,
	atLeast,
}: Pick<Finding, "measured" | "budget" | "atLeast">): boolean {
	return atLeast ? measured >= budget : measured <= budget;
}

/** A finding as a line of the table: verdict, what, figure, aim and where. */
export function lineOf(finding: Finding): string {
	const { what, measured, budget, unit, atLeast, where, busy } = finding;
	const figure = `${rounded(measured)} ${unit}`.trim();
	const aim = `${atLeast ? "≥" : "≤"} ${budget} ${unit}`.trim();
	const place = [where, busy ? `(machine busy: ${busy})` : undefined].filter(Boolean).join(" ");
	return `${keeps(finding) ? "ok  " : "OVER"} ${what.padEnd(48)} ${figure.padStart(10)}  ${aim.padEnd(10)} ${place}`.trimEnd();
}

function rounded(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}

/** Where the worst of no measures was found. */
export const nothingMeasured = "nothing was measured";

/** The worst of several measures, with where it was found and how many others do not keep the budget: the largest, or the smallest for `atLeast`. */
export function worst(
	about: About,
	measures: readonly { readonly measured: number; readonly where: string }[],
): Finding {
	const sorted = [...measures].sort((a, b) =>
		about.atLeast ? a.measured - b.measured : b.measured - a.measured,
	);
	const [found] = sorted;
	if (!found) return { ...about, measured: Number.NaN, where: nothingMeasured };
	const over = sorted.filter(({ measured }) => !keeps({ ...about, measured }));
	const others = over.slice(1).map(({ where }) => where.split(" ")[0]);
	const more = others.length > 0 ? ` and ${others.length} more: ${others.slice(0, mostNamed).join(" ")}` : "";
	return { ...about, measured: found.measured, where: found.where + more };
}

const mostNamed = 5;

/** The middle of several values. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The value below or at which a share of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
	return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
}

/**
 * A time taken once, and where it is too long twice more: then the middle of the three stands. Whatever disturbs a time makes it longer, so
 * one within its budget is proof enough, and one that is too long for good stays too long.
 */
export async function timed(measure: () => Promise<number>, budget: number): Promise<number> {
	const first = await measure();
	if (first <= budget) return first;
	return median([first, await measure(), await measure()]);
}
