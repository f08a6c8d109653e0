import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** How much a finding matters: all is well, worth knowing, or wrong. */
export type Weight = "good" | "notice" | "bad";

/** One thing that was looked at. */
export interface CheckFinding {
	/** For programs; never reused. */
	readonly check: string;
	readonly weight: Weight;
	readonly words: Words;
	/** What to do; every bad finding has it. */
	readonly advice?: Words;
}

export function good(check: string, zh: string, en: string): CheckFinding {
	return { check, weight: "good", words: { zh, en } };
}

export function notice(check: string, words: Words, advice?: Words): CheckFinding {
	return { check, weight: "notice", words, ...(advice ? { advice } : {}) };
}

export function bad(check: string, words: Words, advice: Words): CheckFinding {
	return { check, weight: "bad", words, advice };
}
