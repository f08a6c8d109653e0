import { type Checked, checkExpression, type Scope } from "./check-expression.ts";
import { type Kind, listOf, string, unify } from "./kind.ts";
import type { Expr } from "./parse-expression.ts";
import { bounds } from "./rule-bounds.ts";
import { RuleFault } from "./rule-fault.ts";

type Comprehension = Extract<Expr["exprKind"], { case: "comprehensionExpr" }>["value"];

/** What a macro goes through: items of a list, or names of a map. */
interface Range {
	readonly of: Kind;
	readonly most: number;
}

/**
 * A macro (all, exists, exists_one, filter, map), which the parser has written out as a loop. Its work is bounded by the declared
 * size of what it goes through. Refuses loops over anything else, or nested beyond the bound (macros-too-deep).
 */
export function checkComprehension(loop: Comprehension, scope: Scope): Checked {
	if (loop.iterVar2 !== "") throw new RuleFault("form-forbidden", "two loop variables");
	if (scope.names.has(loop.iterVar)) throw new RuleFault("names-repeated", loop.iterVar);
	const range = checkExpression(loop.iterRange!, scope);
	const { of, most } = rangeOf(range.kind);
	const macros = scope.macros + 1;
	if (macros > bounds.macroDepth) throw new RuleFault("macros-too-deep", `${macros}`);
	const inner = (result: Kind): Scope => ({
		names: new Map([...scope.names, [loop.iterVar, of], [loop.accuVar, result]]),
		macros,
	});
	const start = checkExpression(loop.accuInit!, scope).kind;
	const step = checkExpression(loop.loopStep!, inner(start));
	const result = resultKind(start, step.kind, most);
	const condition = checkExpression(loop.loopCondition!, inner(result));
	const end = checkExpression(loop.result!, inner(result));
	// A list that grows is copied each time.
	const copying = result.is === "list" ? most * most : 0;
	const cost = range.cost + most * (1 + step.cost + condition.cost) + copying + end.cost;
	return { kind: end.kind, cost };
}

function rangeOf(kind: Kind): Range {
	if (kind.is === "list") return kind;
	if (kind.is === "map") return { of: string(bounds.choiceLength), most: kind.most };
	throw new RuleFault("type-mismatch", `a loop over ${kind.is}`);
}

/** What the loop gathers: one step's addition, as often as there are items. */
function resultKind(start: Kind, step: Kind, most: number): Kind {
	if (start.is === "list" && step.is === "list") return listOf(step.of, most * step.most);
	return unify(start, step);
}
