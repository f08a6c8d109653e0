import type { Words } from "../../words/words.ts";

const naming = ["title", "name", "words", "law"] as const;
const mostLetters = 60;

/** What a row is called in lists: its title, its name, or the first text in it. */
export function rowTitle(row: unknown): Words | undefined {
	if (typeof row === "string") return same(row);
	if (typeof row !== "object" || row === null) return undefined;
	const members = row as Readonly<Record<string, unknown>>;
	for (const name of naming) {
		const said = wordsOf(members[name]);
		if (said) return said;
	}
	const own = wordsOf(members);
	if (own) return own;
	const first = Object.values(members).find((each) => typeof each === "string" && each !== "");
	return first === undefined ? undefined : same(first as string);
}

function wordsOf(value: unknown): Words | undefined {
	if (typeof value === "string") return value === "" ? undefined : same(value);
	if (typeof value !== "object" || value === null) return undefined;
	const { zh, en = zh } = value as { readonly zh?: unknown; readonly en?: unknown };
	return typeof zh === "string" && typeof en === "string" ? { zh: short(zh), en: short(en) } : undefined;
}

function same(text: string): Words {
	return { zh: short(text), en: short(text) };
}

function short(text: string): string {
	const letters = [...text];
	return letters.length > mostLetters ? `${letters.slice(0, mostLetters).join("")}…` : text;
}
