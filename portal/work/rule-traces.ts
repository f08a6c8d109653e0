import { factsOf } from "@mingjian/client/cases/case-facts.ts";
import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { RuleUse } from "@mingjian/services/cases/flow-wiring.ts";
import type { Basis } from "@mingjian/services/cases/schema.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { type Evaluation, evaluate, type Facts } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { humanReasons } from "@mingjian/services/rulebook/rules/human.ts";
import { openOutcome } from "@mingjian/services/rulebook/rules/open-outcome.ts";
import { traceWords } from "@mingjian/services/rulebook/rules/trace-words.ts";
import type { DecisionView, RuleView } from "@mingjian/services/rulebook/views.ts";
import type { City } from "../city/city.ts";
import type { Words } from "../words/words.ts";

/** What a rule of a case's flow is for. */
export type RuleEnd = "accept" | "grant" | "fee";

/** A rule worked out over what an officer opened, beside what is on the record. */
export interface RuleTrace {
	readonly end: RuleEnd;
	readonly rule: string;
	readonly version: number;
	readonly title: Words;
	readonly facts: readonly { readonly title: Words; readonly value?: string }[];
	/** Line by line, in the order in which it is worked out. */
	readonly lines: readonly Words[];
	/** Why the rule leaves it to a person. */
	readonly human?: Words;
	/** Decision on the record that acceptance, decision or fee rests on, and whether this comes to the same. */
	readonly recorded?: { readonly decision: string; readonly same: boolean };
	/** Fee in fen, where this is the fee's rule. */
	readonly feeFen?: number;
}

const ends = ["accept", "grant", "fee"] as const;

/** Each rule of a case's flow, worked out again over the answers that are open: the version the record rests on, or the one in force. */
export async function ruleTraces(city: City, at: CaseAtHand, answers: Answers): Promise<RuleTrace[]> {
	const { rules } = at.service.flow;
	const found = await Promise.all(
		ends.map((end) => {
			const use = rules?.[end];
			return use ? traceOf(city, at, { end, use, answers }) : undefined;
		}),
	);
	return found.flatMap((each) => each ?? []);
}

interface Wanted {
	readonly end: RuleEnd;
	readonly use: RuleUse;
	readonly answers: Answers;
}

async function traceOf(
	city: City,
	at: CaseAtHand,
	{ end, use, answers }: Wanted,
): Promise<RuleTrace | undefined> {
	const basis = basisOf(at, end);
	const wanted = basis ? { id: basis.rule, version: basis.version } : { id: use.rule };
	const view = await city.ask<RuleView>("rulebook", "rule", wanted);
	if (!view?.shown) return undefined;
	const { rule, version } = view.shown;
	const decided =
		basis && (await city.ask<DecisionView>("rulebook", "decision", { decision: basis.decision }))?.decision;
	const asOfMs = decided?.asOfMs ?? Math.max(city.node.head().timeMs, at.case.receivedMs);
	const facts = factsOf(use, { answers, record: at.case, asOfMs });
	const evaluation = evaluate(rule, facts);
	const fee = end === "fee" && evaluation.kind === "decided" ? evaluation.outcome[use.outcome] : undefined;
	return {
		end,
		rule: rule.id,
		version,
		title: rule.title,
		facts: saidFacts(rule, facts),
		lines: evaluation.kind === "decided" ? evaluation.trace.map(traceWords) : [],
		...(evaluation.kind === "human" ? { human: evaluation.words ?? humanReasons[evaluation.reason] } : {}),
		...(decided
			? { recorded: { decision: basis!.decision, same: comesTo(rule, evaluation, decided.outcome) } }
			: {}),
		...(typeof fee === "number" ? { feeFen: fee } : {}),
	};
}

function basisOf({ case: { acceptance, decision } }: CaseAtHand, end: RuleEnd): Basis | undefined {
	return { accept: acceptance, grant: decision?.basis, fee: decision?.feeBasis }[end];
}

function comesTo(rule: Rule, evaluation: Evaluation, recorded: object): boolean {
	if (evaluation.kind === "human") return false;
	return canonicalJson(openOutcome(rule, evaluation.outcome) as Json) === canonicalJson(recorded as Json);
}

function saidFacts(rule: Rule, facts: Facts): RuleTrace["facts"] {
	return rule.facts.map(({ name, title }) => {
		const value = facts[name];
		return {
			title,
			...(value === undefined
				? {}
				: { value: typeof value === "object" ? JSON.stringify(value) : String(value) }),
		};
	});
}
