/** A day as a person wrote it, right or not. */
export interface WrittenDate {
	readonly year: string;
	readonly month: string;
	readonly day: string;
}

/** The day as `2026-01-31`; undefined where the calendar has no such day. */
export function dayWritten({ year, month, day }: WrittenDate): string | undefined {
	const [y, m, d] = [year, month, day].map((each) =>
		/^\d{1,4}$/.test(each.trim()) ? Number(each) : Number.NaN,
	);
	if (!y || !m || !d || y < 1000) return undefined;
	const date = new Date(Date.UTC(y, m - 1, d));
	if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
	return date.toISOString().slice(0, 10);
}
