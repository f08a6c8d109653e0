import type { ComponentChildren } from "preact";
import type { Language, Words } from "../words/words.ts";
import type { Preferences } from "./preferences.ts";

/** What surrounds every page. */
export interface Frame {
	readonly language: Language;
	/** Path and query of this page without the language. */
	readonly here: string;
	readonly city: Words;
	readonly ledger: string;
	readonly publicUrl: string;
	readonly preferences: Preferences;
	/** The session's token, for forms; undefined where the browser has no session. */
	readonly csrf?: string;
	/** Who is signed in. */
	readonly visitor?: FrameVisitor;
	/** Entries on the record and the time of the last block. */
	readonly entries: number;
	readonly timeMs: number;
	readonly style: string;
	readonly islands: Readonly<Record<string, string>>;
	/** Forms of this page beside HTML. */
	readonly forms: boolean;
}

/** Whoever is signed in, as the head of a page says it. */
export interface FrameVisitor {
	readonly kind: "citizen" | "officer" | "department" | "operator";
	/** Citizens have none on the record. */
	readonly name?: Words;
}

/** A page before it is framed. */
export interface View {
	readonly title: string;
	readonly main: ComponentChildren;
	/** Scripts that this page gains from, by their files' names. */
	readonly islands?: readonly string[];
	/** Which item of the navigation this page belongs to. */
	readonly section?: string;
}

/** An address of this portal in the reader's language. */
export function link({ language }: Pick<Frame, "language">, path: string): string {
	if (language === "zh") return path;
	return path === "/" ? "/en" : `/en${path}`;
}

/** The language tag of a language. */
export const languageTag: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

export function other(language: Language): Language {
	return language === "zh" ? "en" : "zh";
}
