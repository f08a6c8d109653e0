import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type FormSchema, kindOf } from "./question.ts";
import { dateParts, type Written } from "./read-answers.ts";

/** Answers given before, as the fields of the form that asks for them again. */
export function writeAnswers(schema: FormSchema, answers: Readonly<Record<string, Json>>): Written {
	const written: Record<string, string | readonly string[]> = {};
	for (const [name, question] of Object.entries(schema.properties)) {
		const value = answers[name];
		if (value === undefined) continue;
		const kind = kindOf(name, question);
		if (kind === "date") {
			const parts = String(value).split("-");
			for (const [at, part] of dateParts.entries()) written[`${name}-${part}`] = String(Number(parts[at]));
		} else if (kind === "any-of") written[name] = (value as readonly string[]).map(String);
		else if (kind === "yes-no") written[name] = value === true ? "yes" : "no";
		else if (kind === "money") written[name] = yuanWritten(value as number);
		else written[name] = String(value);
	}
	return written;
}

function yuanWritten(fen: number): string {
	const rest = fen % 100;
	return rest === 0 ? String(fen / 100) : `${(fen - rest) / 100}.${String(rest).padStart(2, "0")}`;
}
