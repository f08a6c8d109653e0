import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";

export type { Language, Words } from "@mingjian/ledger/runtime/words.ts";

/** The words of a page: each entry in both languages, or made of what is put into it. A missing language does not compile. */
export type Catalogue = Readonly<Record<string, Words | ((...given: never[]) => Words)>>;

/** A catalogue as a page in one language reads it. */
export type Spoken<C extends Catalogue> = {
	readonly [K in keyof C]: C[K] extends (...given: infer G) => Words ? (...given: G) => string : string;
};

/** The words in one language. */
export function speak<C extends Catalogue>(catalogue: C, language: Language): Spoken<C> {
	const spoken = Object.entries(catalogue).map(([key, entry]) => [
		key,
		typeof entry === "function"
			? (...given: unknown[]) => (entry as (...given: unknown[]) => Words)(...given)[language]
			: entry[language],
	]);
	return Object.fromEntries(spoken) as Spoken<C>;
}
