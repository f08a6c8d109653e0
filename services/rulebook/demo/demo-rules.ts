import type { Rule } from "../rule-schema.ts";
import { elderlyAllowance } from "./elderly-allowance.ts";
import { roadWorksFee } from "./road-works-fee.ts";

/** The rules of the made-up city, by what they decide, ready to be drafted by the departments named. */
export function demoRules(
	departments: { readonly civilAffairs: string; readonly urbanManagement: string },
	effectiveFromMs: number,
): readonly Rule[] {
	return [
		elderlyAllowance(departments.civilAffairs, effectiveFromMs),
		roadWorksFee(departments.urbanManagement, effectiveFromMs),
	];
}
