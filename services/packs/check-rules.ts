import type { FactSource, RuleUse } from "../cases/flow-wiring.ts";
import { isAlwaysAnswered, type Question } from "./form-schema.ts";
import { type PackFault, packFault, pointerTo } from "./pack-fault.ts";
import type { Pack, PackRule } from "./pack-schema.ts";

type Fact = PackRule["facts"][number];
const file = "flow.json";

/** What is wrong between a pack's flow and its rules: rules that are not there or not used, outcomes of another kind, facts without a fitting source. */
export function checkRules(pack: Pack): PackFault[] {
	const uses = Object.entries(pack.flow.rules ?? {});
	const used = new Set(uses.map(([, { rule }]) => rule));
	const unused = pack.rules
		.filter(({ id }) => !used.has(id))
		.map(({ id }) => packFault("rule-unused", `rule-${id}.json`));
	return [...unused, ...uses.flatMap(([name, use]) => useFaults(pack, name, use))];
}

function useFaults(pack: Pack, name: string, use: RuleUse): PackFault[] {
	const rule = pack.rules.find(({ id }) => id === use.rule);
	const at = (...steps: string[]) => pointerTo("rules", name, ...steps);
	if (!rule) return [packFault("rule-unknown", file, at("rule"))];
	const wanted = name === "fee" ? "int" : "bool";
	const outcome = rule.outcomes.find((each) => each.name === use.outcome);
	const fits = outcome?.type === wanted && !outcome.sealed;
	const declared = new Map(rule.facts.map((fact) => [fact.name, fact]));
	const surplus = Object.keys(use.facts).filter((fact) => !declared.has(fact));
	const missing = [...declared.keys()].filter((fact) => !Object.hasOwn(use.facts, fact));
	return [
		...(fits ? [] : [packFault("rule-outcome", file, at("outcome"))]),
		...[...surplus, ...missing].map((fact) => packFault("fact-source", file, at("facts", fact))),
		...Object.entries(use.facts)
			.filter(([fact]) => declared.has(fact))
			.flatMap(([fact, source]) => {
				const code = sourceFault(pack, declared.get(fact)!, source);
				return code ? [packFault(code, file, at("facts", fact))] : [];
			}),
	];
}

function sourceFault({ form }: Pack, fact: Fact, source: FactSource) {
	const { answer, material, otherwise } = source;
	if (material !== undefined) return fact.type === "bool" ? undefined : "fact-type";
	if (answer === undefined) return fact.type === "date" ? undefined : "fact-type";
	const question = form.properties[answer];
	if (!question) return "question-unknown";
	if (typeOfAnswer(question) !== fact.type) return "fact-type";
	if (isAlwaysAnswered(form, answer) === (otherwise !== undefined)) return "fact-otherwise";
	return otherwise === undefined || typeof otherwise === kinds[fact.type as keyof typeof kinds]
		? undefined
		: "fact-type";
}

const kinds = { int: "number", bool: "boolean", string: "string", date: "string" } as const;

/** As which type of fact a question's answer counts. */
function typeOfAnswer({ type, anyOf, format }: Question): keyof typeof kinds {
	if (anyOf) return "string";
	if (type === "integer") return "int";
	if (type === "boolean") return "bool";
	return format === "date" ? "date" : "string";
}
