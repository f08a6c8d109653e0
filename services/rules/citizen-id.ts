/** Why a text is not a citizen's identity number. */
export type CitizenIdFault = "format" | "date" | "check";

const shape = /^[1-9][0-9]{5}[0-9]{11}[0-9X]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

/** What an identity number says of its holder besides the order number. */
export interface CitizenId {
	/** As the standard writes it, with a capital X. */
	readonly text: string;
	/** Six digits of the division of first registration. Whether it ever existed is a question to a division table. */
	readonly divisionCode: string;
	/** `YYYY-MM-DD` */
	readonly birthDate: string;
	readonly sex: "male" | "female";
}

/**
 * Reads a citizen's identity number 公民身份号码 (GB 11643-1999): 18 characters, a real date, ISO 7064 MOD 11-2. A small x is
 * taken for X. Refuses the 15-digit numbers withdrawn in 2013 ("format").
 */
export function parseCitizenId(given: string): CitizenId | CitizenIdFault {
	const text = given.replace(/x$/, "X");
	if (!shape.test(text)) return "format";
	const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
	if (!isDate(Number(year), Number(month), Number(day))) return "date";
	if (citizenIdCheckCharacter(text.slice(0, 17)) !== text[17]) return "check";
	return {
		text,
		divisionCode: text.slice(0, 6),
		birthDate: `${year}-${month}-${day}`,
		sex: Number(text[16]) % 2 === 1 ? "male" : "female",
	};
}

/** The check character of the first 17 digits (GB 11643-1999 §4.4). Refuses other texts (RangeError). */
export function citizenIdCheckCharacter(body: string): string {
	if (!/^[0-9]{17}$/.test(body)) throw new RangeError("an identity number's body is 17 digits");
	const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
	return checkCharacters[sum % 11]!;
}

/** The Gregorian calendar, between the years an identity number's holder can have been born in. */
function isDate(year: number, month: number, day: number): boolean {
	if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return day <= days[month - 1]!;
}
