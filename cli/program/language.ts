import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of a terminal: MINGJIAN_LANG, else its locale (POSIX order); Chinese where the locale names no language. */
export function languageOf(environment: Environment): Language {
	const own = environment.MINGJIAN_LANG?.toLowerCase();
	if (own === "zh" || own === "en") return own;
	const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
	const language = locale.toLowerCase().split(/[_.@-]/)[0]!;
	return language === "" || language === "c" || language === "posix" || language === "zh" ? "zh" : "en";
}

/** One text in both languages, where it is the same. */
export function plain(text: string): Words {
	return { zh: text, en: text };
}
