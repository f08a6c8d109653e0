import type { Language } from "./words.ts";

/** The city's clock: pages say the time people there read on a wall. */
export const timeZone = "Asia/Shanghai";

const moments: Readonly<Record<Language, Intl.DateTimeFormat>> = {
	zh: new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeStyle: "medium", timeZone }),
	en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone }),
};

const days: Readonly<Record<Language, Intl.DateTimeFormat>> = {
	zh: new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone }),
	en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }),
};

const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
	zh: new Intl.NumberFormat("zh-CN"),
	en: new Intl.NumberFormat("en-GB"),
};

/** Date and time to the second. */
export function moment(timeMs: number, language: Language): string {
	return moments[language].format(timeMs);
}

/** The date alone. */
export function day(timeMs: number, language: Language): string {
	return days[language].format(timeMs);
}

/** A whole number with separators. */
export function whole(value: number, language: Language): string {
	return numbers[language].format(value);
}

/** Fen as yuan, exactly: `12345` is ¥123.45. */
export function yuan(amountFen: number, language: Language): string {
	const fen = amountFen % 100;
	const rest = fen === 0 ? "" : `.${String(fen).padStart(2, "0")}`;
	return `¥${whole((amountFen - fen) / 100, language)}${rest}`;
}
