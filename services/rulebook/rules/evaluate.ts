import { type CelResult, celEnv, isCelError, plan } from "@bufbuild/cel";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Unit } from "../choices.ts";
import type { Outcome, Rule } from "../rule-schema.ts";
import { checkRule } from "./check-rule.ts";
import type { Compiled } from "./compile-rule.ts";
import { type CelFact, readFact, showValue, type Value } from "./fact-value.ts";
import { referralOf, ruleFunctions } from "./functions.ts";
import type { HumanReason } from "./human.ts";
import type { Expr } from "./parse-expression.ts";
import { RuleFault } from "./rule-fault.ts";
import { ruleHash } from "./rule-hash.ts";

/** What a rule is told, by name. */
export type Facts = Readonly<Record<string, unknown>>;

/** One value on the way, and how it came about. */
export interface TraceLine {
	readonly name: string;
	readonly title: Words;
	readonly unit?: Unit;
	readonly value: Value;
	/** Rows of a table that counted, from 1; 0 for what holds otherwise. */
	readonly rows?: readonly number[];
	readonly rowTitles?: readonly Words[];
	/** The condition of an expression that decided, as CEL; empty for the last, which has none. */
	readonly branch?: string;
}

export interface Decided {
	readonly kind: "decided";
	readonly outcome: Readonly<Record<string, Value>>;
	readonly trace: readonly TraceLine[];
	readonly ruleHash: string;
}

/** Nothing was decided: a person must. */
export interface ToHuman {
	readonly kind: "human";
	readonly reason: HumanReason;
	/** The fact, step or outcome at which it ended. */
	readonly where: string;
	/** What the rule itself says of it. */
	readonly words?: Words;
	readonly ruleHash: string;
}

export type Evaluation = Decided | ToHuman;

/** A rule ready to decide many cases. */
export interface PreparedRule {
	readonly rule: Rule;
	readonly ruleHash: string;
	/** Bound on the work of deciding once. */
	readonly cost: number;
	evaluate(facts: Facts): Evaluation;
}

type Planned = (bindings: Record<string, unknown>) => CelResult;

const environment = celEnv({ funcs: [...ruleFunctions] });

/** Checks and plans a rule. Throws the first RuleFault of its text; its examples are not run. */
export function prepareRule(rule: Rule): PreparedRule {
	const { program, cost } = checkRule(rule);
	const planned = program.map((compiled) => new PlannedValue(compiled));
	const choices = new Map(rule.outcomes.map((outcome) => [outcome.name, outcome]));
	const hash = ruleHash(rule);
	const run = new Run({ rule, planned, choices, hash });
	return { rule, ruleHash: hash, cost, evaluate: (facts) => run.evaluate(facts) };
}

/**
 * What a rule decides over facts, and how. The same everywhere: no clock, no chance, no floating point, no code generation.
 * Whatever goes wrong ends with a person, never with a decision: rule texts that cannot run, too.
 */
export function evaluate(rule: Rule, facts: Facts): Evaluation {
	let prepared: PreparedRule;
	try {
		prepared = prepareRule(rule);
	} catch (fault) {
		if (!(fault instanceof RuleFault)) throw fault;
		const hash = fault.code === "text-not-unicode" ? "" : ruleHash(rule);
		return { kind: "human", reason: "rule-unusable", where: fault.pointer, ruleHash: hash };
	}
	return prepared.evaluate(facts);
}

/** Ends a run; never leaves this file. */
class Stop extends Error {
	readonly reason: HumanReason;
	readonly where: string;
	readonly words: Words | undefined;

	constructor(reason: HumanReason, where: string, words?: Words) {
		super(reason);
		this.reason = reason;
		this.where = where;
		this.words = words;
	}
}

interface RunSetting {
	readonly rule: Rule;
	readonly planned: readonly PlannedValue[];
	readonly choices: ReadonlyMap<string, Outcome>;
	readonly hash: string;
}

class Run {
	readonly #setting: RunSetting;

	constructor(setting: RunSetting) {
		this.#setting = setting;
	}

