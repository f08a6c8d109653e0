import type { ValueType } from "../choices.ts";
import type { Cell } from "../rule-schema.ts";
import { dayOfIso } from "./calendar-day.ts";
import { RuleFault } from "./rule-fault.ts";

/** What a cell asks, by the type of its column. Members of other types than the column's may not stand in it. */
const membersOf: Readonly<Partial<Record<ValueType, readonly (keyof Cell)[]>>> = {
	int: ["atLeast", "below"],
	date: ["notBefore", "before"],
	string: ["oneOf"],
	bool: ["is"],
};

/** Refuses a cell that asks what its column cannot answer, or what no value meets (cell-mismatch). */
export function checkCell(cell: Cell, type: ValueType): void {
	const members = membersOf[type];
	if (!members) throw new RuleFault("cell-mismatch", `a column of ${type}`);
	for (const member of Object.keys(cell) as (keyof Cell)[])
		if (!members.includes(member)) throw new RuleFault("cell-mismatch", `${member} in a column of ${type}`);
	for (const day of [cell.notBefore, cell.before])
		if (day !== undefined && dayOfIso(day) === undefined) throw new RuleFault("cell-mismatch", day);
	for (const each of cell.oneOf ?? [])
		if (/["\\\n]/.test(each)) throw new RuleFault("cell-mismatch", "quote or escape");
	const [from, to] = span(cell);
	if (from >= to) throw new RuleFault("cell-mismatch", "no value is so");
}

/** True where some value meets both. */
export function cellsOverlap(left: Cell, right: Cell): boolean {
	const [leftFrom, leftTo] = span(left);
	const [rightFrom, rightTo] = span(right);
	if (Math.max(leftFrom, rightFrom) >= Math.min(leftTo, rightTo)) return false;
	if (left.is !== undefined && right.is !== undefined && left.is !== right.is) return false;
	if (!left.oneOf || !right.oneOf) return true;
	return left.oneOf.some((each) => right.oneOf!.includes(each));
}

/** The cell as CEL over a named column; undefined where it asks nothing. */
export function cellExpression(cell: Cell, column: string): string | undefined {
	const parts = [
		cell.atLeast === undefined ? undefined : `${column} >= ${cell.atLeast}`,
		cell.below === undefined ? undefined : `${column} < ${cell.below}`,
		cell.notBefore === undefined ? undefined : `${column} >= date("${cell.notBefore}")`,
		cell.before === undefined ? undefined : `${column} < date("${cell.before}")`,
		cell.oneOf === undefined
			? undefined
			: `${column} in [${cell.oneOf.map((each) => `"${each}"`).join(", ")}]`,
		cell.is === undefined ? undefined : cell.is ? column : `!${column}`,
	].filter((part) => part !== undefined);
	return parts.length === 0 ? undefined : parts.join(" && ");
}

/** Lower end included, upper end not. */
function span({ atLeast, below, notBefore, before }: Cell): [number, number] {
	const from = atLeast ?? (notBefore === undefined ? undefined : dayOfIso(notBefore));
	const to = below ?? (before === undefined ? undefined : dayOfIso(before));
	return [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
}
