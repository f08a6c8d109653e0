import type { Fact, Rule } from "../rule-schema.ts";
import { readFact, type Value } from "./fact-value.ts";
import { bounds } from "./rule-bounds.ts";

type Outcomes = Readonly<Record<string, Value>>;

/** The part of an outcome that may stand open on the record; what is sealed is in the trace alone. */
export function openOutcome(rule: Rule, outcome: Outcomes): Record<string, Value> {
	return Object.fromEntries(openOutcomes(rule).map(({ name }) => [name, outcome[name]!]));
}

/** True where an outcome has exactly the open names, types and choices the rule declares. Its facts are sealed, so it is not recomputed. */
export function outcomeFits(rule: Rule, outcome: Readonly<Record<string, unknown>>): boolean {
	const open = openOutcomes(rule);
	if (Object.keys(outcome).length !== open.length) return false;
	return open.every(({ name, type, title, choices }) => {
		const declared: Fact = { name, type, title, maxItems: bounds.listItems };
		const value = outcome[name];
		if (!Object.hasOwn(outcome, name) || readFact(declared, value) === undefined) return false;
		const known = choices?.map((each) => each.value);
		return !known || (Array.isArray(value) ? value : [value]).every((each) => known.includes(each));
	});
}

function openOutcomes({ outcomes }: Rule): Rule["outcomes"] {
	return outcomes.filter(({ sealed }) => !sealed);
}
