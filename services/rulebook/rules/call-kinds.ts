// A catalogue: every operator and function a rule may use, and the kinds it takes and gives.
import { roundings } from "../choices.ts";
import { dayOfIso } from "./calendar-day.ts";
import { bool, date, int, type Kind, listOf, never, string, unify, weight } from "./kind.ts";
import type { Expr } from "./parse-expression.ts";
import { RuleFault } from "./rule-fault.ts";

/** A call as written: the target of a method comes first. */
interface Call {
	readonly name: string;
	readonly kinds: readonly Kind[];
	readonly nodes: readonly Expr[];
	readonly asMethod: boolean;
}

/** What the call gives, and its own work beyond one unit; undefined where the kinds do not match. */
type CallKind = (call: Call) => { readonly kind: Kind; readonly cost?: number } | undefined;

/** Most rows of a bracket table. */
const mostBrackets = 64;

/** `never` stands in for any kind: a referral ends the calculation wherever it stands. */
function are(kinds: readonly Kind[], ...wanted: readonly Kind["is"][]): boolean {
	return (
		kinds.length === wanted.length && kinds.every(({ is }, index) => is === wanted[index] || is === "never")
	);
}

function fixed(kind: Kind, ...wanted: readonly Kind["is"][]): CallKind {
	return ({ kinds }) => (are(kinds, ...wanted) ? { kind } : undefined);
}

/** One of these, the first that matches. */
function either(...options: readonly CallKind[]): CallKind {
	return (call) => {
		for (const option of options) {
			const found = option(call);
			if (found) return found;
		}
		return undefined;
	};
}

const joined: CallKind = ({ kinds: [left, right] }) => {
	if (left?.is === "string" && right?.is === "string")
		return { kind: string(left.most + right.most), cost: weight(left) + weight(right) };
	if (left?.is !== "list" || right?.is !== "list") return undefined;
	return {
		kind: listOf(unify(left.of, right.of), left.most + right.most),
		cost: left.most + right.most,
	};
};

const compared: CallKind = ({ kinds }) => {
	const [left, right] = kinds as [Kind, Kind];
	const kind = unify(left, right);
	return kind.is === "map" ? undefined : { kind: bool, cost: weight(kind) };
};

const ordered: CallKind = ({ kinds }) => {
	const { is } = unify(kinds[0]!, kinds[1]!);
	return ["int", "date", "string", "never"].includes(is)
		? { kind: bool, cost: weight(kinds[0]!) }
		: undefined;
};

const contained: CallKind = ({ kinds: [item, range] }) => {
	if (range?.is === "list") return { kind: bool, cost: weight(unify(range, listOf(item!, 0))) };
	return range?.is === "map" && item?.is === "string" ? { kind: bool } : undefined;
};

const chosen: CallKind = ({ kinds: [condition, left, right] }) =>
	condition?.is === "bool" || condition?.is === "never" ? { kind: unify(left!, right!) } : undefined;

const item: CallKind = ({ kinds: [range, place] }) => {
	if (range?.is === "list" && place?.is === "int") return { kind: range.of, cost: 1 };
	return range?.is === "map" && place?.is === "string" ? { kind: range.of } : undefined;
};

/** The engine overlooks an error beside an operand that decides alone, and a referral must never be overlooked. */
const logical: CallKind = ({ kinds, nodes }) => {
	if (nodes.some(refers)) throw new RuleFault("form-forbidden", "refer within && or ||");
	return kinds.every(({ is }) => is === "bool") ? { kind: bool } : undefined;
};

const size: CallKind = ({ kinds: [of, ...rest] }) =>
	rest.length === 0 && of && ["string", "list", "map"].includes(of.is)
		? { kind: int, cost: weight(of) }
		: undefined;

const searched: CallKind = ({ kinds, asMethod }) =>
	asMethod && are(kinds, "string", "string")
		? { kind: bool, cost: weight(kinds[0]!) * weight(kinds[1]!) }
		: undefined;

const spelled: CallKind = ({ kinds: [of, ...rest], asMethod }) =>
	!asMethod && rest.length === 0 && of && ["int", "bool", "string"].includes(of.is)
		? { kind: string(of.is === "string" ? of.most : 20) }
		: undefined;

