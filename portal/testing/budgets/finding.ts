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
}

/** True where the measure keeps its budget; a measure that is no number keeps none. */
export function keeps({ measured, budget, atLeast }: Finding): boolean {
	return atLeast ? measured >= budget : measured <= budget;
}

/** A finding as a line of the report. */
export function lineOf(finding: Finding): string {
	const { what, measured, budget, unit, atLeast, where } = finding;
	const sign = atLeast ? "≥" : "≤";
	const said = `${rounded(measured)} ${unit} (${sign} ${budget})`;
	return `${keeps(finding) ? "ok  " : "OVER"} ${what.padEnd(52)} ${said.padEnd(26)} ${where ?? ""}`.trimEnd();
}

function rounded(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}

/** The worst of several measures with where it was found: the largest, or the smallest for `atLeast`. */
export function worst(
	about: Omit<Finding, "measured" | "where">,
	measures: readonly { readonly measured: number; readonly where: string }[],
): Finding {
	const sorted = [...measures].sort((a, b) => b.measured - a.measured);
	const found = about.atLeast ? sorted.at(-1) : sorted[0];
	return { ...about, measured: found?.measured ?? Number.NaN, where: found?.where ?? "nothing was measured" };
}

/** The middle of several values. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
