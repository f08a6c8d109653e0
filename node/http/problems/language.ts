import type { Language } from "@mingjian/ledger/runtime/words.ts";

/** The language a reader asks for (RFC 9110 §12.5.4): zh unless English is preferred. Never refuses. */
export function languageOf(acceptLanguage: string | undefined): Language {
	if (acceptLanguage === undefined || acceptLanguage.length > 1000) return "zh";
	let best: Language = "zh";
	let bestWeight = 0;
	for (const range of acceptLanguage.split(",")) {
		const [tag = "", ...parameters] = range.split(";");
		const language = languageOfTag(tag.trim().toLowerCase());
		const weight = language ? weightOf(parameters) : 0;
		if (language && weight > bestWeight) {
			best = language;
			bestWeight = weight;
		}
	}
	return best;
}

function languageOfTag(tag: string): Language | undefined {
	const primary = tag.split("-")[0];
	return primary === "zh" || primary === "en" ? primary : undefined;
}

function weightOf(parameters: readonly string[]): number {
	const weight = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(each)?.[1]).find(Boolean);
	return weight === undefined ? 1 : Math.min(1, Number(weight));
}
