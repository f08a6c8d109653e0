const weights = [3, 7, 9, 10, 5, 8, 4, 2];
const shape = /^[0-9A-Z]{8}-?[0-9X]$/;

/** True for a nine-character organisation code 组织机构代码 with its check character (GB 11714), with or without the hyphen. */
export function isOrganisationCode(text: string): boolean {
	if (!shape.test(text)) return false;
	const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(text[index]!, 36), 0);
	return "0X987654321"[sum % 11] === text.at(-1);
}

/** The organisation code inside a credit code: its characters 9 to 17 (GB 32100 §4). */
export function organisationCodeOf(uscc: string): string {
	return uscc.slice(8, 17);
}