/** A rate or quotient of ours, whose last argument names a rounding. */
function rounded(...wanted: readonly Kind["is"][]): CallKind {
	return ({ kinds, nodes, asMethod }) => {
		if (asMethod || !are(kinds, ...wanted, "string")) return undefined;
		const mode = nodes.at(-1)!;
		const isRule = mode.exprKind.case === "identExpr" && mode.exprKind.value.name === "rounding";
		if (!isRule && !Object.hasOwn(roundings, literalText(mode)))
			throw new RuleFault("literal-needed", "rounding");
		return { kind: int, cost: 2 };
	};
}

const bracketed: CallKind = ({ kinds: [amount], nodes, asMethod }) => {
	if (asMethod || nodes.length !== 2 || amount?.is !== "int") return undefined;
	const rows = literalRows(nodes[1]!);
	const rising = rows.every(([from], index) => index === 0 || from! > rows[index - 1]![0]!);
	if (rows.length === 0 || rows.length > mostBrackets || !rising || rows.some((row) => row.length !== 2))
		throw new RuleFault("literal-needed", "brackets rise, each [from, value]");
	return { kind: int, cost: 4 * rows.length };
};

const dated: CallKind = ({ nodes, asMethod }) => {
	if (asMethod || nodes.length !== 1) return undefined;
	if (dayOfIso(literalText(nodes[0]!)) === undefined) throw new RuleFault("literal-needed", "date");
	return { kind: date };
};

const referred: CallKind = ({ nodes, asMethod }) => {
	if (asMethod || nodes.length !== 2) return undefined;
	const [zh, en] = nodes.map(literalText) as [string, string];
	if (!/\p{Script=Han}/u.test(zh) || !/[A-Za-z]/.test(en)) throw new RuleFault("words-missing", "refer");
	return { kind: never };
};

/** By the name the parser gives it. */
export const calls: ReadonlyMap<string, CallKind> = new Map<string, CallKind>([
	["_+_", either(fixed(int, "int", "int"), fixed(date, "date", "int"), fixed(date, "int", "date"), joined)],
	["_-_", either(fixed(int, "int", "int"), fixed(date, "date", "int"), fixed(int, "date", "date"))],
	["_*_", fixed(int, "int", "int")],
	["_%_", fixed(int, "int", "int")],
	["-_", fixed(int, "int")],
	["!_", fixed(bool, "bool")],
	["_&&_", logical],
	["_||_", logical],
	["_==_", compared],
	["_!=_", compared],
	["_<_", ordered],
	["_<=_", ordered],
	["_>_", ordered],
	["_>=_", ordered],
	["@in", contained],
	["_?_:_", chosen],
	["_[_]", item],
	["@not_strictly_false", fixed(bool, "bool")],
	["size", size],
	["startsWith", searched],
	["endsWith", searched],
	["contains", searched],
	["string", spelled],
	["mulRate", rounded("int", "int", "int")],
	["divide", rounded("int", "int")],
	["bracket", bracketed],
	["date", dated],
	[
		"addMonths",
		({ kinds, asMethod }) => (!asMethod && are(kinds, "date", "int") ? { kind: date } : undefined),
	],
	["ageAt", ({ kinds, asMethod }) => (!asMethod && are(kinds, "date", "date") ? { kind: int } : undefined)],
	["refer", referred],
]);

function literalText({ exprKind }: Expr): string {
	const constant = exprKind.case === "constExpr" ? exprKind.value.constantKind : undefined;
	return constant?.case === "stringValue" ? constant.value : "";
}

function literalRows({ exprKind }: Expr): bigint[][] {
	return exprKind.case === "listExpr" ? exprKind.value.elements.map(literalInts) : [];
}

function literalInts({ exprKind }: Expr): bigint[] {
	if (exprKind.case !== "listExpr") return [];
	const ints = exprKind.value.elements.map(({ exprKind: each }) => {
		const constant = each.case === "constExpr" ? each.value.constantKind : undefined;
		return constant?.case === "int64Value" ? constant.value : undefined;
	});
	return ints.every((each) => each !== undefined) ? ints : [];
}

/** True where the expression, or anything in it, is a referral. */
function refers(part: unknown): boolean {
	if (typeof part !== "object" || part === null) return false;
	return (part as { function?: unknown }).function === "refer" || Object.values(part).some(refers);
}
