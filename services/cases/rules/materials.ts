import type { Flow } from "../flow-schema.ts";
import { refuse } from "../refusals.ts";
import type { SubmittedMaterial } from "../schema.ts";

/** Refuses material-unknown for a code the flow does not list, material-repeated for one that stands twice. */
export function requireListed(flow: Flow, codes: readonly string[]): void {
	const listed = new Set(flow.materials.map(({ code }) => code));
	if (codes.some((code) => !listed.has(code))) refuse("material-unknown");
	if (new Set(codes).size < codes.length) refuse("material-repeated");
}

/** Refuses material-missing unless everything required is there. */
export function requireComplete(flow: Flow, materials: readonly SubmittedMaterial[]): void {
	const given = new Set(materials.map(({ code }) => code));
	if (flow.materials.some(({ code, required }) => required && !given.has(code))) refuse("material-missing");
}

/** The materials with the newer ones in the place of older ones. */
export function renewed(
	held: readonly SubmittedMaterial[],
	newer: readonly SubmittedMaterial[],
): SubmittedMaterial[] {
	const codes = new Set(newer.map(({ code }) => code));
	return [...held.filter(({ code }) => !codes.has(code)), ...newer];
}

/** Refuses public-mismatch unless exactly what the flow declares public is given. */
export function requirePublic(flow: Flow, given: Readonly<Record<string, string>>): void {
	const declared = flow.publicMembers.map(({ name }) => name);
	const same =
		declared.length === Object.keys(given).length && declared.every((name) => Object.hasOwn(given, name));
	if (!same || !Object.values(given).every((value) => value.isWellFormed())) refuse("public-mismatch");
}
