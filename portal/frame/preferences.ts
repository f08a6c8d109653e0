/** Sizes of text in pixels, and what a reader may ask a page to look like. */
export const textSizes = [16, 20, 24, 30] as const;
export const themes = ["auto", "light", "dark"] as const;

export type TextSize = (typeof textSizes)[number];
export type Theme = (typeof themes)[number];

/** How a reader wants pages to look. */
export interface Preferences {
	readonly text: TextSize;
	readonly theme: Theme;
	/** Large targets, one thing below the other. */
	readonly elder: boolean;
}

export const plainPreferences: Preferences = { text: 16, theme: "auto", elder: false };

/** The cookie that keeps them. */
export const preferencesCookie = "view";

/** As a cookie keeps them: `24.dark.elder`. */
export function writePreferences({ text, theme, elder }: Preferences): string {
	return `${text}.${theme}${elder ? ".elder" : ""}`;
}

/** Reads what `writePreferences` wrote; anything else is how pages look of themselves. */
export function readPreferences(written: string | undefined): Preferences {
	const [size = "", name = "", mode, ...rest] = (written ?? "").split(".");
	const text = textSizes.find((each) => String(each) === size);
	const theme = themes.find((each) => each === name);
	const known = mode === undefined || mode === "elder";
	if (!text || !theme || !known || rest.length > 0) return plainPreferences;
	return { text, theme, elder: mode === "elder" };
}
