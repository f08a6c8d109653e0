const beijingMs = 8 * 3600 * 1000;

/** A moment by the country's one time (GB/T 7408). */
export function showTime(timeMs: number): string {
	const date = new Date(timeMs + beijingMs);
	if (Number.isNaN(date.getTime())) return String(timeMs);
	return `${date.toISOString().slice(0, 19).replace("T", " ")} +08:00`;
}

/** A day by the country's one time. */
export function showDay(timeMs: number): string {
	return showTime(timeMs).slice(0, 10);
}

/** Milliseconds of a moment as people write it: milliseconds, a day, or ISO 8601. Undefined for anything else. */
export function readTime(text: string): number | undefined {
	// A short number is more likely a year than a moment of 1970.
	if (/^(0|\d{10,15})$/.test(text)) return Number(text);
	const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
	const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z| ?[+-]\d{2}:\d{2})?$/.test(text);
	if (!day && !moment) return undefined;
	const zoned = day ? `${text}T00:00+08:00` : /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`;
	const timeMs = Date.parse(zoned.replace(/^(\S+) (?=\d)/, "$1T").replace(/ (?=[+-])/, ""));
	return Number.isNaN(timeMs) ? undefined : timeMs;
}
