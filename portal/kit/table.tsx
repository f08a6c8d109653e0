import type { AriaRole, ComponentChildren } from "preact";

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
	/** Where there is little room each row stands by itself, every cell after the first under the title of its column. */
	readonly stacks?: boolean;
}

/** Rows and columns. A wide one scrolls by itself, by keyboard too; a long one is laid out only where it is looked at. */
export function Table<R>(setting: TableSetting<R>) {
	const { caption, captionHidden, columns, rows, stacks } = setting;
	// A browser skips what is out of sight only where it is a block.
	const long = rows.length > chunkRows;
	// What is laid out as blocks is a table no more, unless it says so.
	const role = (name: AriaRole) => (stacks || long ? { role: name } : {});
	const label = typeof caption === "string" ? caption : undefined;
	// Under a heading of the same words stands a landmark already; two of one name lead nobody anywhere.
	const grouped = captionHidden ? "group" : undefined;
	return (
		<section class={classOf({ stacks, long })} role={grouped} tabIndex={0} aria-label={label}>
			<table {...role("table")}>
				<caption class={captionHidden ? "hidden" : undefined}>{caption}</caption>
				<thead {...role("rowgroup")}>
					<tr {...role("row")}>
						{columns.map((column) => (
							<th scope="col" class={column.numeric ? "numeric" : undefined} {...role("columnheader")}>
								{column.title}
							</th>
						))}
					</tr>
				</thead>
				{chunksOf(rows).map((chunk) => (
					<tbody {...role("rowgroup")}>
						{chunk.map((row) => (
							<Row columns={columns} row={row} role={role} stacks={stacks} />
						))}
					</tbody>
				))}
			</table>
		</section>
	);
}

function classOf({ stacks, long }: { readonly stacks: boolean | undefined; readonly long: boolean }): string {
	return ["table", stacks ? "table-stacks" : "", long ? "table-long" : ""].filter(Boolean).join(" ");
}

interface RowSetting<R> {
	readonly columns: readonly Column<R>[];
	readonly row: R;
	readonly role: (name: AriaRole) => { readonly role?: AriaRole };
	readonly stacks: boolean | undefined;
}

function Row<R>({ columns, row, role, stacks }: RowSetting<R>) {
	const [first, ...others] = columns;
	return (
		<tr {...role("row")}>
			<th scope="row" class={first!.numeric ? "numeric" : undefined} {...role("rowheader")}>
				{first!.cell(row)}
			</th>
			{others.map((column) => (
				<td
					class={column.numeric ? "numeric" : undefined}
					data-title={stacks && typeof column.title === "string" && column.title ? column.title : undefined}
					{...role("cell")}
				>
					{column.cell(row)}
				</td>
			))}
		</tr>
	);
}

const chunkRows = 50;

function chunksOf<R>(rows: readonly R[]): readonly (readonly R[])[] {
	return Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, at) =>
		rows.slice(at * chunkRows, (at + 1) * chunkRows),
	);
}
