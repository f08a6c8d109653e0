import type { FactSource, RuleUse } from "@mingjian/services/cases/flow-wiring.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Facts } from "@mingjian/services/rulebook/rules/evaluate.ts";
import type { OpenedSource } from "../recompute/compose-decision.ts";

/** What facts are taken from: unsealed answers, the case, and the time a decision is as of. */
export interface FactGround {
	readonly answers: Answers;
	readonly record: Pick<Case, "submittedMs" | "receivedMs"> & {
		readonly materials: readonly Pick<Case["materials"][number], "code">[];
	};
	readonly asOfMs: number;
	/** The sealed contents that answers came from, and those anybody sees; a decision on the record names the former. */
	readonly read?: { readonly sources: readonly OpenedSource[]; readonly open: Answers };
}

const chinaMs = 8 * 3600 * 1000;

/** The facts a flow says a rule is told. What was not answered and has no value for that is left out: the rule then hands the case to a person. */
export function factsOf({ facts }: Pick<RuleUse, "facts">, ground: FactGround): Facts {
	return Object.fromEntries(
		Object.entries(facts)
			.map(([name, source]) => [name, factOf(source, ground)] as const)
			.filter(([, value]) => value !== undefined),
	);
}

function factOf({ answer, material, day, otherwise }: FactSource, ground: FactGround): unknown {
	const { answers, record, asOfMs } = ground;
	if (answer !== undefined) return Object.hasOwn(answers, answer) ? answers[answer] : otherwise;
	if (material !== undefined) return record.materials.some(({ code }) => code === material);
	const moments = { submitted: record.submittedMs, received: record.receivedMs, decided: asOfMs };
	return day === undefined ? undefined : chinaDay(moments[day]);
}

/** The day in China at a moment, as `YYYY-MM-DD`. */
export function chinaDay(timeMs: number): string {
	return new Date(timeMs + chinaMs).toISOString().slice(0, 10);
}
