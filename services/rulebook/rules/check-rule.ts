import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Outcome, Rule, Step, Table } from "../rule-schema.ts";
import { cellsOverlap, checkCell } from "./cell.ts";
import { checkExpression, type Scope } from "./check-expression.ts";
import { type Compiled, compileRule } from "./compile-rule.ts";
import { checkFact, factKind } from "./fact-value.ts";
import { bool, bounded, fits, type Kind, kindOf, listOf, never, shown, string, unify } from "./kind.ts";
import { reservedNames } from "./reserved-names.ts";
import { bounds } from "./rule-bounds.ts";
import { at, RuleFault } from "./rule-fault.ts";

/** A rule that may run: its values as CEL, and a bound on the work of deciding once. */
export interface CheckedRule {
	readonly program: readonly Compiled[];
	readonly cost: number;
}

/**
 * Holds a rule's text to everything but its examples: words in both languages, names, declared bounds, tables, and every
 * expression's kind and work. Throws the first RuleFault.
 */
export function checkRule(rule: Rule): CheckedRule {
	checkSize(rule);
	checkNames(rule);
	if (rule.effectiveUntilMs !== undefined && rule.effectiveUntilMs <= rule.effectiveFromMs)
		throw new RuleFault("period-empty", "", "/effectiveUntilMs");
	rule.facts.forEach((fact, index) => {
		at(`/facts/${index}`, () => checkFact(fact));
	});
	rule.steps.forEach((step, index) => {
		at(`/steps/${index}`, () => checkStep(step));
	});
	rule.outcomes.forEach((outcome, index) => {
		at(`/outcomes/${index}`, () => checkOutcome(outcome));
	});
	const program = compileRule(rule);
	return { program, cost: checkProgram(rule, program) };
}

function checkSize(rule: Rule): void {
	let text: string;
	try {
		text = canonicalJson(rule);
	} catch {
		throw new RuleFault("text-not-unicode", "");
	}
	if (text.length > bounds.ruleLength) throw new RuleFault("rule-too-large", `${text.length}`);
	checkWords(rule, "");
}

/** Every `{zh, en}` in it says something, each in its own script. */
function checkWords(value: unknown, pointer: string): void {
	if (typeof value !== "object" || value === null) return;
	const { zh, en } = value as Partial<Words>;
	if (typeof zh === "string" && typeof en === "string") {
		if (!/\p{Script=Han}/u.test(zh) || !/[A-Za-z]/.test(en) || /\p{Script=Han}/u.test(en))
			throw new RuleFault("words-missing", "", pointer);
	}
	for (const [key, each] of Object.entries(value))
		if (key !== "facts" || !pointer.startsWith("/examples")) checkWords(each, `${pointer}/${key}`);
}

function checkNames({ facts, steps, outcomes }: Rule): void {
	const seen = new Set<string>();
	for (const { name } of [...facts, ...steps, ...outcomes]) {
		if (reservedNames.has(name)) throw new RuleFault("name-reserved", name);
		if (seen.has(name)) throw new RuleFault("names-repeated", name);
		seen.add(name);
	}
}

function checkStep({ expression, table, type }: Step): void {
	if ((expression === undefined) === (table === undefined)) throw new RuleFault("step-form", "");
	if (table) at("/table", () => checkTable(table));
	if (table?.hit === "collect" && (!type.startsWith("list(") || table.otherwise))
		throw new RuleFault("step-form", "a collecting table gives a list, and none where no row fits");
}

function checkTable({ columns, rows, hit }: Table): void {
	rows.forEach(({ cells }, index) => {
		if (cells.length !== columns.length) throw new RuleFault("cell-mismatch", "cells", `/rows/${index}`);
		cells.forEach((cell, column) => {
			at(`/rows/${index}/cells/${column}`, () => checkCell(cell, columns[column]!.type));
		});
		if (hit !== "unique") return;
		const clash = rows
			.slice(0, index)
			.findIndex((earlier) => earlier.cells.every((cell, column) => cellsOverlap(cell, cells[column]!)));
		if (clash >= 0) throw new RuleFault("rows-overlap", `with row ${clash + 1}`, `/rows/${index}`);
	});
}

function checkOutcome({ type, choices, sealed }: Outcome): void {
	if (type.includes("date") && !sealed) throw new RuleFault("date-open", "", "/sealed");
	if (type.startsWith("map(")) throw new RuleFault("type-mismatch", "an outcome is no map", "/type");
	if (type.includes("string") && !choices) throw new RuleFault("choices-missing", "", "/choices");
}

function checkProgram({ facts }: Rule, program: readonly Compiled[]): number {
	const names = new Map<string, Kind>([["rounding", string(10)]]);
	for (const fact of facts) names.set(fact.name, factKind(fact));
	let cost = 0;
	for (const compiled of program) {
		const checked = at(compiled.pointer, () => checkCompiled(compiled, { names, macros: 0 }));
		cost += checked.cost;
		if (cost > bounds.cost) throw new RuleFault("cost-too-high", `${cost}`, compiled.pointer);
		names.set(compiled.name, checked.kind);
	}
	return cost;
}

function checkCompiled({ branches, collects, table, type, role }: Compiled, scope: Scope) {
	let kind: Kind = never;
	let cost = 1;
	branches.forEach(({ when, result }, index) => {
		const place = table ? (when ? `/rows/${index}` : "/otherwise") : "/expression";
		at(place, () => {
			const condition = when && checkExpression(when, scope);
			if (condition) unify(condition.kind, bool);
			const given = checkExpression(result, scope);
			kind = unify(kind, given.kind);
			cost += (condition?.cost ?? 0) + given.cost + 1;
		});
	});
	const whole = bounded(collects ? listOf(kind, branches.length) : kind);
	if (!fits(whole, type)) throw new RuleFault("type-mismatch", `${shown(whole)}, declared ${type}`, "/type");
	if (role === "outcome" && whole.is === "never")
		throw new RuleFault("type-mismatch", "decides nothing", "/type");
	return { kind: unify(whole, declared(type)), cost };
}

/** A step that only refers is of the type declared. */
function declared(type: Compiled["type"]): Kind {
	return kindOf(type, { maxLength: 0, maxItems: 0 });
}
