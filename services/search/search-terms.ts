import { pinyinReadings, readingOf } from "./pinyin.ts";
import { distinctTokens, normalise, splitRuns } from "./segment.ts";
import { noise, synonyms } from "./synonyms.ts";

/** One thing that must be found: any of the alternatives, each with all its tokens. */
export interface SearchTerm {
	readonly any: readonly (readonly string[])[];
}

export const maxQueryLength = 200;
export const maxTerms = 16;

interface Phrase {
	readonly text: string;
	/** Undefined for a word that says nothing. */
	readonly term: SearchTerm | undefined;
}

const leastSpelt = 2;
const leastInitials = 3;
const phrases = phraseTable();

/**
 * What a question asks for. Known words stand for their synonyms; words that say nothing are dropped, unless the question
 * has no others. Empty for a question without a letter or digit. Reads the first 200 characters and keeps 16 terms.
 */
export function searchTerms(query: string): SearchTerm[] {
	const asked = normalise(query.slice(0, maxQueryLength));
	const terms = meaningful(asked);
	const found = terms.length > 0 ? terms : literal(asked);
	return found.slice(0, maxTerms);
}

/** True where the tokens of a text have something for each term. No terms match nothing. */
export function matchesTerms(terms: readonly SearchTerm[], tokens: ReadonlySet<string>): boolean {
	return (
		terms.length > 0 &&
		terms.every(({ any }) => any.some((alternative) => alternative.every((token) => tokens.has(token))))
	);
}

/**
 * The terms as an SQLite FTS5 expression: all of them or any. Every token is quoted and holds letters and digits only.
 * Undefined for no terms: there is nothing to search for.
 */
export function matchExpression(terms: readonly SearchTerm[], join: "all" | "any"): string | undefined {
	if (terms.length === 0) return undefined;
	const clauses = terms.map(({ any }) => `(${any.map(allOf).join(" OR ")})`);
	return clauses.join(join === "all" ? " AND " : " OR ");
}

function allOf(tokens: readonly string[]): string {
	return `(${tokens.map((token) => `"${token}"`).join(" AND ")})`;
}

function meaningful(asked: string): SearchTerm[] {
	const terms: SearchTerm[] = [];
	let rest = "";
	let at = 0;
	while (at < asked.length) {
		const phrase = phraseAt(asked, at);
		if (phrase) {
			terms.push(...literal(rest));
			rest = "";
			if (phrase.term) terms.push(phrase.term);
			at += phrase.text.length;
		} else {
			rest += asked[at];
			at++;
		}
	}
	return [...terms, ...literal(rest)];
}

/** Each token on its own: pairs of characters, words. Neighbouring words that can be read as pinyin are one thing, by either reading. */
function literal(text: string): SearchTerm[] {
	const terms = stretches(text).flatMap((words) => {
		const readings = pinyinReadings(words);
		if (readings.length > 0) return [{ any: [words.flatMap(distinctTokens), ...readings] }];
		return words.flatMap(distinctTokens).map((token) => ({ any: [[token]] }));
	});
	return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}

/** Words of Latin letters that stand beside each other are a stretch where all of them may be pinyin; anything else is one by itself. */
function stretches(text: string): string[][] {
	const all: string[][] = [];
	let open = false;
	for (const run of splitRuns(text)) {
		const spelt = /^[a-z]+$/.test(run) && pinyinReadings(["a", run]).length > 0;
		if (spelt && open) all.at(-1)!.push(run);
		else all.push([run]);
		open = spelt;
	}
	return all;
}

/** The longest known phrase at a position; a phrase of letters only as whole words. */
function phraseAt(asked: string, at: number): Phrase | undefined {
	return phrases
		.get(asked[at]!)
		?.find(({ text }) => asked.startsWith(text, at) && (!isLatin(text) || isWhole(asked, at, text.length)));
}

function isWhole(asked: string, at: number, length: number): boolean {
	return !isLatin(asked[at - 1]) && !isLatin(asked[at + length]);
}

function isLatin(text: string | undefined): boolean {
	return text !== undefined && /^[a-z0-9]/.test(text);
}

/** By first character, longest first. Chinese words are known by their pinyin and their initials too: shebao, sfz. */
function phraseTable(): ReadonlyMap<string, readonly Phrase[]> {
	const meanings = new Map<string, (readonly string[])[]>();
	for (const row of synonyms) {
		for (const text of row.flatMap(spellings))
			meanings.set(text, [...(meanings.get(text) ?? []), ...row.map(distinctTokens)]);
	}
	const all: Phrase[] = noise.map((text) => ({ text, term: undefined }));
	for (const [text, any] of meanings) all.push({ text, term: { any } });
	all.sort((a, b) => b.text.length - a.text.length);
	return Map.groupBy(all, ({ text }) => text[0]!);
}

function spellings(word: string): string[] {
	if (!/^\p{Script=Han}+$/u.test(word)) return [word];
	const reading = readingOf(word);
	const spelt = reading.length >= leastSpelt ? [reading.join(""), reading.join(" ")] : [];
	const initials = reading.map((each) => each[0]).join("");
	return [word, ...spelt, ...(initials.length >= leastInitials ? [initials] : [])];
}
