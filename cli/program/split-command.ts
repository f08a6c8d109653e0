/** A command line with its leading plain words taken out. */
export interface Split {
	/** Words before the first option that is not common to all commands. */
	readonly names: readonly string[];
	readonly rest: readonly string[];
}

const flags = new Set(["--json", "--help", "-h", "--version"]);

/** Finds the words that may name a command (at most `most`), wherever common options stand between them. */
export function splitCommand(words: readonly string[], most: number): Split {
	const names: string[] = [];
	const rest: string[] = [];
	let at = 0;
	for (; at < words.length && names.length < most; at++) {
		const word = words[at]!;
		if (word === "--lang") rest.push(word, ...words.slice(++at, at + 1));
		else if (flags.has(word) || word.startsWith("--lang=")) rest.push(word);
		else if (word.startsWith("-")) break;
		else names.push(word);
	}
	return { names, rest: [...rest, ...words.slice(at)] };
}

/** What the common options say, read before anything else so that every complaint is in the right language. */
export function commonOptionsOf(words: readonly string[]) {
	const own = words.includes("--") ? words.slice(0, words.indexOf("--")) : words;
	const at = own.lastIndexOf("--lang");
	const joined = own.findLast((word) => word.startsWith("--lang="))?.slice("--lang=".length);
	return {
		json: own.includes("--json"),
		help: own.includes("--help") || own.includes("-h"),
		version: own.includes("--version"),
		language: joined ?? (at >= 0 ? own[at + 1] : undefined),
	};
}