	evaluate(facts: Facts): Evaluation {
		const { hash } = this.#setting;
		try {
			return { kind: "decided", ...this.#decide(facts), ruleHash: hash };
		} catch (stop) {
			if (!(stop instanceof Stop)) throw stop;
			const { reason, where, words } = stop;
			return { kind: "human", reason, where, ...(words ? { words } : {}), ruleHash: hash };
		}
	}

	#decide(facts: Facts): Pick<Decided, "outcome" | "trace"> {
		const { rule, planned, choices } = this.#setting;
		const bindings: Record<string, unknown> = readFacts(rule, facts);
		bindings.rounding = rule.rounding;
		const outcome: Record<string, Value> = {};
		const trace: TraceLine[] = [];
		for (const each of planned) {
			const { value, line } = each.work(bindings);
			bindings[each.name] = value;
			trace.push(line);
			if (each.role !== "outcome") continue;
			if (!allowed(choices.get(each.name)!, line.value)) throw new Stop("outcome-invalid", each.name);
			outcome[each.name] = line.value;
		}
		return { outcome, trace };
	}
}

function readFacts({ facts: declared }: Rule, facts: Facts): Record<string, unknown> {
	const read: Record<string, CelFact> = {};
	for (const fact of declared) {
		if (!Object.hasOwn(facts, fact.name)) throw new Stop("fact-missing", fact.name);
		const value = readFact(fact, facts[fact.name]);
		if (value === undefined) throw new Stop("fact-invalid", fact.name);
		read[fact.name] = value;
	}
	const unknown = Object.keys(facts).find((name) => !Object.hasOwn(read, name));
	if (unknown !== undefined) throw new Stop("fact-unknown", unknown);
	return read;
}

function allowed({ choices }: Outcome, value: Value): boolean {
	if (!choices) return true;
	const known = choices.map((each) => each.value);
	return (Array.isArray(value) ? value : [value]).every((each) => known.includes(each as string));
}

interface Worked {
	readonly value: unknown;
	readonly line: TraceLine;
}

/** A compiled value with its branches planned by the engine. */
class PlannedValue {
	readonly #compiled: Compiled;
	readonly #branches: readonly { readonly when: Planned | undefined; readonly result: Planned }[];
	readonly #head: Pick<TraceLine, "name" | "title" | "unit">;
	/** What the trace says of each branch, should it alone be taken. */
	readonly #hows: readonly How[];

	constructor(compiled: Compiled) {
		this.#compiled = compiled;
		this.#branches = compiled.branches.map(({ when, result }) => ({
			when: when && planExpression(when),
			result: planExpression(result),
		}));
		const { name, title, unit } = compiled;
		this.#head = { name, title, ...(unit ? { unit } : {}) };
		this.#hows = compiled.branches.map((_, index) => howOf(compiled, [index]));
	}

	get name(): string {
		return this.#compiled.name;
	}

	get role(): Compiled["role"] {
		return this.#compiled.role;
	}

	work(bindings: Record<string, unknown>): Worked {
		return this.#compiled.collects ? this.#collect(bindings) : this.#first(bindings);
	}

	#first(bindings: Record<string, unknown>): Worked {
		const taken = this.#branches.findIndex(({ when }) => !when || this.#ask(when, bindings) === true);
		if (taken < 0) throw new Stop("no-row", this.name);
		return this.#worked(this.#ask(this.#branches[taken]!.result, bindings), this.#hows[taken]!);
	}

	#collect(bindings: Record<string, unknown>): Worked {
		const taken = [...this.#branches.keys()].filter(
			(index) => this.#ask(this.#branches[index]!.when!, bindings) === true,
		);
		return this.#worked(
			taken.map((index) => this.#ask(this.#branches[index]!.result, bindings)),
			howOf(this.#compiled, taken),
		);
	}

	#ask(planned: Planned, bindings: Record<string, unknown>): unknown {
		const result = planned(bindings);
		if (!isCelError(result)) return result;
		const words = referralOf(result.message);
		throw words ? new Stop("referred", this.name, words) : new Stop("expression-failed", this.name);
	}

	#worked(value: unknown, how: How): Worked {
		const shown = showValue(this.#compiled.type, value);
		if (shown === undefined) throw new Stop("outcome-invalid", this.name);
		return { value, line: { ...this.#head, value: shown, ...how } };
	}
}

type How = Pick<TraceLine, "rows" | "rowTitles" | "branch">;

function howOf({ table, branches }: Compiled, taken: readonly number[]): How {
	if (!table) return branches.length > 1 ? { branch: branches[taken[0]!]!.whenText ?? "" } : {};
	return {
		rows: taken.map((index) => (branches[index]!.when ? index + 1 : 0)),
		rowTitles: taken.map((index) => branches[index]!.title!),
	};
}

function planExpression(expr: Expr): Planned {
	return plan(environment, expr) as Planned;
}
