const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const modulus = alphabet.length;
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** True for a unified social credit code 统一社会信用代码: its alphabet, its six digits of division and its check character (GB 32100). */
export function isUscc(text: string): boolean {
	return shape.test(text) && usccCheckCharacter(text.slice(0, 17)) === text[17];
}

/** The check character of the first 17 (GB 32100 §A: weights 3^(i−1) mod 31). Refuses other texts (RangeError). */
export function usccCheckCharacter(body: string): string {
	if (body.length !== 17) throw new RangeError(`a credit code's body has 17 characters, not ${body.length}`);
	let sum = 0;
	let weight = 1;
	for (const character of body) {
		const value = alphabet.indexOf(character);
		if (value < 0) throw new RangeError(`"${character}" is not in a credit code's alphabet`);
		sum += value * weight;
		weight = (weight * 3) % modulus;
	}
	return alphabet[(modulus - (sum % modulus)) % modulus]!;
}
