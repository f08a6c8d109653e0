/** What an item code says about itself. */
export interface ItemCodeParts {
	/** True for the national form: basic code, division, three digits, credit code, one digit, two digits. */
	readonly standard: boolean;
	readonly division: string | undefined;
	/** Code of the implementing body, as written. */
	readonly owner: string | undefined;
}

const standard = /^[0-9A-Z]{12,14}-([0-9]{12})-[0-9]{3}-([0-9A-Z]{18})-[0-9]-[0-9]{2}$/;
const older = /^[0-9A-Z-]+?-([0-9]{12})-[0-9]{3}-([0-9A-Z]+(?:-[0-9X])?)-[0-9]-[0-9]{2}$/;
const short = /^[A-Z]-[0-9]{6}-[0-9]{3,4}-([0-9A-Z]{8,18})$/;

/** Reads an item code in capitals, whichever of the forms in use it has; what it does not say is undefined. */
export function itemCodeParts(code: string): ItemCodeParts {
	const national = standard.exec(code);
	if (national) return { standard: true, division: national[1], owner: national[2] };
	const wide = older.exec(code);
	if (wide) return { standard: false, division: wide[1], owner: wide[2] };
	return { standard: false, division: undefined, owner: short.exec(code)?.[1] };
}
