// Columns a terminal gives a character: East Asian wide and fullwidth ones take two (Unicode UAX #11).
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

/** Columns a text takes on a terminal. */
export function textWidth(text: string): number {
	const characters = [...text].length;
	return characters + (text.match(wide)?.length ?? 0);
}

/** The text with spaces up to so many columns. */
export function padText(text: string, width: number): string {
	return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** Rows as aligned columns, two spaces between them. */
export function columns(rows: readonly (readonly string[])[]): string[] {
	const widths: number[] = [];
	for (const row of rows) {
		row.forEach((cell, at) => {
			widths[at] = Math.max(widths[at] ?? 0, textWidth(cell));
		});
	}
	return rows.map((row) =>
		row
			.map((cell, at) => (at === row.length - 1 ? cell : padText(cell, widths[at]!)))
			.join("  ")
			.trimEnd(),
	);
}
