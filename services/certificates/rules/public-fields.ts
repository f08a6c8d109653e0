import { refuse } from "../refusals.ts";

/**
 * Refuses (public-fields) unless exactly the members the type makes public are given: nothing personal slips onto the
 * record, and nothing the law makes public is left out.
 */
export function checkPublicFields(
	declared: readonly string[],
	given: Readonly<Record<string, string>> | undefined,
): void {
	if (given === undefined) {
		if (declared.length > 0) refuse("public-fields");
		return;
	}
	if (declared.length === 0 || Object.keys(given).length !== declared.length) refuse("public-fields");
	for (const name of declared) if (!Object.hasOwn(given, name)) refuse("public-fields");
}
