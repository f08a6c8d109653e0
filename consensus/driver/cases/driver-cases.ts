import { describe, it } from "node:test";
import { boundCases } from "./bound-cases.ts";
import { endingCases } from "./ending-cases.ts";
import { orderingCases } from "./ordering-cases.ts";
import { type DriverUnderTest, starter } from "./running.ts";

/** What every ordering engine must do, as tests: the node relies on nothing else. */
export function driverCases(under: DriverUnderTest): void {
	const start = starter(under);
	describe(`${under.engine}: what every driver does`, { skip: under.skip ?? false }, () => {
		for (const [title, run] of Object.entries({ ...orderingCases, ...boundCases, ...endingCases }))
			it(title, () => run(start, under));
	});
}
