import type { ComponentChildren } from "preact";

export interface Column<R> {
	readonly title: ComponentChildren;
	readonly cell: (row: R) => ComponentChildren;
	/** Figures stand to the right, under one another. */
	readonly numeric?: boolean;
}

interface TableSetting<R> {
	readonly caption: ComponentChildren;
	/** Keeps the caption for those who listen, where a heading says it already. */
	readonly captionHidden?: boolean;
	/** The first names the row. */
	readonly columns: readonly [Column<R>, ...Column<R>[]];
	readonly rows: readonly R[];
}

/** Rows and columns. A wide one scrolls by itself, by keyboard too; a long one is laid out only where it is looked at. */
export function Table<R>({ caption, captionHidden, columns, rows }: TableSetting<R>) {
	const label = typeof caption === "string" ? caption : undefined;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
		<section class="table" tabIndex={0} aria-label={label}>
			<table>
				<caption class={captionHidden ? "hidden" : undefined}>{caption}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<th scope="col" class={column.numeric ? "numeric" : undefined}>
								{column.title}
							</th>
						))}
					</tr>
				</thead>
				{chunksOf(rows).map((chunk) => (
					<tbody class={rows.length > chunkRows ? "table-chunk" : undefined}>
						{chunk.map((row) => (
							<Row columns={columns} row={row} />
						))}
					</tbody>
				))}
			</table>
		</section>
	);
}

function Row<R>({ columns, row }: { readonly columns: readonly Column<R>[]; readonly row: R }) {
	const [first, ...others] = columns;
	return (
		<tr>
			<th scope="row">{first!.cell(row)}</th>
			{others.map((column) => (
				<td class={column.numeric ? "numeric" : undefined}>{column.cell(row)}</td>
			))}
		</tr>
	);
}

const chunkRows = 100;

function chunksOf<R>(rows: readonly R[]): readonly (readonly R[])[] {
	return Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, at) =>
		rows.slice(at * chunkRows, (at + 1) * chunkRows),
	);
}
