import { typeShapes, type ValueType } from "../choices.ts";
import { bounds } from "./rule-bounds.ts";
import { RuleFault } from "./rule-fault.ts";

/** The type of an expression, with how large its value can get. `never` is a value that cannot be: a referral, no item at all. */
export type Kind =
	| { readonly is: "int" | "bool" | "date" | "never" }
	| { readonly is: "string"; readonly most: number }
	| { readonly is: "list" | "map"; readonly of: Kind; readonly most: number };

export const int: Kind = { is: "int" };
export const bool: Kind = { is: "bool" };
export const date: Kind = { is: "date" };
export const never: Kind = { is: "never" };

export function string(most: number): Kind {
	return { is: "string", most };
}

export function listOf(of: Kind, most: number): Kind {
	return { is: "list", of, most };
}

/** The kind that a declared type is, with the sizes declared beside it. */
export function kindOf(
	type: ValueType,
	{ maxLength = 200, maxItems = 0 }: { readonly maxLength?: number; readonly maxItems?: number } = {},
): Kind {
	const { shape, scalar } = typeShapes[type];
	const of: Kind = scalar === "string" ? string(maxLength) : { is: scalar };
	return shape === "one" ? of : { is: shape, of, most: maxItems };
}

/** The kind that holds values of both, as large as either. Refuses two that differ (type-mismatch). */
export function unify(left: Kind, right: Kind): Kind {
	if (left.is === "never") return right;
	if (right.is === "never") return left;
	if ("of" in left && "of" in right && left.is === right.is)
		return { is: left.is, of: unify(left.of, right.of), most: Math.max(left.most, right.most) };
	if (left.is === "string" && right.is === "string") return string(Math.max(left.most, right.most));
	if (left.is === right.is) return left;
	throw new RuleFault("type-mismatch", `${shown(left)} and ${shown(right)}`);
}

/** True where a value of the kind fits a declared type; sizes apart. */
export function fits(kind: Kind, type: ValueType): boolean {
	try {
		unify(kind, kindOf(type));
		return true;
	} catch {
		return false;
	}
}

/** How much of memory and work a value of the kind is at most. */
export function weight(kind: Kind): number {
	if (kind.is === "string") return 1 + kind.most / 16;
	return "of" in kind ? 1 + kind.most * weight(kind.of) : 1;
}

/** The kind, if its values stay within bounds. Refuses others (cost-too-high). */
export function bounded(kind: Kind): Kind {
	if (weight(kind) > bounds.valueWeight) throw new RuleFault("cost-too-high", `a value of ${weight(kind)}`);
	return kind;
}

/** As a person writes it. */
export function shown(kind: Kind): string {
	return "of" in kind ? `${kind.is}(${shown(kind.of)})` : kind.is;
}
