import { type CelFunc, CelScalar, celFunc, celList, isCelList, listType } from "@bufbuild/cel";
import type { Rounding } from "../choices.ts";
import { addMonths, ageAt, dayOfIso } from "./calendar-day.ts";
import { divideRounded } from "./rounding.ts";

const { INT, STRING, DYN } = CelScalar;
const LIST = listType(DYN);
const TABLE = listType(listType(INT));
/** Years 0001 to 9999, as days since 1970-01-01. */
const firstDay = -719_162n;
const lastDay = 2_932_896n;
const mostMonths = 12_000n;

/** Thrown inside the engine to leave a case to a person; its message carries both languages. */
const referPrefix = "refer\n";

/** What `refer` said, from the engine's error message; undefined for any other error. */
export function referralOf(message: string): { readonly zh: string; readonly en: string } | undefined {
	if (!message.startsWith(referPrefix)) return undefined;
	const [, zh = "", en = ""] = message.split("\n");
	return { zh, en };
}

/** The functions of ours a rule may call. All take and give whole numbers; trouble is an error, never a value. */
export const ruleFunctions: readonly CelFunc[] = [
	celFunc("mulRate", [INT, INT, INT, STRING], INT, (amount, numerator, denominator, mode) =>
		int64(divideRounded(amount * numerator, denominator, mode as Rounding)),
	),
	celFunc("divide", [INT, INT, STRING], INT, (dividend, divisor, mode) =>
		int64(divideRounded(dividend, divisor, mode as Rounding)),
	),
	celFunc("bracket", [INT, TABLE], INT, (amount, table) => bracket(amount, table as Iterable<unknown>)),
	celFunc("date", [STRING], INT, (text) => BigInt(dayOfIso(text) ?? fail(`no date: ${text}`))),
	celFunc("addMonths", [INT, INT], INT, (day, months) => {
		if (months < -mostMonths || months > mostMonths) fail("too many months");
		return inCalendar(BigInt(addMonths(Number(inCalendar(day)), Number(months))));
	}),
	celFunc("ageAt", [INT, INT], INT, (birth, at) => {
		if (at < birth) fail("not born yet");
		return BigInt(ageAt(Number(inCalendar(birth)), Number(inCalendar(at))));
	}),
	celFunc("refer", [STRING, STRING], DYN, (zh, en) => fail(`${referPrefix}${zh}\n${en}`)),
	// The engine's own concatenation nests lists in lists, as deep as a comprehension is long.
	celFunc("_+_", [LIST, LIST], LIST, (left, right) => celList([...left, ...right])),
];

/** The value of the last row [from, value] whose `from` is reached. Refuses an amount below the first (RangeError). */
function bracket(amount: bigint, table: Iterable<unknown>): bigint {
	let found: bigint | undefined;
	for (const row of table) {
		const [from, value] = isCelList(row) ? ([...row] as bigint[]) : [];
		if (from === undefined || from > amount) break;
		found = value;
	}
	return found ?? fail("below the first bracket");
}

/** The engine does not hold what functions of ours give to 64 bits. */
function int64(value: bigint): bigint {
	return BigInt.asIntN(64, value) === value ? value : fail("int overflow");
}

function inCalendar(day: bigint): bigint {
	return day < firstDay || day > lastDay ? fail("outside the calendar") : day;
}

function fail(message: string): never {
	throw new RangeError(message);
}
