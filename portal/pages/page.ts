import type { City } from "../city/city.ts";
import type { Language } from "../words/words.ts";

/** What a reader asks a page for. */
export interface Asked {
	readonly city: City;
	readonly language: Language;
	/** Parameters of the path. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
}

/** Gathers what a page shows, as plain JSON; undefined where there is no such page. */
export type Load<M> = (asked: Asked) => Promise<M | undefined>;
