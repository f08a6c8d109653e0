export const dayMs = 24 * 3600 * 1000;
// GB/T 7408: the country keeps one time, eight hours ahead of UTC, all year.
const beijingMs = 8 * 3600 * 1000;

/** The beginning of the day, by the country's one time, that this moment falls in. */
export function startOfDay(timeMs: number): number {
	return timeMs - ((timeMs + beijingMs) % dayMs);
}
