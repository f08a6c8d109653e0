import { pinyin } from "pinyin-pro";
import { beginsSyllable, longestSyllable, syllableOf } from "./pinyin-syllables.ts";

/** A letter that no text of ours uses, so that no word of a text is ever taken for pinyin. */
const mark = "\u02bc";
const leastInitials = 3;
const mostReadings = 4;

/** How a stretch of Chinese is read, a syllable a character without tones; ü is v. Heeds the words a character stands in: 银行 is yin hang. */
export function readingOf(chinese: string): string[] {
	return pinyin(chinese, { toneType: "none", type: "array", v: true });
}

/** Tokens by which a stretch of Chinese is found in pinyin: neighbouring syllables, and the initials of three. */
export function pinyinTokens(chinese: string): string[] {
	const reading = readingOf(chinese);
	return [...syllablePairs(reading), ...initialTriples(reading.map((each) => each[0]!).join(""))];
}

/**
 * What words of Latin letters ask for, if they are pinyin: for each way to read them (`xian` is one syllable or two), the tokens that
 * a text must have. Two syllables at least; a last one may be unfinished. Words of initials (`jzz`) have one reading. None for other words.
 */
export function pinyinReadings(words: readonly string[]): string[][] {
	const [first = ""] = words;
	if (words.length === 1 && /^[a-z]{3,12}$/.test(first) && !/[aeiouv]/.test(first))
		return [initialTriples(first)];
	let readings: string[][] = [[]];
	for (const [at, word] of words.entries()) {
		const whole = splits(word, false);
		const ways = whole.length > 0 || at < words.length - 1 ? whole : splits(word, true);
		readings = readings.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, mostReadings);
	}
	return readings.filter((each) => each.length > 1).map(syllablePairs);
}

function syllablePairs(reading: readonly string[]): string[] {
	return reading.slice(1).map((each, at) => `${reading[at]}${mark}${each}`);
}

function initialTriples(initials: string): string[] {
	const count = initials.length - leastInitials + 1;
	return Array.from({ length: Math.max(0, count) }, (_, at) => mark + initials.slice(at, at + leastInitials));
}

/** Every way to read a word as syllables, longest first; letters at the end that only begin one are left out where they may be. */
function splits(word: string, mayBeUnfinished: boolean): string[][] {
	if (word === "") return [[]];
	const ways: string[][] = [];
	for (let length = Math.min(longestSyllable, word.length); length > 0; length--) {
		const syllable = syllableOf(word.slice(0, length));
		if (!syllable || ways.length >= mostReadings) continue;
		for (const rest of splits(word.slice(length), mayBeUnfinished)) ways.push([syllable, ...rest]);
	}
	if (ways.length === 0 && mayBeUnfinished && beginsSyllable(word)) return [[]];
	return ways.slice(0, mostReadings);
}
