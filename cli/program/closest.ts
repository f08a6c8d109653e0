/** Longest word that is compared. */
const longest = 40;

/** The candidate a mistyped word most likely meant; undefined where none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
	if (word.length > longest) return undefined;
	const ranked = candidates
		.map((candidate) => ({ candidate, distance: distance(word, candidate) }))
		.sort((a, b) => a.distance - b.distance);
	const [best] = ranked;
	return best && best.distance <= (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)))
		? best.candidate
		: undefined;
}

/** Insertions, deletions and replacements between two words (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, at) => at);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
			next[j] = Math.min(replaced, row[j]! + 1, next[j - 1]! + 1);
		}
		row = next;
	}
	return row[to.length]!;
}
