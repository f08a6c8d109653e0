/** Table: what can follow each beginning of a syllable of Hanyu Pinyin without tones; ü is written v. */
const finals: Readonly<Record<string, string>> = {
	b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
	p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
	m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
	f: "a an ang ei en eng o ou u",
	d: "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
	t: "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
	n: "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve",
	l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
	g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
	k: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
	h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
	j: "i ia ian iang iao ie in ing iong iu u uan ue un",
	q: "i ia ian iang iao ie in ing iong iu u uan ue un",
	x: "i ia ian iang iao ie in ing iong iu u uan ue un",
	zh: "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
	ch: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
	sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
	r: "an ang ao e en eng i ong ou u ua uan ui un uo",
	z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
	c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
	s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
	y: "a an ang ao e i in ing o ong ou u uan ue un",
	w: "a ai an ang ei en eng o u",
	"": "a ai an ang ao e ei en eng er o ou",
};

const syllables: ReadonlySet<string> = new Set(
	Object.entries(finals).flatMap(([initial, all]) => all.split(" ").map((final) => initial + final)),
);

/** Longest syllable there is: zhuang. */
export const longestSyllable = 6;

/** A syllable as people type it, in its one spelling; undefined where there is no such syllable. lüe and nüe are often typed lue and nue. */
export function syllableOf(typed: string): string | undefined {
	const spelt = typed === "lue" || typed === "nue" ? `${typed[0]}ve` : typed;
	return syllables.has(spelt) ? spelt : undefined;
}

/** True for letters that begin some syllable. */
export function beginsSyllable(letters: string): boolean {
	return letters in finals || [...syllables].some((each) => each.startsWith(letters));
}
