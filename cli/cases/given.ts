import { readFileSync } from "node:fs";
import { type CaseFile, formatCaseFile, readCaseFile } from "@mingjian/client/cases/case-file.ts";
import type { GivenMaterial } from "@mingjian/client/cases/compose-application.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import { replaceFile } from "../keys/write-file.ts";
import { usageError } from "../program/cli-error.ts";
import type { Option } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { readInput } from "../program/read-input.ts";
import { readJson } from "../service-commands/members.ts";

const mostMaterialBytes = 8 * 1024 * 1024 - 1024;
const mostFileBytes = 1024 * 1024;

/** Options that say what is handed in. */
export const givenOptions: readonly Option[] = [
	{
		name: "answers",
		value: "JSON",
		about: { zh: "填写的内容，JSON 或 @文件", en: "the answers, as JSON or @FILE" },
	},
	{
		name: "material",
		value: "CODE=FILE",
		about: { zh: "材料；可给多个", en: "a material; may be given several times" },
		many: true,
	},
];

/** The answers of `--answers`. Refuses what is no object (exit 2). */
export function answersOf(text: string): Answers {
	const value = readJson("answers", text);
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Answers;
	throw usageError("json", { zh: "--answers 应为 JSON 对象", en: "--answers must be a JSON object" });
}

/** The materials of `--material`. Refuses another form (exit 2) and files too large to be sealed (exit 1). */
export function materialsOf(given: readonly string[] = []): GivenMaterial[] {
	return given.map((each) => {
		const at = each.indexOf("=");
		if (at <= 0)
			throw usageError(
				"option-value",
				{ zh: "--material 的写法是 材料代码=文件", en: "--material is written CODE=FILE" },
				{ details: [plain(each)] },
			);
		return { code: each.slice(0, at), bytes: readInput(each.slice(at + 1), mostMaterialBytes) };
	});
}

/** Reads the applicant's file. */
export function openCaseFile(path: string): CaseFile {
	return readCaseFile(readInput(path, mostFileBytes));
}

/** Keeps the applicant's file: only its owner may read it. */
export function keepCaseFile(path: string): (file: CaseFile) => void {
	return (file) => replaceFile(path, formatCaseFile(file), 0o600);
}

/** Whether there is a file already: a case file is never overwritten by another case. */
export function isThere(path: string): boolean {
	try {
		readFileSync(path);
		return true;
	} catch {
		return false;
	}
}
