import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../kit/forms/read-answers.ts";
import type { Act, Load } from "../page.ts";
import { sampleForm } from "./sample-form.ts";

/** What was written into the sample form, and how it was judged. */
export interface KitModel {
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** What the form says once nothing is wrong with it. */
	readonly answers?: Readonly<Record<string, Json>>;
}

export const loadKit: Load<KitModel> = async () => ({ written: {}, faults: [] });

/** Judges the sample form as every form is judged; keeps nothing of it. */
export const judgeKit: Act<KitModel> = async ({ posted }) => {
	const { written, faults, answers } = readAnswers(sampleForm, posted.fields);
	return { written, faults, ...(faults.length === 0 ? { answers } : {}) };
};
