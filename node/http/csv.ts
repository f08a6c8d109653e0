import type { TSchema } from "typebox";

/** One column of a table: where its value is found in a row. */
interface Column {
	readonly name: string;
	readonly path: readonly string[];
}

interface Member {
	readonly properties?: Readonly<Record<string, Member>>;
}

const deepest = 4;

/** The columns a row of this schema has: a member each, those of members that are objects by `outer.inner`. */
export function columnsOf(row: TSchema): readonly Column[] {
	return columnsBelow(row as Member, []);
}

function columnsBelow({ properties = {} }: Member, path: readonly string[]): Column[] {
	return Object.entries(properties).flatMap(([name, member]) => {
		const here = [...path, name];
		if (member.properties && here.length < deepest) return columnsBelow(member, here);
		return [{ name: here.join("."), path: here }];
	});
}

/**
 * A table as CSV (RFC 4180), with a header row and the octets by which spreadsheets know UTF-8. Lists stand as JSON. A text that a spreadsheet would
 * carry out as a formula gets an apostrophe before it.
 */
export function csvText(columns: readonly Column[], rows: readonly unknown[]): string {
	const lines = rows.map((row) => columns.map(({ path }) => field(cell(row, path))).join(","));
	return `\ufeff${[columns.map(({ name }) => field(name)).join(","), ...lines].join("\r\n")}\r\n`;
}

function cell(row: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, name) =>
			typeof value === "object" && value !== null && Object.hasOwn(value, name)
				? (value as Record<string, unknown>)[name]
				: undefined,
		row,
	);
}

function field(value: unknown): string {
	if (value === undefined || value === null) return "";
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	const text = typeof value === "string" ? harmless(value) : JSON.stringify(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(text: string): string {
	return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
