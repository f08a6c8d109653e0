const symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < 36; value++) values[symbols.charCodeAt(value)] = value;

/** Where the computation stands after the symbols so far; the beginning is 36. */
export type CheckState = number;

export const checkBeginning: CheckState = 36;

/**
 * Carries the computation of ISO/IEC 7064 MOD 37,36 over further symbols, so that a common beginning is computed once.
 * Refuses a symbol outside 0–9 and A–Z (RangeError).
 */
export function advanceCheck(state: CheckState, text: string): CheckState {
	let product = state;
	for (let index = 0; index < text.length; index++) {
		const value = values[text.charCodeAt(index)] ?? -1;
		if (value < 0) throw new RangeError(`not a symbol of MOD 37,36: ${text[index]}`);
		const sum = (product + value) % 36 || 36;
		product = (sum * 2) % 37;
	}
	return product;
}

/** The check character that completes what was carried so far. */
export function checkCharacter(state: CheckState): string {
	return symbols[(37 - state) % 36]!;
}
