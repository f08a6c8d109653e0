import { pinyinTokens } from "./pinyin.ts";
import { maxTextLength, normalise, segment, splitRuns } from "./segment.ts";

const han = /^\p{Script=Han}/u;

/** Everything a text is found by: its tokens as they are written, and the pinyin of its Chinese. */
export function indexTokens(text: string): string[] {
	const chinese = splitRuns(normalise(text.slice(0, maxTextLength))).filter((run) => han.test(run));
	return [...segment(text), ...chinese.flatMap(pinyinTokens)];
}
