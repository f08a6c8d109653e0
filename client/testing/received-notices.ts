import { ProblemError } from "../api/problem-error.ts";
import type { CaseFile } from "../cases/case-file.ts";
import { readNotices } from "../cases/notices.ts";
import type { CaseCity } from "./case-city.ts";

/** What came sealed to the applicant, by group, as values. */
export async function received(city: CaseCity, file: CaseFile) {
	await city.listed();
	const notices = await readNotices(city, file);
	return notices.map(({ group, plain }) => ({
		group,
		value: plain.kind === "json" ? plain.value : undefined,
	}));
}

export async function code(attempt: Promise<unknown>): Promise<string> {
	return attempt.then(
		() => "ok",
		(error) => (error instanceof ProblemError ? error.code : String(error)),
	);
}
