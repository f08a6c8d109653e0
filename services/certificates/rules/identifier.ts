import { advanceCheck, checkBeginning, checkCharacter } from "./check-character.ts";

/** Root of every electronic certificate identifier (GB/T 36904-2018). */
export const identifierRoot = "1.2.156.3005.2";

/** The parts of an electronic certificate identifier, in its order. */
export interface IdentifierParts {
	/** 21 symbols: credit code of the authority that keeps the type, and three digits. */
	readonly typeCode: string;
	/** Up to 18 symbols: the credit code, or local code, of the issuing authority. */
	readonly issuerCode: string;
	/** 1 to 32 symbols. */
	readonly serial: string;
	/** 1 to 999. */
	readonly version: number;
}

/** Why a text is no identifier: its shape, or a check character that does not fit the rest. */
export type IdentifierFault = "shape" | "check-character";

export const typeCodePattern = "^[0-9A-Z]{18}[0-9]{3}$";
export const serialPattern = "^[0-9A-Z]{1,32}$";
export const lastVersion = 999;

const issuerCode = /^[0-9A-Z]{2,18}$/;
const whole =
	/^1\.2\.156\.3005\.2\.([0-9A-Z]{18}[0-9]{3})\.([0-9A-Z]{2,18})\.([0-9A-Z]{1,32})\.([0-9]{3})\.([0-9A-Z])$/;

/** Makes identifiers of one type and issuer; what they have in common is computed once. */
export function identifierMaker(typeCode: string, issuerCode: string) {
	const head = `${identifierRoot}.${typeCode}.${issuerCode}.`;
	const state = advanceCheck(advanceCheck(checkBeginning, typeCode), issuerCode);
	return (serial: string, version: number): string => {
		const digits = String(version).padStart(3, "0");
		const check = checkCharacter(advanceCheck(advanceCheck(state, serial), digits));
		return `${head}${serial}.${digits}.${check}`;
	};
}

/** The identifier of these parts, with its check character. Refuses symbols it cannot hold (RangeError). */
export function formatIdentifier({ typeCode, issuerCode, serial, version }: IdentifierParts): string {
	return identifierMaker(typeCode, issuerCode)(serial, version);
}

/** Reads an identifier, or says why it is none. */
export function parseIdentifier(text: string): IdentifierParts | IdentifierFault {
	const match = whole.exec(text);
	if (!match) return "shape";
	const [, typeCode, issuer, serial, digits, check] = match as unknown as [
		string,
		string,
		string,
		string,
		string,
		string,
	];
	const state = advanceCheck(checkBeginning, typeCode + issuer + serial + digits);
	if (checkCharacter(state) !== check) return "check-character";
	return digits === "000" ? "shape" : { typeCode, issuerCode: issuer, serial, version: Number(digits) };
}

/** The issuer code of a department: the local part of its account, where an identifier can hold it. */
export function issuerCodeOf(department: string): string | undefined {
	const code = department.slice("department:".length);
	return issuerCode.test(code) ? code : undefined;
}
