import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import type { Language, Words } from "../../words/words.ts";

/** What is said of something a person holds up to be verified. */
export interface Judgement {
	readonly good: boolean;
	readonly headline: string;
	readonly facts: readonly (readonly [label: string, value: string])[];
	/** Not wrong, but worth knowing. */
	readonly caution?: string;
	/** Page of the record on this portal. */
	readonly page?: string;
}

/** What judging rests on. */
export interface Grounds {
	readonly policy: PublishedPolicy;
	readonly language: Language;
	readonly nowMs: number;
	/** Proof file of a record as it stands now; undefined where it cannot be had. */
	readonly stateProof: (key: string) => Promise<Uint8Array | undefined>;
}

/** A judgement that something does not hold, and why. */
export function refused(reason: Words, language: Language): Judgement {
	return { good: false, headline: failed[language], facts: [[why[language], reason[language]]] };
}

const failed: Words = { zh: "核验不通过", en: "Not verified" };
const why: Words = { zh: "原因", en: "Why" };
