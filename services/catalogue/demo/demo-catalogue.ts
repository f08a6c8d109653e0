import type { Guide } from "../guide-schema.ts";
import { demoGuide } from "./compose.ts";
import type { DemoDepartment } from "./demo-departments.ts";

/** One item ready for `catalogue/publish` or `catalogue/publish-many`. */
export interface DemoDraft {
	readonly code: string;
	readonly guide: Guide;
}

/**
 * The items of a department of the demo city, as it would publish them: codes in the national form, for this division and
 * this department's credit code. Refuses a division code that has neither 6 nor 12 digits (RangeError).
 */
export function demoItems(
	{ items, office }: Pick<DemoDepartment, "items" | "office">,
	departmentCode: string,
	division: string,
): DemoDraft[] {
	if (!/^[0-9]{6}([0-9]{6})?$/.test(division)) throw new RangeError(`division code ${division}`);
	const divisionCode = division.padEnd(12, "0");
	return items.map((item) => ({
		code: `${item.basic}-${divisionCode}-000-${departmentCode}-1-00`,
		guide: demoGuide(item, divisionCode, office),
	}));
}
