import type { Reading } from "./applicant-words.ts";

/** How somebody reads the pages: a language, a width in pixels, and what they prefer. */
export interface Setting {
	/** As titles of tests end, such as `zh, 360 px, dark`: `testing/matrix.ts` reads it there. */
	readonly name: string;
	readonly language: Reading;
	readonly width: number;
	/** Cookie of what the reader prefers: size of text, colours, easy mode. */
	readonly view: string;
}

/** Table: ways pages look, as the preferences cookie says them. */
const views = { light: "16.light", dark: "16.dark", easy: "30.light.elder" } as const;
const languages = ["zh", "en"] as const;
const widths = [360, 768, 1280] as const;
const looks = ["light", "dark", "easy"] as const;

function setting(language: Reading, width: number, look: keyof typeof views): Setting {
	return { name: `${language}, ${width} px, ${look}`, language, width, view: views[look] };
}

/** A phone in Chinese and a desk in English. */
export const phone = setting("zh", 360, "light");
export const desk = setting("en", 1280, "dark");

/**
 * Three rows of three. In a row stands each width, each look and each language; in the three rows any two values of
 * different kinds stand together at least once.
 */
export const rows: readonly (readonly Setting[])[] = [
	[phone, setting("en", 768, "dark"), setting("en", 1280, "easy")],
	[setting("zh", 360, "dark"), setting("zh", 768, "easy"), setting("en", 1280, "light")],
	[setting("en", 360, "easy"), setting("zh", 768, "light"), setting("zh", 1280, "dark")],
];

/** Every language, width and look with every other; the three rows first, so that a run that is cut short has the pairs. */
export const everySetting: readonly Setting[] = [
	...rows.flat(),
	...languages
		.flatMap((language) => widths.flatMap((width) => looks.map((look) => setting(language, width, look))))
		.filter(({ name }) => rows.every((row) => row.every((each) => each.name !== name))),
];

/**
 * In what a journey is walked: one row of three, journeys taking turns; all three rows where MINGJIAN_MATRIX is "pairs",
 * every setting where it is "full", and one where it is that one's name.
 */
export function settingsFor(turn: 0 | 1 | 2): readonly Setting[] {
	const asked = process.env.MINGJIAN_MATRIX ?? "row";
	if (asked === "full") return everySetting;
	if (asked === "pairs") return rows.flat();
	if (asked === "row") return rows[turn]!;
	const one = everySetting.filter(({ name }) => name === asked);
	if (one.length === 1) return one;
	throw new TypeError(
		`MINGJIAN_MATRIX is ${asked}: say row, pairs, full or "zh, 360 px, light", or leave it out`,
	);
}
