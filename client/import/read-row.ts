import type { Guide } from "@mingjian/services/catalogue/guide-schema.ts";
import { taskTypeOf } from "@mingjian/services/catalogue/task-types.ts";
import { isUscc } from "@mingjian/services/rules/uscc.ts";
import { type Column, columnNames, columns, type RowText } from "./columns.ts";
import { type ItemCodeParts, itemCodeParts } from "./item-code.ts";
import { isOrganisationCode, organisationCodeOf } from "./organisation-code.ts";
import { type Problem, problem, refuses } from "./problems.ts";

/** A row that can be published, before its department is known. */
export interface Draft {
	readonly row: number;
	readonly code: string;
	readonly department: string;
	readonly guide: Guide;
	/** Code of the implementing body inside the item code. */
	readonly ownerCode: string | undefined;
	readonly departmentCode: string;
}

/** What became of reading a row. */
export interface ReadRow {
	readonly row: number;
	readonly problems: readonly Problem[];
	/** Item code as far as it could be read, for the report. */
	readonly itemCode: string;
	/** Undefined for a row that is refused. */
	readonly draft: Draft | undefined;
}

/** Checks one row on its own and makes its guide. `row` counts from 1. */
export function readRow(source: unknown, row: number): ReadRow {
	if (typeof source !== "object" || source === null || Array.isArray(source)) {
		return { row, problems: [problem("row-not-object", undefined, source)], itemCode: "", draft: undefined };
	}
	const found: Problem[] = [];
	const text = rowText(source as Record<string, unknown>, found);
	if (refuses(found)) return { row, problems: found, itemCode: text.itemCode, draft: undefined };
	const code = text.itemCode.toUpperCase();
	const parts = itemCodeParts(code);
	found.push(
		...codeProblems(text, parts),
		...nameProblems(text.name),
		...departmentCodeProblems(text, parts),
	);
	const draft = refuses(found) ? undefined : draftOf(text, { row, code, parts });
	return { row, problems: found, itemCode: code, draft };
}

function rowText(source: Record<string, unknown>, found: Problem[]): RowText {
	const fields = columnNames.map((column) => [column, fieldText(column, source[column], found)]);
	return Object.fromEntries(fields) as RowText;
}

function fieldText(column: Column, value: unknown, found: Problem[]): string {
	const { maxLength, required } = columns[column];
	if (value !== undefined && value !== null && (typeof value !== "string" || !value.isWellFormed())) {
		found.push(problem("field-not-text", column, value));
		return "";
	}
	const written = value ?? "";
	const text = written.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
	if (text === "" && required) found.push(problem("field-missing", column, written));
	else if (text.length > maxLength) found.push(problem("field-too-long", column, written));
	else if (text !== written) found.push(problem("text-cleaned", column, written));
	return text;
}

function codeProblems({ itemCode, areaCode, taskType }: RowText, parts: ItemCodeParts): Problem[] {
	const found: Problem[] = [];
	const code = itemCode.toUpperCase();
	if (!/^[0-9A-Z][0-9A-Z-]{3,79}$/.test(code))
		found.push(problem("item-code-unusable", "itemCode", itemCode));
	else if (!parts.standard) found.push(problem("item-code-pattern", "itemCode", itemCode));
	if (code !== itemCode) found.push(problem("item-code-case", "itemCode", itemCode));
	if (!/^[0-9]{6}([0-9]{6})?$/.test(areaCode)) found.push(problem("division-invalid", "areaCode", areaCode));
	else if (parts.division !== undefined && !sameDivision(parts.division, areaCode))
		found.push(problem("division-differs", "itemCode", parts.division));
	if (!taskTypeOf(taskType)) found.push(problem("task-type-unknown", "taskType", taskType));
	return [...found, ...ownerProblems(parts.owner)];
}

function sameDivision(one: string, other: string): boolean {
	return one.padEnd(12, "0") === other.padEnd(12, "0");
}

function ownerProblems(owner: string | undefined): Problem[] {
	if (owner === undefined) return [problem("owner-code-missing", "itemCode", "")];
	if (isUscc(owner)) return [];
	const code = isOrganisationCode(owner) ? "owner-code-organisation" : "owner-code-invalid";
	return [problem(code, "itemCode", owner)];
}

function nameProblems(name: string): Problem[] {
	const found: Problem[] = [];
	if (/[０-９Ａ-Ｚａ-ｚ\\]/.test(name)) found.push(problem("name-characters", "name", name));
	if (!bracketsMatch(name)) found.push(problem("name-brackets", "name", name));
	return found;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "（": "）", "《": "》", "“": "”" };
const closers = new Set(Object.values(closing));

function bracketsMatch(name: string): boolean {
	const open: string[] = [];
	for (const character of name) {
		const closer = closing[character];
		if (closer) open.push(closer);
		else if (closers.has(character) && open.pop() !== character) return false;
	}
	return open.length === 0;
}

function departmentCodeProblems({ deptCode }: RowText, { owner }: ItemCodeParts): Problem[] {
	if (deptCode === "") return [problem("department-code-missing", "deptCode", "")];
	const credit = isUscc(deptCode.toUpperCase());
	if (!credit && !isOrganisationCode(deptCode))
		return [problem("department-code-invalid", "deptCode", deptCode)];
	if (owner === undefined || bodyOf(deptCode) === bodyOf(owner)) return [];
	return isUscc(owner) || isOrganisationCode(owner)
		? [problem("department-code-differs", "deptCode", deptCode)]
		: [];
}

/** The nine characters that name a body, whether its organisation code or its credit code is given. */
function bodyOf(code: string): string {
	const plain = code.replace("-", "").toUpperCase();
	return plain.length === 18 ? organisationCodeOf(plain) : plain;
}

const unsorted = "未分类";

function draftOf(
	text: RowText,
	{ row, code, parts }: { row: number; code: string; parts: ItemCodeParts },
): Draft {
	const origin = {
		...(parts.owner === undefined ? {} : { ownerCode: parts.owner }),
		...(text.deptCode === "" ? {} : { departmentCode: text.deptCode }),
		...(text.itemCode === code ? {} : { itemCode: text.itemCode }),
	};
	const guide: Guide = {
		title: { zh: text.name },
		...(text.main_item === "" || text.main_item === unsorted ? {} : { group: { zh: text.main_item } }),
		taskType: taskTypeOf(text.taskType)!,
		divisionCode: text.areaCode,
		...(Object.keys(origin).length > 0 ? { origin } : {}),
	};
	const { department, deptCode } = text;
	return { row, code, department, guide, ownerCode: parts.owner, departmentCode: deptCode };
}
