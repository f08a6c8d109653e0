import { refuse } from "../refusals.ts";
import type { ValidityRule } from "../schema.ts";
import { dayMs, startOfDay } from "./calendar.ts";

/** From when to when, the end not included; no end where it is undefined. */
export interface Validity {
	readonly validFromMs: number;
	readonly validUntilMs?: number | undefined;
}

const farthestStartMs = 366 * dayMs;

/**
 * Refuses validity that begins before today (validity-backdated) or more than a year ahead (validity-too-late), is
 * empty (validity-empty), or longer than the type's rule allows (validity-too-long).
 */
export function checkValidity(
	{ validFromMs, validUntilMs }: Validity,
	rule: ValidityRule,
	nowMs: number,
): void {
	if (validFromMs < startOfDay(nowMs)) refuse("validity-backdated");
	if (validFromMs > nowMs + farthestStartMs) refuse("validity-too-late");
	if (validUntilMs === undefined) {
		if (!rule.openEnded) refuse("validity-too-long");
		return;
	}
	if (validUntilMs <= validFromMs || validUntilMs <= nowMs) refuse("validity-empty");
	if (rule.longestDays !== undefined && validUntilMs - startOfDay(validFromMs) > rule.longestDays * dayMs)
		refuse("validity-too-long");
}
