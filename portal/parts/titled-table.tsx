import type { ComponentChildren } from "preact";
import { type Column, Table } from "../kit/table.tsx";

interface TitledTableSetting<R> {
	/** Of the heading, so that links lead to it. */
	readonly id: string;
	readonly title: string;
	readonly rows: readonly R[];
	/** The first names the row. */
	readonly columns: readonly [Column<R>, ...Column<R>[]];
	/** As of the table. */
	readonly stacks?: boolean;
	/** What is said in place of a table without rows; the head alone where nothing is. */
	readonly empty?: ComponentChildren;
	/** What stands below. */
	readonly children?: ComponentChildren;
}

/** A section that is one table: its heading is the table's caption for those who listen. */
export function TitledTable<R>(setting: TitledTableSetting<R>) {
	const { id, title, rows, columns, stacks, empty, children } = setting;
	const table = { caption: title, captionHidden: true, rows, columns, ...(stacks ? { stacks } : {}) };
	return (
		<section>
			<h2 id={id}>{title}</h2>
			{rows.length === 0 && empty !== undefined ? empty : <Table<R> {...table} />}
			{children}
		</section>
	);
}
