import { dayOf, formatDay } from "@mingjian/services/calendar/day.ts";
import type { FactSource } from "@mingjian/services/cases/flow-wiring.ts";
import type { FlowView } from "@mingjian/services/cases/views.ts";
import type { ItemView } from "@mingjian/services/catalogue/views.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { type Evaluation, evaluate, type Facts } from "@mingjian/services/rulebook/rules/evaluate.ts";
import type { RuleView } from "@mingjian/services/rulebook/views.ts";
import type { FormSchema, Question } from "../kit/forms/question.ts";
import type { City } from "./city.ts";
import type { Text } from "./subject.ts";

/** What an item asks before it says whether somebody is entitled: the rule in force its flow decides by, and questions for its facts. */
export interface EligibilityCheck {
	readonly code: string;
	readonly title: Text;
	readonly rule: Rule;
	readonly version: number;
	/** The rule's outcome that is the answer. */
	readonly outcome: string;
	readonly form: FormSchema;
	readonly sources: Readonly<Record<string, FactSource>>;
}

/** The check of an item; undefined where its flow decides by no rule that is in force. */
export async function eligibilityOf(city: City, code: string): Promise<EligibilityCheck | undefined> {
	const flow = (await city.ask<FlowView>("cases", "flow", { item: code }))?.shown?.flow;
	const use = flow?.rules?.grant ?? flow?.rules?.accept;
	if (!flow || !use) return undefined;
	// A rule takes effect at its hour, whether or not a block came since.
	const atMs = Math.max(Date.now(), city.node.head().timeMs);
	const version = (await city.ask<RuleView>("rulebook", "rule", { id: use.rule, atMs }))?.shown;
	const item = await city.ask<ItemView>("catalogue", "item", { code });
	if (!version || !item) return undefined;
	const asked = (item.shown?.guide.formSchema ?? {}) as Partial<FormSchema>;
	const materials = new Map(flow.materials.map((each) => [each.code, each.title]));
	const questions = Object.entries(use.facts).flatMap(([, source]) => questionOf(source, asked, materials));
	const properties = Object.fromEntries(questions);
	const optional = new Set(
		Object.values(use.facts).flatMap(({ answer, otherwise }) =>
			answer !== undefined && otherwise !== undefined ? [answer] : [],
		),
	);
	return {
		code,
		title: item.item.title,
		rule: version.rule,
		version: version.version,
		outcome: use.outcome,
		form: {
			type: "object",
			properties,
			required: Object.keys(properties).filter((name) => !optional.has(name)),
		},
		sources: use.facts,
	};
}

/** Names of questions about materials, which no question of a form can have. */
const handedIn = "material.";

function questionOf(
	{ answer, material }: FactSource,
	asked: Partial<FormSchema>,
	materials: ReadonlyMap<string, { readonly zh: string; readonly en: string }>,
): [string, Question][] {
	if (answer !== undefined) {
		const question = asked.properties?.[answer];
		return question ? [[answer, question]] : [];
	}
	if (material === undefined) return [];
	const name = materials.get(material) ?? { zh: material, en: material };
	const words = { zh: `能提供“${name.zh}”吗？`, en: `Can you hand in: ${name.en}?` };
	return [[handedIn + material, { type: "boolean", words }]];
}

/** What the rule says of these answers today. Nothing is kept of them. */
export function judgeEligibility(
	{ rule, sources }: EligibilityCheck,
	answers: Readonly<Record<string, unknown>>,
	nowMs: number,
): Evaluation {
	const facts: Facts = Object.fromEntries(
		Object.entries(sources).flatMap(([name, { answer, material, otherwise }]) => {
			const asked = answer ?? (material === undefined ? undefined : handedIn + material);
			const value = asked === undefined ? formatDay(dayOf(nowMs)) : (answers[asked] ?? otherwise);
			return value === undefined ? [] : [[name, value]];
		}),
	);
	return evaluate(rule, facts);
}
