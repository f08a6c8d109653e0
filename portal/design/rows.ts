/** What can be done with a row of a list. */
export type RowDeed = "up" | "down" | "remove";

/** A list with one row moved or taken away; as it was where that cannot be. */
export function withRow<R>(rows: readonly R[], at: number, deed: RowDeed): readonly R[] {
	const row = rows[at];
	if (row === undefined) return rows;
	const without = rows.toSpliced(at, 1);
	if (deed === "remove") return without;
	const to = deed === "up" ? at - 1 : at + 1;
	return to < 0 || to >= rows.length ? rows : without.toSpliced(to, 0, row);
}

/** What a button of a list asks for, as `up:3` or `remove:first-name`. */
export function rowDeedOf(value: string): { readonly deed: RowDeed; readonly row: string } | undefined {
	const [, deed, row] = /^(up|down|remove):(.{1,200})$/.exec(value) ?? [];
	return deed === undefined ? undefined : { deed: deed as RowDeed, row: row! };
}
