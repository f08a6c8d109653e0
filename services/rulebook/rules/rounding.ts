import type { Rounding } from "../choices.ts";

/** Whether a quotient moves one away from zero, by what is left over. `even` tells of the quotient cut short. */
interface Remainder {
	/** Twice the remainder against the divisor: negative below half, 0 at half, positive above. */
	readonly half: bigint;
	readonly negative: boolean;
	readonly even: boolean;
}

const movesAway: Readonly<Record<Rounding, (left: Remainder) => boolean>> = {
	"half-up": ({ half }) => half >= 0n,
	"half-even": ({ half, even }) => half > 0n || (half === 0n && !even),
	up: () => true,
	down: () => false,
	ceiling: ({ negative }) => !negative,
	floor: ({ negative }) => negative,
};

/** The quotient as a whole number, rounded as named; half-up is away from zero on both sides. Refuses a divisor of zero (RangeError). */
export function divideRounded(dividend: bigint, divisor: bigint, mode: Rounding): bigint {
	if (divisor === 0n) throw new RangeError("division by zero");
	const quotient = dividend / divisor;
	const remainder = dividend % divisor;
	if (remainder === 0n) return quotient;
	const negative = dividend < 0n !== divisor < 0n;
	const half = 2n * magnitude(remainder) - magnitude(divisor);
	if (!movesAway[mode]({ half, negative, even: quotient % 2n === 0n })) return quotient;
	return negative ? quotient - 1n : quotient + 1n;
}

function magnitude(value: bigint): bigint {
	return value < 0n ? -value : value;
}
