import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";

/** Members whose values are somebody's data, not our words. */
const data = new Set(["example", "examples", "default", "enum", "const"]);

/** A plain copy with every pair of words replaced by its text in one language; a schema's `words` become its description. */
export function localise(value: unknown, language: Language): unknown {
	if (Array.isArray(value)) return value.map((each) => localise(each, language));
	if (typeof value !== "object" || value === null) return value;
	if (isWords(value)) return value[language];
	const members = Object.entries(value).map(([name, member]) => [
		name,
		data.has(name) ? member : localise(member, language),
	]);
	const copy = Object.fromEntries(members);
	const { words, ...rest } = copy as { words?: unknown };
	return typeof words === "string" ? { ...rest, description: words } : copy;
}

function isWords(value: object): value is Words {
	const { zh, en } = value as Partial<Words>;
	return typeof zh === "string" && typeof en === "string" && Object.keys(value).length === 2;
}
