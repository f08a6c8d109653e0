import { type ScalarType, typeShapes, type ValueType } from "../choices.ts";
import type { Fact } from "../rule-schema.ts";
import { dayOfIso, isoOfDay } from "./calendar-day.ts";
import { type Kind, kindOf } from "./kind.ts";
import { bounds } from "./rule-bounds.ts";
import { RuleFault } from "./rule-fault.ts";

/** A fact or outcome as JSON carries it: dates are `YYYY-MM-DD`, whole numbers are safe integers. */
export type Value =
	| number
	| boolean
	| string
	| readonly (number | boolean | string)[]
	| { readonly [name: string]: number | boolean | string };

/** A value as the engine takes it: every number, and so every date, a bigint. */
type Scalar = bigint | boolean | string;
export type CelFact = Scalar | readonly Scalar[] | ReadonlyMap<string, Scalar>;

/** Characters of a text where the fact declares none. */
const defaultLength = 200;
const { safe } = bounds;
const mostSafe = BigInt(safe);

/** Refuses a fact whose bounds do not belong to its type (fact-bounds) or that may be of any length (list-unbounded). */
export function checkFact({ type, minimum = -safe, maximum = safe, maxLength, maxItems, unit }: Fact): void {
	const whole = type.includes("int");
	const many = type.includes("(");
	if (many && maxItems === undefined) throw new RuleFault("list-unbounded", "", "/maxItems");
	const bounded = minimum !== -safe || maximum !== safe || unit !== undefined;
	const wrong = [
		bounded && !whole,
		maxItems !== undefined && !many,
		maxLength !== undefined && !type.includes("string"),
	];
	if (minimum > maximum || wrong.includes(true)) throw new RuleFault("fact-bounds", "");
}

export function factKind({ type, maxLength = defaultLength, maxItems = 0 }: Fact): Kind {
	return kindOf(type, { maxLength, maxItems });
}

/** The fact as the engine takes it; undefined where it is not what was declared. */
export function readFact(fact: Fact, value: unknown): CelFact | undefined {
	const { shape, scalar } = typeShapes[fact.type];
	if (shape === "one") return readScalar(fact, scalar, value);
	return shape === "list" ? readList(fact, scalar, value) : readMap(fact, scalar, value);
}

function readList(fact: Fact, scalar: ScalarType, value: unknown): readonly Scalar[] | undefined {
	if (!Array.isArray(value) || value.length > (fact.maxItems ?? 0)) return undefined;
	const items = value.map((each) => readScalar(fact, scalar, each));
	return items.every((each) => each !== undefined) ? items : undefined;
}

/** In the order of its names, so that equal facts give equal results whatever the order in their file. */
function readMap(fact: Fact, scalar: ScalarType, value: unknown): ReadonlyMap<string, Scalar> | undefined {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	const names = Object.keys(value).sort();
	if (names.length > (fact.maxItems ?? 0)) return undefined;
	const map = new Map<string, Scalar>();
	for (const name of names) {
		const read = readScalar(fact, scalar, (value as Record<string, unknown>)[name]);
		if (read === undefined || name.length > bounds.choiceLength || !name.isWellFormed()) return undefined;
		map.set(name, read);
	}
	return map;
}

function readScalar(
	{ minimum = -safe, maximum = safe, maxLength = defaultLength }: Fact,
	type: ScalarType,
	value: unknown,
): Scalar | undefined {
	if (type === "bool") return typeof value === "boolean" ? value : undefined;
	if (type === "int") {
		if (!Number.isSafeInteger(value) || Object.is(value, -0)) return undefined;
		return (value as number) >= minimum && (value as number) <= maximum ? BigInt(value as number) : undefined;
	}
	if (typeof value !== "string" || !value.isWellFormed()) return undefined;
	if (type === "string") return [...value].length <= maxLength ? value : undefined;
	const day = dayOfIso(value);
	return day === undefined ? undefined : BigInt(day);
}

/** A result of the engine as JSON carries it; undefined where it has no such form. */
export function showValue(type: ValueType, value: unknown): Value | undefined {
	const { shape, scalar } = typeShapes[type];
	if (shape === "one") return showScalar(scalar, value);
	if (typeof value !== "object" || value === null) return undefined;
	if (shape === "map") return showMap(scalar, value as ReadonlyMap<string, unknown>);
	const items = [...(value as Iterable<unknown>)].map((each) => showScalar(scalar, each));
	return items.every((each) => each !== undefined) ? items : undefined;
}

function showMap(scalar: ScalarType, value: ReadonlyMap<string, unknown>): Value | undefined {
	const members = [...value.entries()].map(([name, each]) => [name, showScalar(scalar, each)] as const);
	if (members.some(([, each]) => each === undefined)) return undefined;
	return Object.fromEntries(members) as { [name: string]: number | boolean | string };
}

function showScalar(type: ScalarType, value: unknown): number | boolean | string | undefined {
	if (typeof value === "boolean") return type === "bool" ? value : undefined;
	if (typeof value === "string") return type === "string" ? value : undefined;
	if (typeof value !== "bigint" || value > mostSafe || value < -mostSafe) return undefined;
	if (type === "int") return Number(value);
	return type === "date" ? isoOfDay(Number(value)) : undefined;
}
