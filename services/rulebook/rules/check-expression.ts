import { calls } from "./call-kinds.ts";
import { checkComprehension } from "./check-comprehension.ts";
import { bool, bounded, int, type Kind, listOf, never, string, unify } from "./kind.ts";
import type { Expr } from "./parse-expression.ts";
import { RuleFault } from "./rule-fault.ts";

/** What an expression may name, and how deep in macros it stands. */
export interface Scope {
	readonly names: ReadonlyMap<string, Kind>;
	readonly macros: number;
}

/** An expression's kind, and a bound on the work of it. */
export interface Checked {
	readonly kind: Kind;
	readonly cost: number;
}

type Node<C extends Expr["exprKind"]["case"]> = Extract<Expr["exprKind"], { case: C }>["value"];

/**
 * The kind of an expression and a bound on its work, from the sizes declared. Refuses what a rule may not say: doubles, unsigned
 * numbers, bytes, times, messages, map literals, plain division, names and functions it does not know, kinds that do not match.
 */
export function checkExpression(expr: Expr, scope: Scope): Checked {
	const { kind, cost } = checkNode(expr, scope);
	return { kind: bounded(kind), cost: cost + 1 };
}

function checkNode({ exprKind }: Expr, scope: Scope): Checked {
	switch (exprKind.case) {
		case "constExpr":
			return { kind: constantKind(exprKind.value), cost: 0 };
		case "identExpr":
			return { kind: nameKind(exprKind.value.name, scope), cost: 0 };
		case "selectExpr":
			return checkSelect(exprKind.value, scope);
		case "listExpr":
			return checkList(exprKind.value, scope);
		case "callExpr":
			return checkCall(exprKind.value, scope);
		case "comprehensionExpr":
			return checkComprehension(exprKind.value, scope);
		default:
			throw new RuleFault("form-forbidden", exprKind.case ?? "nothing");
	}
}

function constantKind({ constantKind: { case: is, value } }: Node<"constExpr">): Kind {
	switch (is) {
		case "int64Value":
			// The parser takes longer ones, too.
			if (BigInt.asIntN(64, value) !== value) throw new RuleFault("form-forbidden", `${value}`);
			return int;
		case "boolValue":
			return bool;
		case "stringValue":
			return string([...value].length);
		case "doubleValue":
			throw new RuleFault("double-forbidden", `${value}`);
		default:
			throw new RuleFault("form-forbidden", is ?? "nothing");
	}
}

function nameKind(name: string, { names }: Scope): Kind {
	const kind = names.get(name);
	if (!kind) throw new RuleFault("name-unknown", name);
	return kind;
}

function checkSelect({ operand, testOnly }: Node<"selectExpr">, scope: Scope): Checked {
	const { kind, cost } = checkExpression(operand!, scope);
	if (kind.is !== "map") throw new RuleFault("type-mismatch", `${kind.is} has no members`);
	return { kind: testOnly ? bool : kind.of, cost };
}

function checkList({ elements, optionalIndices }: Node<"listExpr">, scope: Scope): Checked {
	if (optionalIndices.length > 0) throw new RuleFault("form-forbidden", "optional item");
	const checked = elements.map((each) => checkExpression(each, scope));
	const of = checked.map(({ kind }) => kind).reduce(unify, never);
	return { kind: listOf(of, elements.length), cost: sum(checked) };
}

function checkCall({ function: name, target, args }: Node<"callExpr">, scope: Scope): Checked {
	const call = calls.get(name);
	if (name === "double") throw new RuleFault("double-forbidden", "double()");
	if (name === "_/_") throw new RuleFault("division-unrounded", "/");
	if (!call) throw new RuleFault("function-unknown", name);
	const nodes = target ? [target, ...args] : args;
	const checked = nodes.map((each) => checkExpression(each, scope));
	const kinds = checked.map(({ kind }) => kind);
	const found = call({ name, kinds, nodes, asMethod: target !== undefined });
	if (!found) throw new RuleFault("type-mismatch", `${name}(${kinds.map(({ is }) => is).join(", ")})`);
	return { kind: found.kind, cost: sum(checked) + (found.cost ?? 0) };
}

function sum(checked: readonly Checked[]): number {
	return checked.reduce((total, { cost }) => total + cost, 0);
}
