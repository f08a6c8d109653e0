import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";

/** Members whose values are somebody's data, not our words. */
const data = new Set(["example", "examples", "default", "enum", "const"]);

/** Members whose own members are named by somebody else. */
const names = new Set(["properties", "patternProperties", "paths", "schemas", "content"]);

/** A plain copy with every pair of words replaced by its text in one language; a schema's `words` become its description. */
export function localise(value: unknown, language: Language): unknown {
	if (Array.isArray(value)) return value.map((each) => localise(each, language));
	if (typeof value !== "object" || value === null) return value;
	if (isWords(value)) return value[language];
	const copy: Record<string, unknown> = {};
	for (const [name, member] of Object.entries(value)) {
		if (data.has(name)) copy[name] = member;
		else if (names.has(name)) copy[name] = localiseEach(member, language);
		else if (name !== "words" || !isWords(member)) copy[name] = localise(member, language);
	}
	const { words } = value as { words?: unknown };
	return isWords(words) ? { ...copy, description: words[language] } : copy;
}

function localiseEach(named: object, language: Language): object {
	return Object.fromEntries(
		Object.entries(named).map(([name, member]) => [name, localise(member, language)]),
	);
}

function isWords(value: unknown): value is Words {
	if (typeof value !== "object" || value === null) return false;
	const { zh, en } = value as Partial<Words>;
	return typeof zh === "string" && typeof en === "string" && Object.keys(value).length === 2;
}
