import type { FormSchema } from "../../../kit/forms/question.ts";
import { readAnswers, type Written } from "../../../kit/forms/read-answers.ts";

export type UntilFault = "until-missing" | "until-range";

const schema: FormSchema = {
	type: "object",
	properties: { until: { type: "string", format: "date" } },
	required: ["until"],
};

/** The end of the day in China that a form names in three fields, after one moment and before another. */
export function readUntil(
	fields: URLSearchParams,
	afterMs: number,
	latestMs: number,
): { readonly untilMs?: number; readonly written: Written; readonly fault?: UntilFault } {
	const { answers, written, faults } = readAnswers(schema, fields);
	if (faults.length > 0) return { written, fault: "until-missing" };
	const untilMs = Date.parse(`${answers.until}T23:59:59+08:00`);
	if (untilMs <= afterMs || untilMs > latestMs) return { written, fault: "until-range" };
	return { untilMs, written };
}
