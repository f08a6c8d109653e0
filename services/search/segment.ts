/** How much of a text is indexed, in UTF-16 units. */
export const maxTextLength = 20_000;
/** Longer words are cut: nobody types them, and an index must not grow by them. */
export const maxTokenLength = 64;

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const han = /^\p{Script=Han}/u;

/**
 * The index tokens of a text, in order and with repeats: Chinese as single characters and neighbouring pairs, any other
 * script as lower-cased words. The same text gives the same tokens everywhere. Reads the first 20,000 characters.
 */
export function segment(text: string): string[] {
	const tokens: string[] = [];
	for (const run of splitRuns(normalise(text.slice(0, maxTextLength)))) {
		if (isHan(run)) tokens.push(...charactersAndPairs(run));
		else tokens.push(wordToken(run));
	}
	return tokens;
}

/** The tokens of a phrase that say most about it: pairs where there are any, else the single character or words. */
export function distinctTokens(phrase: string): string[] {
	const tokens = splitRuns(normalise(phrase)).flatMap((run) => (isHan(run) ? pairs(run) : [wordToken(run)]));
	return [...new Set(tokens)];
}

/** One form for what readers take to be the same: width, compatibility forms and case. */
export function normalise(text: string): string {
	return text.normalize("NFKC").toLowerCase();
}

/** Stretches of Chinese and words of other scripts in a normalised text; punctuation and space fall away. */
export function splitRuns(normalised: string): string[] {
	return normalised.match(runs) ?? [];
}

function isHan(run: string): boolean {
	return han.test(run);
}

function charactersAndPairs(run: string): string[] {
	const characters = [...run];
	return characters.flatMap((each, index) => {
		const next = characters[index + 1];
		return next === undefined ? [each] : [each, each + next];
	});
}

function pairs(run: string): string[] {
	const characters = [...run];
	if (characters.length === 1) return characters;
	return characters.slice(1).map((each, index) => characters[index]! + each);
}

function wordToken(word: string): string {
	return singular(cut(word));
}

function cut(word: string): string {
	return word.length <= maxTokenLength ? word : [...word].slice(0, maxTokenLength / 2).join("");
}

/** Drops an English plural; both sides of a search pass here, so a wrong guess does no harm. */
function singular(word: string): string {
	if (!/^[a-z]{4,}$/.test(word)) return word;
	if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
	return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
