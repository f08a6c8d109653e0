/** One measured value with its name, in the reader's language. */
export interface Datum {
	readonly name: string;
	readonly value: number;
}

export interface ChartSetting {
	readonly title: string;
	readonly data: readonly Datum[];
	/** Heads of the two columns of the table that says the same. */
	readonly columns: readonly [string, string];
	/** A value in words. */
	readonly say: (value: number) => string;
}

/** A round number at or above the largest value, to end an axis on. */
export function axisEnd(data: readonly Datum[]): number {
	const largest = Math.max(1, ...data.map(({ value }) => value));
	const power = 10 ** Math.floor(Math.log10(largest));
	const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= largest) ?? 10;
	return step * power;
}
