/** Parts of the measurement, in the order in which they are taken. What is timed comes first, while nothing else of it is at work. */
export const parts = ["server", "phone", "verify", "table", "lighthouse", "weight", "layout", "axe"] as const;
export type Part = (typeof parts)[number];

export interface Options {
	readonly parts: readonly Part[];
	/** Paths to measure alone; every page where there are none. */
	readonly paths: readonly string[];
}

export const usage = `npm run budgets -- [--only PART,PART] [PATH ...]
  --only   ${parts.join(", ")}; all of them where it is left out
  PATH     such as /verify or /en/help: those pages alone`;

/** What the command was asked for; a string that says what is wrong with it, and how it is written. */
export function readOptions(words: readonly string[]): Options | string {
	const only: Part[] = [];
	const paths: string[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at]!;
		if (word.startsWith("/")) {
			paths.push(word);
			continue;
		}
		const [name, given] = word.split("=", 2);
		if (name !== "--only") return `${word} is not an option.\n${usage}`;
		const list = (given ?? words[++at] ?? "").split(",").filter(Boolean);
		if (list.length === 0) return `--only names no part.\n${usage}`;
		for (const part of list) {
			if (!isPart(part)) return `${part} is not a part.\n${usage}`;
			only.push(part);
		}
	}
	return { parts: only.length === 0 ? parts : parts.filter((part) => only.includes(part)), paths };
}

function isPart(word: string): word is Part {
	return (parts as readonly string[]).includes(word);
}
